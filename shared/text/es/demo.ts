/** The work of filling the demo. */
export const demo = {
  'job.demo': 'Inventando un año escolar',
} as const;
