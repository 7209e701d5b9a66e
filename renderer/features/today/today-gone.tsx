import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Today } from './today-view.tsx';
import { useVanished } from './vanished.ts';

/** How many students are named. */
const NAMED = 2;

const isKind = (kind: string): kind is keyof typeof WORDS => kind in WORDS;

const WORDS = {
  promised: 'gone.promised',
  asked: 'gone.asked',
  'check-ready': 'gone.check-ready',
  stuck: 'gone.stuck',
  'not-yet': 'gone.not-yet',
  recheck: 'gone.recheck',
  unproven: 'gone.unproven',
  overdue: 'gone.overdue',
  blocking: 'gone.blocking',
  slipped: 'gone.slipped',
  back: 'gone.back',
  carried: 'gone.carried',
  unseen: 'gone.unseen',
  challenge: 'gone.challenge',
} as const;

/** What the list no longer says since the last thing that was noted. Empty, it keeps its place. */
export function TodayGone({ today }: { today: Today }) {
  const say = useSay();
  const gone = useVanished(today).slice(0, NAMED);
  return (
    <p className="today-gone" role="status">
      {gone.map(({ called, reasons }) => {
        const words = reasons.flatMap(({ kind, objectives }) =>
          isKind(kind) ? say(WORDS[kind], { objectives: objectives.join(', ') }).trim() : [],
        );
        return (
          <span key={called}>
            <PersonName>{called}</PersonName> {say('today.gone', { what: words.join(' · ') })}
          </span>
        );
      })}
    </p>
  );
}
