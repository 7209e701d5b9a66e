/** Sentences that the host writes itself: reasoning of letters. */
export const host = {
  'letter.line.counted_one': '1 objective counted',
  'letter.line.counted_other': '{{count}} objectives counted',
  'letter.line.mastered': 'Mastered',
  'letter.line.bound': '{{letter}} from {{from}} %',
  'letter.line.too-few': 'No grade: fewer than {{minimum}} objectives count',
  'letter.line.owed-critical': 'Incomplete: critical objectives without evidence',
  'letter.line.owed-share': 'Incomplete: too many counted objectives without evidence',
  'letter.line.owed': 'Counted without evidence yet',
  'letter.left-out.excused': 'not asked of this student',
  'letter.left-out.not-open': 'not open yet',
  'letter.left-out.due-later': 'due later',
  'letter.left-out.other-term': 'due in another term',
  'letter.left-out.few-assessed': 'not shown yet, like most of the class',
} as const;
