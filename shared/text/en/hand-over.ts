/** A student's record for the next teacher: writing it, and taking one that came. */
export const handOver = {
  'hand-over.what': 'Record',
  'hand-over.why.pseudonyms': 'its names stand for nobody here; ask for one without pseudonyms',
  'hand-over.why.nobody': 'it holds no student; ask for the hand-over of one',
  'hand-over.why.several':
    'it holds {{count}} students and is no hand-over of one; merge it as a bundle instead',
  'hand-over.why.unplayable': 'its history makes no whole record; ask for it again',
  'hand-over.why.own': 'this gradebook wrote it, so all of it is here already',
  'hand-over.why.ask-student':
    'it is not sure which student it is; say it with --student, or --new for somebody new',
  'hand-over.why.ask-class': 'it is not said which class takes it; add --class',
  'job.hand-over-look': 'Looking at what the record holds',
  'job.hand-over-read': 'Reading the record',
  'job.hand-over-match': 'Looking for its objectives here',
  'job.hand-over-take': 'Taking the record',
} as const;
