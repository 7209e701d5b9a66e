/** The work of filling the demo. */
export const demo = {
  'job.demo': 'Making up a school year',
} as const;
