import type { Output } from '#shared/contract/contract.ts';
import { useOpenHandingIn } from '../../app/open-handing-in.tsx';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';

/** Beside the choices of the letters: hands the chosen term in, and shows what was handed in. */
export function HandingInBar({ letters }: { letters: Output<'letters.get'> }) {
  const say = useSay();
  const format = useFormat();
  const open = useOpenHandingIn();
  const { class: known, term } = letters;
  const handedIn = useQuery(
    'snapshot.get',
    term === null ? null : { class: known.id, term: term.id },
  ).value;
  if (term === null) return null;
  const [newest] = handedIn?.snapshots ?? [];
  // Once everybody is in, there is nothing left to hand in.
  const missing = letters.students.filter((line) => line.handedIn === null).length;
  const at = { class: known.id, term: term.id };
  return (
    <span className="line-end">
      {newest ? (
        <Reading>
          <Button variant="quiet" onPress={() => open({ what: 'handed-in', ...at })}>
            {say('handed-in.open', { day: format.dayAndTime(newest.at) })}
          </Button>
        </Reading>
      ) : null}
      {missing > 0 ? (
        <Button onPress={() => open({ what: 'hand-in', ...at, asOf: letters.asOf })}>
          {newest ? say('hand-in.open-more', { count: missing }) : say('hand-in.open')}
        </Button>
      ) : null}
    </span>
  );
}
