import { type ReactNode, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { go } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { Empty } from '../../ui/empty.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { AskRule } from './ask-rule.tsx';
import { CompareRules } from './compare-rules.tsx';
import { LetterChoices } from './letter-choices.tsx';
import { LetterList } from './letter-list.tsx';
import { LetterWhy } from './letter-why.tsx';
import { LettersDistribution } from './letters-distribution.tsx';
import { OwedList } from './owed-list.tsx';
import { RulesDialog } from './rules-dialog.tsx';
import './letters-view.css';

export type Letters = Output<'letters.get'>;

export interface LettersViewProps {
  readonly classId: string;
  /** The line that is open at the right. */
  readonly student: string | undefined;
  /** What other features put beside the choices, and under an opened letter. */
  readonly slots?: LettersSlots;
}

export interface LettersSlots {
  readonly forClass: (letters: Letters) => ReactNode;
  readonly forLetter: (letters: Letters, line: Letters['students'][number]) => ReactNode;
}

/** Letters of a class; for the chosen student how the letter came about, line by line. */
export function LettersView({ classId, student, slots }: LettersViewProps) {
  const say = useSay();
  const [term, setTerm] = useState<string | null>(null);
  const [asOf, setAsOf] = useState<string | null>(null);
  const [shown, setShown] = useState<'rules' | 'compare' | null>(null);
  const today = useQuery('gradebook.get', {}).value?.today;
  const end = useQuery('term.list', {}).value?.find((one) => one.id === term)?.end;
  // A term that is over is asked about as it ended; work of the next one is not its.
  const day = asOf ?? (end !== undefined && today !== undefined && end < today ? end : null);
  const query = useQuery('letters.get', {
    class: classId,
    term,
    ...(day === null ? {} : { asOf: day }),
  });
  const chooseTerm = (next: string | null) => {
    setTerm(next);
    setAsOf(null);
  };
  const choose = (id: string) =>
    go({ at: 'class', class: classId, view: 'letters', student: id }, 'replace');
  return (
    <QueryGate query={query} keepsLast>
      {(letters) => {
        if (letters.students.length === 0) {
          return <Empty title={say('letters.empty-title')}>{say('letters.empty')}</Empty>;
        }
        const chosen = letters.students.find((line) => line.id === student);
        const at = { classId, term, asOf: letters.asOf, current: letters.rule.id };
        if (shown === 'compare') return <CompareRules {...at} onClose={() => setShown(null)} />;
        return (
          <div className="letters">
            <LetterChoices
              term={term}
              classId={classId}
              rule={letters.rule}
              asOf={day ?? letters.asOf}
              onTerm={chooseTerm}
              onAsOf={setAsOf}
              onRules={() => setShown('rules')}
              onCompare={() => setShown('compare')}
            >
              {slots?.forClass(letters)}
            </LetterChoices>
            <section className="letters-main">
              <LetterList letters={letters} chosen={chosen?.id} onChoose={choose} />
            </section>
            <section className="letters-side" aria-live="polite">
              {chosen ? (
                <LetterWhy letters={letters} line={chosen} classId={classId}>
                  {slots?.forLetter(letters, chosen)}
                </LetterWhy>
              ) : (
                <>
                  <Changes>
                    <AskRule classId={classId} rule={letters.rule} />
                  </Changes>
                  <p className="soft letters-choose">{say('letters.choose')}</p>
                  <OwedList letters={letters} onChoose={choose} />
                </>
              )}
              <LettersDistribution letters={letters} chosen={chosen?.letter} />
            </section>
            {shown === 'rules' ? <RulesDialog {...at} onClose={() => setShown(null)} /> : null}
          </div>
        );
      }}
    </QueryGate>
  );
}
