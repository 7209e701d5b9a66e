import type { Output } from '#shared/contract/contract.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import './handing-in.css';

export type DisputeView = Output<'dispute.get'>;

/** Then and now side by side, what differs, and every entry between. */
export function DisputeParts({ sheet }: { sheet: DisputeView }) {
  const say = useSay();
  return (
    <>
      <div className="side-by-side">
        <Side
          title={say(sheet.isHandedIn ? 'dispute.then-handed-in' : 'dispute.then')}
          side={sheet.before}
          stands={sheet.isHandedIn ? sheet.stands : null}
        />
        <Side title={say('dispute.now')} side={sheet.now} stands={null} />
      </div>
      <Differences sheet={sheet} />
      <Entries sheet={sheet} />
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly side: DisputeView['now'];
  /** What stands on paper after grade changes. */
  readonly stands: string | null;
}

function Side({ title, side, stands }: SideProps) {
  const say = useSay();
  const format = useFormat();
  return (
    <section>
      <h3>{title}</h3>
      <p className="side-letter">
        {shownLetter(side.letter)}
        {stands !== null && stands !== side.letter ? ` → ${shownLetter(stands)}` : null}
      </p>
      <p className="soft">
        {say('letters.counted', { mastered: side.mastered, count: side.counted })} · {side.rule}
      </p>
      <p className="soft">
        {say('dispute.known', { asOf: format.day(side.asOf), at: format.dayAndTime(side.at) })}
      </p>
      <dl className="side-lines">
        {side.lines.map((line, index) => (
          <div key={`${line.letter} ${line.text}`} data-holds={line.holds}>
            <dt>
              <span className="side-of">
                {line.letter !== null && line.letter !== side.lines[index - 1]?.letter
                  ? shownLetter(line.letter)
                  : null}
              </span>
              {line.text}
            </dt>
            <dd>{line.figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Differences({ sheet }: { sheet: DisputeView }) {
  const say = useSay();
  const cell = (isCounted: boolean, level: string | null) =>
    isCounted ? (level ?? say('charts.nothing')) : say('dispute.not-counted');
  return (
    <section>
      <h3>{say('dispute.differences')}</h3>
      {sheet.differences.length === 0 ? (
        <p className="soft">{say('dispute.no-differences')}</p>
      ) : (
        <table className="hand-in-table print-table" aria-label={say('dispute.differences')}>
          <thead>
            <tr>
              <th scope="col">{say('charts.objective')}</th>
              <th scope="col">{say('dispute.then')}</th>
              <th scope="col">{say('dispute.now')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.differences.map((one) => (
              <tr key={one.code}>
                <th scope="row">
                  <strong>{one.code}</strong> {one.statement}
                </th>
                <td>{cell(one.countedBefore, one.before)}</td>
                <td>{cell(one.countedNow, one.now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Entries({ sheet }: { sheet: DisputeView }) {
  const say = useSay();
  const format = useFormat();
  // Entries of one instant have nothing but their place that tells them apart.
  const numbered = sheet.entries.map((entry, place) => ({ entry, key: `${entry.at} ${place}` }));
  return (
    <section>
      <h3>{say('dispute.entries')}</h3>
      {sheet.entries.length === 0 ? (
        <p className="soft">{say('dispute.no-entries')}</p>
      ) : (
        <table className="hand-in-table print-table" aria-label={say('dispute.entries')}>
          <thead>
            <tr>
              <th scope="col">{say('dispute.col-when')}</th>
              <th scope="col">{say('dispute.col-by')}</th>
              <th scope="col">{say('dispute.col-on')}</th>
              <th scope="col">{say('charts.objective')}</th>
              <th scope="col">{say('dispute.col-what')}</th>
            </tr>
          </thead>
          <tbody>
            {numbered.map(({ key, entry }) => (
              <tr key={key}>
                <td>{format.dayAndTime(entry.at)}</td>
                <td>{entry.by}</td>
                <td>{entry.on === null ? null : format.day(entry.on)}</td>
                <td>{entry.objective}</td>
                <td>{entry.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
