import { type ReactNode, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useOpenImport } from '../../app/open-import.tsx';
import { go } from '../../app/route.ts';
import { NARROW, useMedia } from '../../app/use-media.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Choice } from '../../ui/field.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Changes, Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { ObjectiveEditor } from './objective-editor.tsx';
import { OutlookLine } from './outlook-line.tsx';
import { PlanTable } from './plan-table.tsx';
import { SpreadDialog } from './spread-dialog.tsx';

export type Plan = Output<'plan.get'>;

export interface PlanPartProps {
  readonly classId: string;
  readonly name: string;
  readonly chosen: string | undefined;
}

/** Units and objectives of a class with their target dates; the chosen one opens at the right. */
export function PlanPart({ classId, name, chosen }: PlanPartProps) {
  const say = useSay();
  const query = useQuery('plan.get', { class: classId });
  const [isSpreading, setSpreading] = useState(false);
  const [showsLacks, setShowsLacks] = useState(false);
  return (
    <QueryGate query={query}>
      {(plan) => {
        const tools = <PlanTools classId={classId} name={name} plan={plan} />;
        if (plan.objectives.length === 0) {
          return (
            <Empty title={say('plan.empty-title')} actions={tools}>
              {say('plan.empty')}
            </Empty>
          );
        }
        const objective = plan.objectives.find((one) => one.id === chosen);
        const lacking = plan.objectives.filter((one) => !one.leftOut && one.lacks.length > 0);
        return (
          <>
            <section className="plan-main">
              <div className="choice-line plan-tools">
                {tools}
                <Button onPress={() => setSpreading(true)}>{say('plan.spread')}</Button>
                <span className="line-gap" />
                <Reading>
                  {lacking.length > 0 ? (
                    <Button
                      variant="quiet"
                      isPressed={showsLacks}
                      onPress={() => setShowsLacks(!showsLacks)}
                    >
                      {say('plan.lacking', { count: lacking.length })}
                    </Button>
                  ) : null}
                </Reading>
              </div>
              <OutlookLine classId={classId} />
              <PlanTable
                classId={classId}
                plan={plan}
                chosen={objective?.id}
                showsLacks={showsLacks}
              />
            </section>
            <ObjectivePlace classId={classId}>
              {objective ? (
                <ObjectiveEditor
                  key={objective.id}
                  classId={classId}
                  plan={plan}
                  planned={objective}
                />
              ) : null}
            </ObjectivePlace>
            {isSpreading ? (
              <SpreadDialog classId={classId} plan={plan} onClose={() => setSpreading(false)} />
            ) : null}
          </>
        );
      }}
    </QueryGate>
  );
}

/** The panel at the right; on a narrow window a dialog over the list. */
function ObjectivePlace({ classId, children }: { classId: string; children: ReactNode }) {
  const say = useSay();
  const isNarrow = useMedia(NARROW);
  if (!isNarrow) {
    return (
      <aside className="view-aside objective-aside">
        {children ?? <p className="soft">{say('plan.choose')}</p>}
      </aside>
    );
  }
  if (children === null) return null;
  return (
    <Dialog
      title={say('plan.col-statement')}
      isOpen
      isLight
      onClose={() => go({ at: 'class', class: classId, view: 'objectives' }, 'replace')}
    >
      {children}
    </Dialog>
  );
}

function PlanTools({ classId, name, plan }: { classId: string; name: string; plan: Plan }) {
  const say = useSay();
  const showStep = useStepToast();
  const openImport = useOpenImport();
  const use = useCommand('plan.use');
  const courses = useQuery('course.list', {}).value ?? [];
  const others = courses.filter((course) => !plan.courses.some((used) => used.id === course.id));
  const onUse = async (course: string) => {
    const used = await use.run({ class: classId, course });
    if (!used) return;
    showStep(say('plan.used', { count: used.objectives }));
  };
  return (
    <>
      <Button
        onPress={() =>
          openImport({ kind: 'objectives', class: name, course: plan.courses[0]?.name })
        }
      >
        {say('plan.import')}
      </Button>
      {others.length > 0 ? (
        <Changes>
          <span className="plan-use">
            <Choice
              label={say('plan.use-course')}
              isLabelHidden
              value=""
              onChange={(course) => void onUse(course)}
              options={[
                { value: '', label: say('plan.use-course') },
                ...others.map((course) => ({ value: course.id, label: course.name })),
              ]}
            />
          </span>
        </Changes>
      ) : null}
    </>
  );
}
