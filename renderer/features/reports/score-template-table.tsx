import type { Output } from '#shared/contract/contract.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';

type Line = Output<'pst.preview'>['lines'][number];

/** Every line of a template: whom it means, what stands there and what will. */
export function ScoreTemplateTable({ lines }: { lines: readonly Line[] }) {
  const say = useSay();
  // What needs a person's eye stands first; the rest in the order of the file.
  const rank = (line: Line): number =>
    line.why !== null ? 0 : line.student === null ? 1 : line.isOtherName ? 2 : 3;
  const shown = lines.map((line, at) => ({ line, at })).sort((a, b) => rank(a.line) - rank(b.line));
  return (
    <table className="pst-table" aria-label={say('pst.lines')}>
      <thead>
        <tr className="column-head">
          <th scope="col">{say('pst.col-number')}</th>
          <th scope="col">{say('pst.col-student')}</th>
          <th scope="col">{say('letters.col-letter')}</th>
          <th scope="col">{say('pst.col-before')}</th>
          <th scope="col">{say('pst.col-value')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ line, at }) => (
          <tr key={at} data-warm={rank(line) < 3}>
            <td className="pst-number">{line.number}</td>
            <th scope="row">
              <PersonName>{line.student ?? line.name}</PersonName>
              {line.why === null ? null : <span className="pst-why">{line.why}</span>}
              {line.student === null ? <span className="pst-why">{say('pst.unknown')}</span> : null}
              {line.isOtherName ? (
                <span className="pst-why">
                  {say('pst.other-name')} <PersonName>{line.name}</PersonName>
                </span>
              ) : null}
            </th>
            <td className="letter">{line.letter === null ? '' : shownLetter(line.letter)}</td>
            <td className="soft">{line.before}</td>
            <td>
              <strong>{line.value ?? (line.student === null ? say('pst.stays') : '–')}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
