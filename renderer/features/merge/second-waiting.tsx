import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSay } from '../../ui/say.tsx';

/** Says that colleagues wait for this teacher's judgement, and where second checks are. */
export function SecondWaiting() {
  const say = useSay();
  const packets = useQuery('second.list', {}).value ?? [];
  const open = packets.filter(({ isOwn, judged, items }) => !isOwn && judged < items);
  const [first] = open;
  const to =
    open.length === 1 ? { at: 'second' as const, check: first?.check } : { at: 'second' as const };
  return (
    <p className={first ? undefined : 'soft'}>
      {first ? say('second.waiting', { count: open.length }) : say('second.go')}{' '}
      <a className="link" href={formatRoute(to)}>
        {say('second.open')}
      </a>
    </p>
  );
}
