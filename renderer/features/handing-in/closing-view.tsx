import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { termTree } from '#shared/domain/term.ts';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { PrintDocument } from '../../print/print-document.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import './closing-view.css';
import './handing-in.css';
import './handing-in-print.css';
import { FamilyNotices } from './family-notices.tsx';
import { innermostOn } from './innermost-term.ts';

export type Closing = Output<'closing.get'>;
type Line = Closing['students'][number];

/** Room before the name of a term that hangs inside another. */
const INDENT = '\u2003';
const YEAR = 'year';
const ONLY_I = 'I';

/** Over all classes: whom a little work would help most before the term closes. */
export function ClosingView() {
  const say = useSay();
  const format = useFormat();
  const saveFile = useSaveFile();
  const terms = useQuery('term.list', {}).value;
  const today = useQuery('gradebook.get', {}).value?.today;
  const [chosen, setChosen] = useState<string | null>(null);
  const [below, setBelow] = useState('C');
  const [isPrinting, setPrinting] = useState(false);
  const usual = terms && today ? innermostOn(terms, today) : null;
  const term = chosen === YEAR ? null : (chosen ?? usual);
  const input = { term, below: below === ONLY_I ? null : below };
  const query = useQuery('closing.get', terms && today ? input : null);

  const save = (name: string) =>
    saveFile({
      name: `${say('closing.file', { term: name })}.csv`,
      extension: 'csv',
      write: (client, to) => client.run('export.closing', { ...input, to }),
      done: say('closing.saved'),
    });

  return (
    <>
      <header className="class-head">
        <div className="class-title day-title">
          <h1>{say('closing.title')}</h1>
          <p className="class-facts">{say('closing.lead')}</p>
        </div>
      </header>
      <QueryGate query={query} keepsLast>
        {(closing) => (
          <div className="closing">
            <div className="choice-line">
              <Choice
                label={say('letters.term')}
                isLabelHidden
                isInline
                value={term ?? YEAR}
                onChange={setChosen}
                options={[
                  ...termTree(terms ?? []).map(({ term: one, depth }) => ({
                    value: one.id,
                    label: INDENT.repeat(depth) + one.name,
                  })),
                  { value: YEAR, label: say('letters.whole-year') },
                ]}
              />
              {closing.term ? (
                <span className="soft">
                  {closing.term.end < closing.asOf
                    ? say('closing.over')
                    : say('closing.closes', { day: format.weekdayDay(closing.term.end) })}
                </span>
              ) : null}
              <Choice
                label={say('closing.below')}
                isLabelHidden
                isInline
                value={below}
                onChange={setBelow}
                options={[
                  // Below the worst there is nothing.
                  ...closing.letters.slice(0, -1).map((letter) => ({
                    value: letter,
                    label: say('closing.below-option', { letter: shownLetter(letter) }),
                  })),
                  ...(closing.letters.slice(0, -1).includes(below) || below === ONLY_I
                    ? []
                    : [
                        {
                          value: below,
                          label: say('closing.below-option', { letter: shownLetter(below) }),
                        },
                      ]),
                  { value: ONLY_I, label: say('closing.only-i') },
                ]}
              />
              <span className="soft">
                {say('closing.count', { count: closing.students.length })}
              </span>
              <span className="line-end">
                <Button
                  isDisabled={closing.students.length === 0}
                  onPress={() => setPrinting(true)}
                >
                  {say('closing.notices')}
                </Button>
                <Button
                  isDisabled={closing.students.length === 0}
                  onPress={() => void save(closing.term?.name ?? say('letters.whole-year'))}
                >
                  {say('closing.save')}
                </Button>
              </span>
            </div>
            {closing.ungraded.length === 0 ? null : (
              <p className="soft closing-ungraded">
                {say('closing.ungraded', {
                  classes: closing.ungraded
                    .map((one) =>
                      say('closing.ungraded-class', { class: one.class.name, count: one.students }),
                    )
                    .join(', '),
                })}
              </p>
            )}
            {closing.students.length === 0 ? (
              <Empty>{say('closing.empty')}</Empty>
            ) : (
              <ClosingTable closing={closing} />
            )}
            {isPrinting ? (
              <PrintDocument
                isLandscape={false}
                log={{
                  what: 'family-notices',
                  classes: [...new Set(closing.students.map((one) => one.class.id))],
                  students: null,
                  who: [...new Set(closing.students.map((one) => one.id))],
                }}
                onDone={() => setPrinting(false)}
                render={(ready) => <FamilyNotices closing={closing} onReady={ready} />}
              />
            ) : null}
          </div>
        )}
      </QueryGate>
    </>
  );
}

function ClosingTable({ closing }: { closing: Closing }) {
  const say = useSay();
  return (
    <table className="closing-table" aria-label={say('closing.title')}>
      <thead>
        <tr>
          <th scope="col">{say('closing.col-student')}</th>
          <th scope="col">{say('closing.col-class')}</th>
          <th scope="col">{say('closing.col-letter')}</th>
          <th scope="col">{say('closing.col-next')}</th>
          <th scope="col">{say('closing.col-way')}</th>
        </tr>
      </thead>
      <tbody>
        {closing.students.map((line) => (
          <tr key={`${line.class.id} ${line.id}`}>
            <th scope="row">
              <a
                href={formatRoute({
                  at: 'class',
                  class: line.class.id,
                  view: 'letters',
                  student: line.id,
                })}
              >
                <PersonName>{line.name}</PersonName>
              </a>
            </th>
            <td className="soft" dir="auto">
              {line.class.name}
            </td>
            <td className="closing-letter" data-low={line.incomplete}>
              {shownLetter(line.letter)}
            </td>
            <td className="closing-letter">{line.next ? shownLetter(line.next.letter) : null}</td>
            <td>
              <Way line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Way({ line }: { line: Line }) {
  const say = useSay();
  const ways = line.next?.objectives ?? [];
  const names = new Set(ways.map((one) => one.code));
  const owed = line.incomplete ? line.owed.filter((code) => !names.has(code)) : [];
  return (
    <>
      {line.next ? null : <span className="soft">{say('closing.no-way')}</span>}
      {ways.map((one, index) => (
        <span key={one.code}>
          {index > 0 ? '; ' : null}
          <span className={one.critical ? 'critical' : undefined}>{one.code}</span>{' '}
          <span className="soft">{one.target}</span>
        </span>
      ))}
      {owed.length > 0 ? (
        <span className="soft">
          {ways.length > 0 ? ' · ' : ' '}
          {say('closing.owes', { codes: owed.join(', ') })}
        </span>
      ) : null}
    </>
  );
}
