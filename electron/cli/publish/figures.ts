import type { Host } from '#host/create-host.ts';
import type { Input, Name, Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { oncePerTerm } from '#shared/domain/term.ts';

/** What only the rules of Gradus can work out, as rows by table. */
export interface Figures {
  readonly masteryFigure: readonly Record<string, unknown>[];
  readonly letterFigure: readonly Record<string, unknown>[];
}

/**
 * The department's own figures, so that a database never reckons otherwise than the window. Throws
 * the host's TroubleError: figures that could not be reckoned are not published as none.
 */
export async function figuresOf(host: Host): Promise<Figures> {
  const ask = async <N extends Name>(name: N, input: Input<N>): Promise<Output<N>> => {
    const answer = await host.request(name, input);
    if (!answer.ok) throw new TroubleError(answer.error.code, answer.error.params);
    return answer.value as Output<N>;
  };
  const letterFigure: Record<string, unknown>[] = [];
  for (const term of [null, ...oncePerTerm(await ask('term.list', {}))]) {
    const { rule, letters, sections } = await ask(
      'department.letters',
      term ? { term: term.id } : {},
    );
    for (const { class: id, name, teacher, counts } of sections) {
      for (const [position, students] of (counts ?? []).entries()) {
        letterFigure.push({
          term: term?.name ?? null,
          starts: term?.start ?? null,
          ends: term?.end ?? null,
          rule,
          ...{ class: id, section: name, teacher },
          letter: letters[position] ?? '',
          position,
          students,
        });
      }
    }
  }
  return { masteryFigure: masteryOf(await ask('department.objectives', {})), letterFigure };
}

function masteryOf(found: Output<'department.objectives'>): readonly Record<string, unknown>[] {
  const { sections, objectives, asked, assessed, mastered } = found;
  return objectives.flatMap(({ id: objective, course, code, statement }, row) =>
    sections.flatMap(({ class: id, name, teacher }, column) => {
      const at = row * sections.length + column;
      if ((asked[at] ?? -1) < 0) return [];
      const figures = { asked: asked[at], assessed: assessed[at], mastered: mastered[at] };
      const what = { objective, course, code, statement };
      return [{ class: id, section: name, teacher, ...what, ...figures }];
    }),
  );
}
