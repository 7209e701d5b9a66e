import { useFormat } from './format.tsx';
import { useSay } from './say.tsx';

export interface OwedCodesProps {
  readonly counted: readonly {
    readonly code: string;
    readonly owed: boolean;
    readonly due: string | null;
  }[];
}

/** What a student owes, each with the day by which it was to be shown. */
export function OwedCodes({ counted }: OwedCodesProps) {
  const say = useSay();
  const format = useFormat();
  return counted
    .filter((one) => one.owed)
    .map(({ code, due }) =>
      due === null ? code : say('letters.owed-due', { code, day: format.day(due) }),
    )
    .join(', ');
}
