import { useQuery } from '../../data/use-query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { useDayWord } from './day-word.ts';
import { StudentLink } from './student-link.tsx';
import type { Today } from './today-view.tsx';

const MINUTES = 20;

/** Where a little time changes most before the term closes. */
export function BestDialog({ today, onClose }: { today: Today; onClose: () => void }) {
  const say = useSay();
  const dayWord = useDayWord(today.on);
  const query = useQuery('help.best', { class: today.class.id, on: today.on, minutes: MINUTES });
  return (
    <Dialog title={say('best.title')} isOpen isLight onClose={onClose}>
      <QueryGate query={query}>
        {({ term, students }) => {
          const useful = students.filter(({ best }) => best.letter !== null || best.opens > 0);
          const reach = useful.filter((one) => one.planned).length;
          return (
            <>
              <p className="soft">
                {term
                  ? say('best.lead', { term: term.name, day: dayWord(term.end) })
                  : say('best.lead-none')}
              </p>
              {useful.length === 0 ? <p>{say('best.none')}</p> : null}
              <ol className="best-list">
                {useful.map(({ id, called, best }, index) => (
                  <li key={id} data-last={index === reach - 1 && reach < useful.length}>
                    <strong>
                      <StudentLink classId={today.class.id} student={{ id, called }} />
                    </strong>
                    <span>
                      {best.code} <span className="soft">{best.statement}</span>
                    </span>
                    <span className="best-change">
                      {best.letter
                        ? say('today.letter', { from: best.letter.from, to: best.letter.to })
                        : null}
                      {best.letter && best.opens > 0 ? ' · ' : null}
                      {best.opens > 0 ? say('best.opens', { count: best.opens }) : null}
                    </span>
                    {index === reach - 1 && reach < useful.length ? (
                      <span className="best-reach">{say('best.reach')}</span>
                    ) : null}
                  </li>
                ))}
              </ol>
            </>
          );
        }}
      </QueryGate>
    </Dialog>
  );
}
