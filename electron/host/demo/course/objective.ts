import type { EvidenceKind } from '#shared/contract/types.ts';

/** An objective of the demo's chemistry year. */
export interface DemoObjective {
  readonly statement: string;
  /** In the student's words. */
  readonly target: string;
  /** What typically goes wrong; becomes feedback. */
  readonly slip: string;
  readonly critical?: boolean;
  /** Codes without the leading letter. */
  readonly needs?: readonly string[];
  readonly ways?: readonly EvidenceKind[];
  readonly example?: string;
  readonly question?: string;
}

export interface DemoUnit {
  readonly name: string;
  readonly objectives: readonly DemoObjective[];
}
