import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { EraseDialog } from '../../app/erase-dialog.tsx';
import { useOpenHandOver } from '../../app/open-hand-over.tsx';
import { useOpenImport } from '../../app/open-import.tsx';
import { formatRoute, go } from '../../app/route.ts';
import { StudentDialog } from '../../app/student-dialog.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { RosterTable } from './roster-table.tsx';

export type RosterLine = Output<'roster.get'>['students'][number];

/** The students of a class: add, change, withdraw, enrol again; and the class's archive. */
export function RosterSection({ known }: { known: Output<'class.list'>[number] }) {
  const say = useSay();
  const openImport = useOpenImport();
  const openHandOver = useOpenHandOver();
  const query = useQuery('roster.get', { class: known.id });
  const [isErasing, setErasing] = useState(false);
  const [editing, setEditing] = useState<RosterLine['student'] | 'new' | null>(null);
  return (
    <>
      <div className="choice-line">
        <h2 className="settings-roster-name" dir="auto">
          {known.name}
        </h2>
        <span className="line-gap" />
        <a
          className="link"
          href={formatRoute({ at: 'class', class: known.id, view: 'objectives', part: 'class' })}
        >
          {say('settings.class-settings')}
        </a>
        <ArchiveButton known={known} />
        <Button variant="quiet" onPress={() => setErasing(true)}>
          {say('erase.student')}
        </Button>
      </div>
      <div className="aside-actions">
        <Button onPress={() => setEditing('new')}>{say('settings.student-new')}</Button>
        <Button onPress={() => openImport({ kind: 'roster', class: known.name })}>
          {say('settings.roster-import')}
        </Button>
        <Button onPress={() => openHandOver({ what: 'take', class: known.id })}>
          {say('hand-over.bring')}
        </Button>
      </div>
      <QueryGate query={query}>
        {(roster) =>
          roster.students.length === 0 ? (
            <p className="soft">{say('settings.roster-empty')}</p>
          ) : (
            <RosterTable
              classId={known.id}
              on={roster.on}
              lines={roster.students}
              onEdit={setEditing}
            />
          )
        }
      </QueryGate>
      {editing === 'new' ? (
        <StudentDialog classId={known.id} onClose={() => setEditing(null)} />
      ) : editing ? (
        <StudentDialog student={editing} onClose={() => setEditing(null)} />
      ) : null}
      {isErasing ? (
        <EraseDialog
          what={{ class: known.id }}
          onClose={() => setErasing(false)}
          onErased={() => go({ at: 'settings', section: 'classes' }, 'replace')}
        />
      ) : null}
    </>
  );
}

function ArchiveButton({ known }: { known: Output<'class.list'>[number] }) {
  const say = useSay();
  const showStep = useStepToast();
  const { run } = useCommand('class.save');
  const today = useQuery('gradebook.get', {}).value?.today ?? null;
  const toggle = async () => {
    const saved = await run({ class: known.id, archivedOn: known.archived ? null : today });
    if (!saved) return;
    showStep(
      say(known.archived ? 'settings.class-unarchived-toast' : 'settings.class-archived-toast', {
        class: known.name,
      }),
    );
  };
  return (
    <Button variant="quiet" onPress={() => void toggle()}>
      {say(known.archived ? 'settings.class-unarchive' : 'settings.class-archive')}
    </Button>
  );
}
