import { createProblems, type Problem, type Problems } from './problem.ts';

/** Problems in the order in which they help: each stage presumes that the ones before are well. */
export interface Stages {
  readonly manifest: Problems;
  readonly headings: Problems;
  readonly rows: Problems;
  readonly unique: Problems;
  readonly references: Problems;
}

export const createStages = (): Stages => ({
  manifest: createProblems(),
  headings: createProblems(),
  rows: createProblems(),
  unique: createProblems(),
  references: createProblems(),
});

/** All stages' problems in their order. */
export function problemsOf(stages: Stages): Problem[] {
  const { manifest, headings, rows, unique, references } = stages;
  return [manifest, headings, rows, unique, references].flatMap((stage) => stage.list());
}
