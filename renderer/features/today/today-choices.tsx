import { type ReactNode, useEffect, useState } from 'react';
import { useOpenCheck } from '../../app/open-check.tsx';
import { go } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { DateButton } from '../../ui/date-button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { Changes, Reading, useReadOnly } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { BestDialog } from './best-dialog.tsx';
import { TimeDialog } from './time-dialog.tsx';
import { TOGETHER } from './today-aside.tsx';
import { TodayFind } from './today-find.tsx';
import type { Today } from './today-view.tsx';
import { WeightsDialog } from './weights-dialog.tsx';

const MINUTES = [20, 30, 45, 60, 90];

const OPENED = ['weights', 'time', 'best'] as const;
type Opened = (typeof OPENED)[number];

export interface TodayChoicesProps {
  readonly today: Today;
  /** What the address opens: one of the dialogs. */
  readonly part: string | undefined;
  readonly minutes: number | null;
  readonly onDay: (on: string | null) => void;
  readonly onMinutes: (minutes: number | null) => void;
  /** Somebody was found by name. */
  readonly onFind: (student: string, typed: string) => void;
}

/** The day, how long the class lasts, and the one step that fixes its plan. */
export function TodayChoices(props: TodayChoicesProps) {
  const { today, part, minutes, onDay, onMinutes, onFind } = props;
  const isReadOnly = useReadOnly();
  const say = useSay();
  const format = useFormat();
  const showStep = useStepToast();
  const openCheck = useOpenCheck();
  const { run, running } = useCommand('class.start');
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const wanted = OPENED.find((known) => known === part);
    if (wanted) setOpened(wanted);
  }, [part]);
  const close = () => {
    setOpened(null);
    // Opened by the address, it would open again with the next look at it.
    if (part) go({ at: 'class', class: today.class.id, view: 'today' });
  };
  const start = async () => {
    const length = today.startedAt === null ? minutes : today.minutes;
    const made = await run({ class: today.class.id, on: today.on, minutes: length });
    if (made) showStep(say('today.start-done', { count: made.planned }));
  };
  const dialogs: Readonly<Record<Opened, () => ReactNode>> = {
    weights: () => <WeightsDialog today={today} onClose={close} />,
    time: () => <TimeDialog today={today} onClose={close} />,
    best: () => <BestDialog today={today} onClose={close} />,
  };
  return (
    <div className="choice-line">
      <strong>
        <Reading>
          <DateButton
            value={today.on}
            text={format.weekdayDay(today.on)}
            label={say('today.on')}
            onChange={onDay}
          />
        </Reading>
      </strong>
      {today.startedAt === null ? (
        <>
          <Reading>
            <Choice
              label={say('today.minutes')}
              isLabelHidden
              isInline
              value={minutes === null ? '' : String(minutes)}
              onChange={(value) => onMinutes(value === '' ? null : Number(value))}
              options={[
                { value: '', label: say('today.minutes-any') },
                ...MINUTES.map((count) => ({
                  value: String(count),
                  label: say('today.minutes-of', { count }),
                })),
              ]}
            />
          </Reading>
          {today.meets ? (
            <Button variant="main" isDisabled={running} onPress={() => void start()}>
              {say('today.start')}
            </Button>
          ) : null}
        </>
      ) : (
        <Progress today={today} />
      )}
      <span className="today-tools">
        <Reading>
          <TodayFind lines={today.students} onFind={(line, typed) => onFind(line.id, typed)} />
        </Reading>
        <Reading>
          <ToTogether today={today} />
        </Reading>
        <Changes>
          <span className="faint small fine-only">{say('today.hint')}</span>
        </Changes>
        <Reading>
          <MenuButton
            label={say('today.more')}
            entries={[
              { id: 'best', label: say('today.open-best'), run: () => setOpened('best') },
              { id: 'time', label: say('today.open-time'), run: () => setOpened('time') },
              ...(isReadOnly
                ? []
                : [
                    {
                      id: 'weights',
                      label: say('today.open-weights'),
                      run: () => setOpened('weights'),
                    },
                  ]),
              {
                id: 'print-clipboard',
                label: say('today.print-clipboard'),
                run: () => go({ at: 'class', class: today.class.id, view: 'reports' }),
              },
              ...(isReadOnly
                ? []
                : [
                    {
                      id: 'type-clipboard',
                      label: say('action.clipboard'),
                      run: () => openCheck({ what: 'clipboard', class: today.class.id }),
                    },
                    ...(today.startedAt === null
                      ? []
                      : [
                          { id: 'start', label: say('today.start-again'), run: () => void start() },
                        ]),
                  ]),
            ]}
          >
            <span className="dots" aria-hidden="true" />
          </MenuButton>
        </Reading>
      </span>
      {opened === null ? null : dialogs[opened]()}
    </div>
  );
}

/** Narrow, the groups stand below the list: the way there. */
function ToTogether({ today }: { today: Today }) {
  const say = useSay();
  const { groups, absent } = today;
  if (groups.length + absent.length === 0) return null;
  const goThere = () => {
    const together = document.getElementById(TOGETHER);
    together?.scrollIntoView({ block: 'start' });
    together?.focus({ preventScroll: true });
  };
  return (
    <span className="today-jump">
      <Button variant="quiet" onPress={goThere}>
        {groups.length > 0
          ? say('today.jump', { count: groups.length })
          : say('today.jump-absent', { count: absent.length })}
      </Button>
    </span>
  );
}

/** How far the plan of a started class is worked through. */
function Progress({ today }: { today: Today }) {
  const say = useSay();
  const format = useFormat();
  const planned = today.students.filter((line) => line.planned);
  const seen = planned.filter((line) => line.lastContact === today.on).length;
  return (
    <span className="soft">
      {today.startedAt === null
        ? null
        : say('today.started', { time: format.time(today.startedAt) })}
      {today.minutes === null ? null : ` · ${say('today.minutes-of', { count: today.minutes })}`}
      {` · ${say('today.progress', { seen, count: planned.length })}`}
    </span>
  );
}
