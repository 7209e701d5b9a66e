import type { Output } from '#shared/contract/contract.ts';
import type { Scale } from '#shared/domain/scale.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { Say, TextKey } from '#shared/text/text.ts';
import { AttemptFiles } from '../../pictures/attempt-files.tsx';
import { useFileDrop } from '../../pictures/use-file-drop.ts';
import { useFormat } from '../../ui/format.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { useSay } from '../../ui/say.tsx';
import type { CellFiles } from './use-cell-files.ts';

type Cell = Output<'cell.get'>;
type Attempt = Cell['attempts'][number];
type Corrective = Cell['correctives'][number];

export interface AttemptListProps {
  readonly cell: Pick<Cell, 'attempts' | 'correctives'>;
  readonly levels: Scale['levels'];
  readonly today: IsoDate;
  readonly files: CellFiles;
}

/** What was tried and what was done in between, newest first; voided attempts struck through. */
export function AttemptList({ cell, levels, today, files }: AttemptListProps) {
  const say = useSay();
  const { attempts, correctives } = cell;
  const numbers = numbersOf(attempts);
  const entries = [
    ...attempts.map((attempt) => ({ on: attempt.on, id: attempt.id, attempt })),
    ...correctives.map((corrective) => ({ on: corrective.on, id: corrective.id, corrective })),
  ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  if (entries.length === 0) return <p className="panel-quiet">{say('panel.no-attempts')}</p>;
  return (
    <ol className="attempts">
      {entries.map((entry) =>
        'attempt' in entry ? (
          <AttemptLine
            key={entry.id}
            attempt={entry.attempt}
            number={numbers.get(entry.id) ?? null}
            levels={levels}
            today={today}
            files={files}
          />
        ) : (
          <CorrectiveLine key={entry.id} corrective={entry.corrective} today={today} />
        ),
      )}
    </ol>
  );
}

/** Attempts are numbered as they count, oldest first; voided ones have no number. */
function numbersOf(attempts: readonly Attempt[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const attempt of [...attempts].reverse()) {
    if (!attempt.voided) numbers.set(attempt.id, numbers.size + 1);
  }
  return numbers;
}

interface AttemptLineProps {
  readonly attempt: Attempt;
  readonly number: number | null;
  readonly levels: Scale['levels'];
  readonly today: IsoDate;
  readonly files: CellFiles;
}

function AttemptLine({ attempt, number, levels, today, files }: AttemptLineProps) {
  const say = useSay();
  const format = useFormat();
  const index = levels.findIndex((level) => level.key === attempt.level);
  const details = detailsOf(attempt, levels, say);
  const canAdd = files.isOwn && attempt.voided === null;
  const drop = useFileDrop((dropped) => {
    if (canAdd) void files.adding.add(attempt.id, attempt.files.length, dropped);
  });
  const isNewest = files.newest === attempt.id;
  const isOver = drop.isOver || (files.isOver && isNewest);
  return (
    <li
      className="attempt takes-files"
      data-voided={attempt.voided !== null || undefined}
      data-newest={isNewest || undefined}
      data-over={(canAdd && isOver) || undefined}
      {...(canAdd ? drop.props : {})}
    >
      <p className="attempt-head">
        <span className="attempt-what">{headOf(attempt, number, say)}</span>
        <span className="attempt-when">
          <LevelMark
            index={index}
            count={levels.length}
            look={levels[index]}
            label={levels[index]?.name ?? ''}
          />
          <time dateTime={attempt.on}>{format.day(attempt.on, today)}</time>
        </span>
      </p>
      {attempt.shown === null ? null : (
        <p className="attempt-text">{say('panel.shown', { text: attempt.shown })}</p>
      )}
      {attempt.feedback === null ? null : <p className="attempt-text">{attempt.feedback}</p>}
      {details.length === 0 ? null : <p className="attempt-details">{details.join(' · ')}</p>}
      {attempt.voided ? (
        <p className="attempt-details">{say('panel.voided', { why: attempt.voided.why })}</p>
      ) : null}
      <AttemptFiles
        evidence={attempt.id}
        files={attempt.files}
        adding={canAdd ? files.adding : null}
        isOwn={files.isOwn}
        about={files.about}
      />
    </li>
  );
}

/** `Unit 3 test · version C · Rivera`; a check without a task is called by kind and number. */
function headOf(attempt: Attempt, number: number | null, say: Say): string {
  const kind = kindName(attempt.kind, say);
  const numbered = number === null ? kind : `${kind} ${number}`;
  const parts = [capitalised(attempt.task ?? numbered)];
  if (attempt.version !== null && attempt.version !== '') {
    parts.push(say('panel.version', { version: attempt.version }));
  }
  if (attempt.assessor !== null && attempt.assessor !== '') parts.push(attempt.assessor);
  return parts.join(' · ');
}

function detailsOf(attempt: Attempt, levels: Scale['levels'], say: Say): string[] {
  const details: string[] = [];
  if (attempt.score !== null && attempt.outOf !== null) {
    details.push(say('panel.score', { score: attempt.score, outOf: attempt.outOf }));
  }
  if (attempt.support !== null && attempt.support !== 'alone') {
    details.push(say(`support.${attempt.support}` as TextKey));
  }
  if (attempt.robust !== null) details.push(say(`robust.${attempt.robust}` as TextKey));
  if (attempt.aimed !== null) {
    const aimed = levels.find((level) => level.key === attempt.aimed)?.name ?? attempt.aimed;
    details.push(say('panel.aimed', { level: aimed }));
  }
  if (!attempt.counts && attempt.voided === null) details.push(say('panel.not-counted'));
  return details;
}

function CorrectiveLine({ corrective, today }: { corrective: Corrective; today: IsoDate }) {
  const say = useSay();
  const format = useFormat();
  return (
    <li className="attempt">
      <p className="attempt-head">
        <span className="attempt-what">{say(`corrective.${corrective.kind}` as TextKey)}</span>
        <time className="attempt-when" dateTime={corrective.on}>
          {format.day(corrective.on, today)}
        </time>
      </p>
      {corrective.note === null ? null : <p className="attempt-text">{corrective.note}</p>}
    </li>
  );
}

/** The name of a kind of evidence. */
export const kindName = (kind: string, say: Say): string => say(`kind.${kind}` as TextKey);

/** The first letter large, for a kind that begins a line. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
