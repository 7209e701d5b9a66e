import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { CheckBox, TextField } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { yearCalled } from './year-called.ts';
import './rollover-dialog.css';

type Preview = Output<'rollover.preview'>;
type Ending = Preview['classes'][number];

/** Begins a new school year: which classes end, which are made anew, and what comes of it. */
export function RolloverDialog({ today, onClose }: { today: string; onClose: () => void }) {
  const say = useSay();
  const showStep = useStepToast();
  const { run, running } = useCommand('rollover.run');
  const [typed, setYear] = useState<string | null>(null);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [isMoved, setMoved] = useState(true);
  const [hasTerms, setTerms] = useState(false);
  const [staying, setStaying] = useState<ReadonlySet<string>>(new Set());
  const [once, setOnce] = useState<ReadonlySet<string>>(new Set());
  // Asked once without any choice: these are the classes to choose from.
  const all = useQuery('rollover.preview', {
    year: yearCalled('', [], today),
    first: null,
    last: null,
    dates: 'moved',
    terms: false,
  });
  const candidates = all.value?.classes ?? [];
  const usual = yearCalled(first, candidates, today);
  const year = typed ?? usual;
  const ending = candidates.map((one) => one.class).filter((id) => !staying.has(id));
  const wish = {
    year: year.trim() || usual,
    first: first || null,
    last: last || null,
    dates: isMoved ? ('moved' as const) : ('none' as const),
    terms: hasTerms,
    ...(all.value ? { ending, again: ending.filter((id) => !once.has(id)) } : {}),
  };
  const preview = useQuery('rollover.preview', wish);
  const begin = async () => {
    if (!(await run(wish))) return;
    showStep(say('rollover.done', { year: wish.year }));
    onClose();
  };
  return (
    <Dialog
      title={say('rollover.title')}
      isOpen
      onClose={onClose}
      size="large"
      foot={
        <DialogFoot
          main={say('rollover.do')}
          onMain={begin}
          isDisabled={
            running || year.trim() === '' || ending.length === 0 || preview.value === undefined
          }
          onCancel={onClose}
        />
      }
    >
      <div className="rollover">
        <p className="soft">{say('rollover.lead')}</p>
        <div className="rollover-fields">
          <TextField label={say('rollover.year')} value={year} onChange={setYear} isRequired />
          <TextField
            label={say('rollover.first')}
            type="date"
            value={first}
            onChange={setFirst}
            hint={say('rollover.days-hint')}
          />
          <TextField label={say('rollover.last')} type="date" value={last} onChange={setLast} />
        </div>
        <CheckBox isChecked={isMoved} onChange={setMoved}>
          {say('rollover.move-dates')}
        </CheckBox>
        <CheckBox isChecked={hasTerms} onChange={setTerms}>
          {say('rollover.copy-terms')}
        </CheckBox>
        <QueryGate query={preview} keepsLast>
          {(answer) =>
            candidates.length === 0 ? (
              <p className="soft">{say('rollover.nothing')}</p>
            ) : (
              <>
                <ClassesTable
                  candidates={candidates}
                  preview={answer}
                  today={today}
                  staying={staying}
                  once={once}
                  onEnds={(id) => setStaying(toggled(staying, id))}
                  onAgain={(id) => setOnce(toggled(once, id))}
                />
                <NewTerms terms={answer.terms} today={today} />
              </>
            )
          }
        </QueryGate>
      </div>
    </Dialog>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface TableProps {
  readonly candidates: readonly Ending[];
  readonly preview: Preview;
  readonly today: string;
  readonly staying: ReadonlySet<string>;
  readonly once: ReadonlySet<string>;
  readonly onEnds: (id: string) => void;
  readonly onAgain: (id: string) => void;
}

function ClassesTable({ candidates, preview, today, staying, once, onEnds, onAgain }: TableProps) {
  const say = useSay();
  return (
    <table className="rollover-table">
      <thead>
        <tr>
          <th scope="col">{say('rollover.class')}</th>
          <th scope="col">{say('rollover.ends')}</th>
          <th scope="col">{say('rollover.again')}</th>
          <th scope="col">{say('rollover.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((one) => {
          const ends = !staying.has(one.class);
          const told = preview.classes.find((known) => known.class === one.class);
          return (
            <tr key={one.class}>
              <th scope="row" dir="auto">
                {one.name}
                <span className="soft small"> {say('app.students', { count: one.students })}</span>
              </th>
              <td>
                <CheckBox
                  label={say('rollover.ends-of', { class: one.name })}
                  isChecked={ends}
                  onChange={() => onEnds(one.class)}
                >
                  {null}
                </CheckBox>
              </td>
              <td>
                <CheckBox
                  label={say('rollover.again-of', { class: one.name })}
                  isChecked={ends && !once.has(one.class)}
                  isDisabled={!ends}
                  onChange={() => onAgain(one.class)}
                >
                  {null}
                </CheckBox>
              </td>
              <td>
                {ends && told ? <Becomes told={told} today={today} /> : say('rollover.stays')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Becomes({ told, today }: { told: Ending; today: string }) {
  const say = useSay();
  const format = useFormat();
  const { next } = told;
  const folds =
    told.foldedOn <= today
      ? say('rollover.folds-now')
      : say('rollover.folds', { day: format.day(told.foldedOn, today) });
  if (!next) return folds;
  const span = [next.first, next.last].map((day) => (day === null ? '…' : format.day(day, today)));
  const plan = [
    say('rollover.objectives', { count: next.objectives }),
    ...(next.dated > 0 ? [say('rollover.dated', { count: next.dated })] : []),
    ...(next.first || next.last ? [span.join(' – ')] : []),
  ];
  return (
    <>
      {folds} · {say('rollover.new', { name: next.name })}
      <span className="soft small rollover-plan">{plan.join(' · ')}</span>
      {next.crowded > 0 ? (
        <span className="warm small rollover-plan">
          {say('rollover.crowded', { count: next.crowded })}
        </span>
      ) : null}
    </>
  );
}

function NewTerms({ terms, today }: { terms: Preview['terms']; today: string }) {
  const say = useSay();
  const format = useFormat();
  if (terms.length === 0) return null;
  return (
    <p>
      {say('rollover.terms', { count: terms.length })}{' '}
      <span className="soft">
        {terms
          .map(
            ({ name, start, end }) =>
              `${name} (${format.day(start, today)} – ${format.day(end, today)})`,
          )
          .join(', ')}
      </span>
    </p>
  );
}
