import { Button } from '../ui/button.tsx';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { useBackUp } from './use-back-up.ts';

export interface SavedStateProps {
  /** Instant of the newest verified backup; null when there is none. */
  readonly backupAt: number | null;
  readonly today: string | undefined;
}

/** Where the work is: saved always, and copied when. */
export function SavedState({ backupAt, today }: SavedStateProps) {
  const say = useSay();
  const format = useFormat();
  const backUp = useBackUp();
  if (today === undefined) return null;
  if (backupAt === null) {
    return (
      <div className="saved">
        <p>{say('app.only-copy')}</p>
        <Button onPress={backUp.run} isDisabled={backUp.running}>
          {say(backUp.running ? 'app.backing-up' : 'app.back-up')}
        </Button>
      </div>
    );
  }
  const day = localDay(backupAt);
  return (
    <p className="saved">
      {day === today
        ? say('app.saved-backup-today', { time: format.time(backupAt) })
        : say('app.saved-backup-on', { day: format.day(day, today) })}
    </p>
  );
}

/** The day of an instant on this machine. */
function localDay(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
