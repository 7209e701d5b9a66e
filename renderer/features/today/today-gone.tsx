import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Today } from './today-view.tsx';
import { useVanished, type Vanished } from './vanished.ts';

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
  const inWords = (reasons: Vanished['reasons']) =>
    reasons
      .flatMap(({ kind, objectives }) =>
        isKind(kind) ? say(WORDS[kind], { objectives: objectives.join(', ') }).trim() : [],
      )
      .join(' · ');
  return (
    <p className="today-gone" role="status">
      {gone.map(({ id, called, reasons, instead }) => {
        const what = inWords(reasons);
        const now = inWords(instead);
        return (
          <span key={id}>
            <PersonName>{called}</PersonName>{' '}
            {now === '' ? say('today.gone', { what }) : say('today.gone-now', { what, now })}
          </span>
        );
      })}
    </p>
  );
}
