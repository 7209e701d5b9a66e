import { useQuery } from '../../data/use-query.ts';
import { SheetHead } from '../../print/sheet-head.tsx';
import { useReady } from '../../print/use-ready.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import type { Closing } from './closing-view.tsx';

export interface FamilyNoticesProps {
  readonly closing: Closing;
  readonly onReady: () => void;
}

/** A page for each family, in plain words: where the student stands, and what comes next. */
export function FamilyNotices({ closing, onReady }: FamilyNoticesProps) {
  const gradebook = useQuery('gradebook.get', {}).value;
  useReady(gradebook, onReady);
  if (!gradebook) return null;
  return closing.students.map((line) => (
    <Notice
      key={`${line.class.id} ${line.id}`}
      line={line}
      closing={closing}
      teacher={gradebook.teacher}
    />
  ));
}

interface NoticeProps {
  readonly line: Closing['students'][number];
  readonly closing: Closing;
  readonly teacher: string | null;
}

function Notice({ line, closing, teacher }: NoticeProps) {
  const say = useSay();
  const format = useFormat();
  const values = { name: line.called, class: line.class.name, letter: shownLetter(line.letter) };
  const steps = line.next?.objectives ?? [];
  const isOpen = closing.term !== null && closing.term.end >= closing.asOf;
  return (
    <section className="print-page notice">
      <SheetHead beside={format.longDay(closing.asOf)}>
        {say('closing.notice-title', { class: line.class.name })}
      </SheetHead>
      <p>{say(line.incomplete ? 'closing.notice-incomplete' : 'closing.notice-now', values)}</p>
      {steps.length > 0 && line.next ? (
        <p>
          {say('closing.notice-next', {
            count: steps.length,
            letter: shownLetter(line.next.letter),
          })}
        </p>
      ) : null}
      {steps.length === 0 && line.owed.length > 0 ? <p>{say('closing.notice-owed')}</p> : null}
      <ul>
        {steps.map((one) => (
          <li key={one.code}>
            <span className="print-box" />
            <span>
              <strong>{one.code}</strong> {one.target}
            </span>
          </li>
        ))}
        {steps.length === 0
          ? line.owed.map((code) => (
              <li key={code}>
                <span className="print-box" />
                <strong>{code}</strong>
              </li>
            ))
          : null}
      </ul>
      {isOpen && closing.term ? (
        <p>{say('closing.notice-by', { day: format.longDay(closing.term.end) })}</p>
      ) : null}
      <p>{say('closing.notice-help')}</p>
      {teacher ? <p>{say('closing.notice-sign', { teacher })}</p> : null}
    </section>
  );
}
