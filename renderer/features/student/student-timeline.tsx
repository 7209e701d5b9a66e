import type { Output } from '#shared/contract/contract.ts';
import { CORRECTIVE_KINDS, EVIDENCE_KINDS } from '#shared/contract/types.ts';
import type { Say } from '#shared/text/text.ts';
import { useIsOwnClass } from '../../data/use-is-own-class.ts';
import { FilesMark } from '../../pictures/files-mark.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { ScaleMark } from '../../ui/scale-mark.tsx';
import type { StudentPage } from './student-view.tsx';

type Entry = StudentPage['timeline'][number];

export interface TimelineProps {
  readonly page: StudentPage;
  readonly known: Output<'class.get'> | undefined;
}

/** What happened, newest first, by day. */
export function StudentTimeline({ page, known }: TimelineProps) {
  const say = useSay();
  const format = useFormat();
  const isOwn = useIsOwnClass(known?.id);
  const { student } = page;
  const name = `${student.called ?? student.givenName} ${student.familyName}`;
  return (
    <section aria-label={say('student.timeline')}>
      <h2 className="aside-head">{say('student.timeline')}</h2>
      {page.timeline.length === 0 ? (
        <p className="soft">{say('student.timeline-empty')}</p>
      ) : (
        <ol className="timeline">
          {byDay(page.timeline).map(({ on, entries }) => (
            <li key={on}>
              <h3 className="column-head">{format.weekdayDay(on)}</h3>
              <ul>
                {entries.map(({ key, entry }) => (
                  <TimelineEntry key={key} entry={entry} known={known} name={name} isOwn={isOwn} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface EntryProps {
  readonly entry: Entry;
  readonly known: Output<'class.get'> | undefined;
  /** Of the student. */
  readonly name: string;
  readonly isOwn: boolean;
}

function TimelineEntry({ entry, known, name, isOwn }: EntryProps) {
  const say = useSay();
  const levels = known?.scale.levels ?? [];
  const index = levels.findIndex((level) => level.key === entry.level);
  return (
    <li className="timeline-entry">
      <span className="timeline-mark">
        <ScaleMark levels={levels} threshold={known?.threshold} level={entry.level} />
      </span>
      <span>
        <span className="timeline-what">
          {entry.objective ?? say(`student.what.${entry.what}`)}
        </span>
        <span className="soft">
          {entry.what === 'attempt' && index >= 0 ? ` ${levels[index]?.name ?? ''} ·` : null}
          {kindInWords(say, entry)}
        </span>
        {entry.text === null ? null : <span className="timeline-text">{entry.text}</span>}
        {entry.files.length === 0 ? null : (
          <FilesMark
            files={entry.files}
            isOwn={isOwn}
            about={
              <>
                <PersonName>{name}</PersonName> · {entry.objective}
              </>
            }
          />
        )}
      </span>
    </li>
  );
}

/** What kind of attempt or help it was, in words; of the others the name says all. */
function kindInWords(say: Say, { what, kind }: Entry): string | null {
  const attempt = EVIDENCE_KINDS.find((one) => one === kind);
  if (what === 'attempt' && attempt) return ` ${say(`kind.${attempt}`)}`;
  const help = CORRECTIVE_KINDS.find((one) => one === kind);
  return what === 'corrective' && help ? ` ${say(`corrective.${help}`)}` : null;
}

interface Day {
  readonly on: string;
  readonly entries: { readonly key: string; readonly entry: Entry }[];
}

/** Entries come newest first, so days do too. */
function byDay(timeline: readonly Entry[]): Day[] {
  const days: Day[] = [];
  timeline.forEach((entry, index) => {
    const known = days.at(-1);
    const day = known?.on === entry.on ? known : { on: entry.on, entries: [] };
    if (day !== known) days.push(day);
    day.entries.push({ key: `${timeline.length - index}`, entry });
  });
  return days;
}
