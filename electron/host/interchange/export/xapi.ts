/** An attempt as a learning record says it. */
export interface LearnedAttempt {
  readonly id: string;
  readonly on: string;
  readonly objective: { readonly id: string; readonly code: string; readonly statement: string };
  readonly kind: string;
  readonly task: { readonly id: string; readonly name: string } | null;
  readonly level: { readonly key: string; readonly name: string } | null;
  readonly points: { readonly score: number; readonly outOf: number } | null;
  /** Where it lies between the lowest (0) and the top level (1) of its scale. */
  readonly scaled: number | null;
  /** Reached the threshold; null where nothing says so. */
  readonly success: boolean | null;
}

/** Who learned; with a pseudonym nothing in it leads back without the sender's file. */
export interface Learner {
  readonly account: string;
  readonly name: string | null;
}

const ADL = 'http://adlnet.gov/expapi';
const VERBS = { mastered: 'mastered', attempted: 'attempted' } as const;
const bounded = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;

/** Statements of xAPI 1.0.3, one an attempt, in the order of the attempts. */
export function xapiStatements(
  attempts: readonly LearnedAttempt[],
  { account, name }: Learner,
  gradebook: string,
): object[] {
  const actor = {
    objectType: 'Agent',
    ...(name !== null && { name }),
    account: { homePage: `urn:uuid:${gradebook}`, name: account },
  };
  return attempts.map((attempt) => {
    const verb = attempt.success === true ? VERBS.mastered : VERBS.attempted;
    return {
      id: attempt.id,
      actor,
      verb: { id: `${ADL}/verbs/${verb}`, display: { 'en-US': verb } },
      object: {
        objectType: 'Activity',
        id: `urn:uuid:${attempt.objective.id}`,
        definition: {
          type: `${ADL}/activities/objective`,
          name: { 'en-US': attempt.objective.code },
          description: { 'en-US': attempt.objective.statement },
        },
      },
      result: resultOf(attempt),
      context: {
        platform: 'Gradus',
        ...(attempt.task && {
          contextActivities: {
            grouping: [
              {
                objectType: 'Activity',
                id: `urn:uuid:${attempt.task.id}`,
                definition: {
                  type: `${ADL}/activities/assessment`,
                  name: { 'en-US': attempt.task.name },
                },
              },
            ],
          },
        }),
        extensions: { 'urn:gradus:kind': attempt.kind },
      },
      // A day is all that is known; its middle is the same day in most places.
      timestamp: `${attempt.on}T12:00:00.000Z`,
      version: '1.0.3',
    };
  });
}

function resultOf({ level, points, scaled, success }: LearnedAttempt): object {
  const isPoints = points !== null && points.score >= 0 && points.score <= points.outOf;
  const raw = isPoints ? { raw: points.score, min: 0, max: points.outOf } : {};
  const score = { ...(scaled !== null && { scaled: bounded(scaled) }), ...raw };
  return {
    ...(Object.keys(score).length > 0 && { score }),
    ...(success !== null && { success }),
    ...(level && {
      response: level.name,
      extensions: { 'urn:gradus:level': level.key },
    }),
  };
}
