import { useEffect } from 'react';
import { SheetHead } from '../../print/sheet-head.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { shownLetter } from '../../ui/shown-letter.ts';
import type { HandedIn } from './handed-in-dialog.tsx';

export interface GradeChangeSheetProps {
  readonly found: HandedIn;
  /** A page each. */
  readonly changes: HandedIn['changes'];
  readonly onReady: () => void;
}

/** No day of today: what is filed says its year. */
const NO_YEAR = '';

/** The page that a school files for a changed grade. */
export function GradeChangeSheet({ found, changes, onReady }: GradeChangeSheetProps) {
  const say = useSay();
  const format = useFormat();
  useEffect(onReady, [onReady]);
  const [newest] = found.snapshots;
  return changes.map((change) => (
    <section key={change.id} className="print-page grade-change-page">
      <SheetHead beside={format.day(change.on, NO_YEAR)}>{say('grade-change.sheet')}</SheetHead>
      <dl className="print-facts">
        <Fact name={say('grade-change.student')} value={change.student.legal} />
        <Fact name={say('grade-change.school-id')} value={change.student.schoolId ?? ''} />
        <Fact name={say('grade-change.class')} value={found.class.name} />
        <Fact name={say('grade-change.term')} value={newest?.term.name ?? ''} />
        <Fact name={say('grade-change.old')} value={shownLetter(change.from)} />
        <Fact name={say('grade-change.new')} value={shownLetter(change.to)} />
        <Fact
          name={say('grade-change.code')}
          value={[change.code, change.number].filter((part) => part !== null).join(', ')}
        />
        <Fact name={say('grade-change.reason')} value={change.reason} />
        <Fact
          name={say('grade-change.evidence')}
          value={change.evidence
            .map((one) =>
              [one.objective, one.level, one.kind, format.day(one.on)].filter(Boolean).join(' '),
            )
            .join('; ')}
        />
        <Fact name={say('grade-change.teacher')} value={change.by ?? ''} isSigned />
        <Fact name={say('grade-change.approver')} value={change.approver} isSigned />
      </dl>
    </section>
  ));
}

function Fact({ name, value, isSigned }: { name: string; value: string; isSigned?: boolean }) {
  const say = useSay();
  if (value === '' && !isSigned) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {isSigned ? <span className="print-sign">{say('grade-change.signature')}</span> : null}
      </dd>
    </div>
  );
}
