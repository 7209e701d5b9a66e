import type { Host } from '#host/create-host.ts';
import type { Input, Name, Output } from '#shared/contract/contract.ts';

/** What only the rules of Gradus can work out, as rows by table. */
export interface Figures {
  readonly masteryFigure: readonly Record<string, unknown>[];
  readonly letterFigure: readonly Record<string, unknown>[];
}

type Ask = <N extends Name>(name: N, input: Input<N>) => Promise<Output<N> | null>;

/** The department's own figures, so that a database never reckons otherwise than the window. */
export async function figuresOf(host: Host): Promise<Figures> {
  const ask: Ask = async (name, input) => {
    const answer = await host.request(name, input);
    return answer.ok ? (answer.value as Output<typeof name>) : null;
  };
  const letterFigure: Record<string, unknown>[] = [];
  const terms = oncePerTerm((await ask('term.list', {})) ?? []);
  for (const term of [null, ...terms]) {
    // Where no rule is there, or a term does not fit it, there are no letters to publish.
    const found = await ask('department.letters', term ? { term: term.id } : {});
    for (const { class: id, name, teacher, counts } of found?.sections ?? []) {
      for (const [position, students] of (counts ?? []).entries()) {
        const letter = found?.letters[position] ?? '';
        const section = { class: id, section: name, teacher };
        const rule = found?.rule ?? '';
        letterFigure.push({
          term: term?.name ?? null,
          starts: term?.start ?? null,
          ends: term?.end ?? null,
          rule,
          ...section,
          letter,
          position,
          students,
        });
      }
    }
  }
  return { masteryFigure: masteryOf(await ask('department.objectives', {})), letterFigure };
}

/** Every teacher brings the school's terms along: of one name and the same days they are one. */
function oncePerTerm(terms: Output<'term.list'>): Output<'term.list'> {
  const days = new Map(
    terms.map((term) => [JSON.stringify([term.name, term.start, term.end]), term]),
  );
  return [...days.values()];
}

function masteryOf(
  found: Output<'department.objectives'> | null,
): readonly Record<string, unknown>[] {
  if (!found) return [];
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
