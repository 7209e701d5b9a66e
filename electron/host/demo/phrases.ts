/** What a teacher writes beside a level; what went wrong stands with each objective. */

export const BASIC = [
  'Right with the notes open.',
  'Method is there; slow and careful.',
  'Works for the example from class, not yet for a new one.',
  'Correct, without saying why.',
] as const;

export const CLEAR = [
  'Sure on paper and aloud.',
  'One slip, found it alone.',
  'Explains the step that was missing last time.',
] as const;

export const DEEP = [
  'Explained it to a partner without notes.',
  'Found a case where the rule fails, and why.',
  'Carried it over to the lab unasked.',
  'Two ways, and knows which is shorter.',
] as const;

export const HELP_NOTES = [
  'Went through the example step by step.',
  'Drew it with particles first.',
  'Two problems together, two alone.',
  'Card with the steps to keep.',
  'Watched the short video, then five problems.',
] as const;

export const NOTES = [
  'Shows more when asked aloud than on paper.',
  'Sits better at the front table.',
  'Works until nine in the evening on Tuesdays.',
  'Asked for fewer words on the page.',
  'Good partner for explaining; likes to be asked.',
  'New glasses; copies fewer digits wrong since.',
] as const;
