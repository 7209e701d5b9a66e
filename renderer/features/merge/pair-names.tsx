import type { Output } from '#shared/contract/contract.ts';
import { PersonName } from '../../ui/person-name.tsx';

type Pair = Pick<Output<'merge.decisions'>[number], 'nameA' | 'nameB' | 'aboutA' | 'aboutB'>;

/** Two that may be one, each with what tells the two apart. */
export function PairNames({ pair: { nameA, nameB, aboutA, aboutB } }: { readonly pair: Pair }) {
  return (
    <span className="pair-names">
      <One name={nameA} about={aboutA} />
      <One name={nameB} about={aboutB} />
    </span>
  );
}

function One({ name, about }: { readonly name: string; readonly about: string }) {
  return (
    <span>
      <PersonName>{name}</PersonName> <span className="soft">{about}</span>
    </span>
  );
}
