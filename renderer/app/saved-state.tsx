import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from '../data/client-context.tsx';
import { useDrafts } from '../data/drafts.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { formatRoute, useRoute } from './route.ts';
import { useBackUp } from './use-back-up.ts';

export interface SavedStateProps {
  /** Instant of the newest verified backup; null when there is none. */
  readonly backupAt: number | null;
  readonly today: string | undefined;
}

/** A change that is on its way for longer than this is said, in milliseconds. */
const PATIENCE = 300;

/** Where the work is: on its way, saved, and copied when. */
export function SavedState({ backupAt, today }: SavedStateProps) {
  const say = useSay();
  const format = useFormat();
  const backUp = useBackUp();
  const unsaved = useUnsavedNote();
  const place = useQuery('keeping.get', {}).value?.place ?? null;
  if (unsaved) return <p className="saved">{unsaved}</p>;
  if (today === undefined) return null;
  if (backupAt === null) {
    return (
      <div className="saved">
        <p>{say(place ? 'restore.none' : 'app.only-copy')}</p>
        <Button onPress={backUp.run} isDisabled={backUp.running}>
          {say(backUp.running ? 'app.backing-up' : 'app.back-up')}
        </Button>
      </div>
    );
  }
  const day = localDay(backupAt);
  return (
    <div className="saved">
      <p>
        {day === today
          ? say('app.saved-backup-today', { time: format.time(backupAt) })
          : say('app.saved-backup-on', { day: format.day(day, today) })}
      </p>
      <ElsewhereNote />
    </div>
  );
}

/** So long a stick may lie in a drawer before it is said. */
const MISSING_DAYS = 7;

/** Whether the work is anywhere else; quiet, and nothing where it is. */
function ElsewhereNote() {
  const say = useSay();
  const kept = useQuery('keeping.get', {}).value;
  const missing = kept?.second?.missingDays ?? 0;
  if (missing < MISSING_DAYS && !kept?.isOnlyCopy) return null;
  return (
    <a href={formatRoute({ at: 'settings', section: 'file' })}>
      {kept?.isOnlyCopy ? say('app.only-copy') : say('keeping.missing', { count: missing })}
    </a>
  );
}

/** What keeps work from being saved, or is not saved yet, in words; null when there is nothing. */
export function useUnsavedNote(): ReactNode {
  const say = useSay();
  const { reach } = useClient();
  const isReachable = useSyncExternalStore(reach.subscribe, reach.get);
  const unsaved = useUnsaved();
  const here = formatRoute(useRoute());
  // What is begun on this very page is in plain sight.
  const drafts = useDrafts().filter(({ at }) => at !== here);
  const begun = drafts.at(-1);
  if (!isReachable) {
    return (
      <span role="status" className="warm">
        {say('app.not-reachable')}
      </span>
    );
  }
  if (unsaved > 0) return <span role="status">{say('app.saving', { count: unsaved })}</span>;
  return begun ? <a href={begun.at}>{say('app.begun', { count: drafts.length })}</a> : null;
}

/** How many changes are on their way, once that takes so long that a person notices. */
function useUnsaved(): number {
  const { unsaved } = useClient();
  const count = useSyncExternalStore(unsaved.subscribe, unsaved.get);
  const [isSlow, setSlow] = useState(false);
  const isBusy = count > 0;
  useEffect(() => {
    if (!isBusy) return;
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isBusy]);
  return isSlow ? count : 0;
}

/** The day of an instant on this machine. */
function localDay(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
