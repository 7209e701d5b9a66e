import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { LazyTextField } from '../../ui/lazy-fields.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';

/** Whose gradebook it is. */
export function GradebookSection({ version }: { version: string }) {
  const say = useSay();
  const query = useQuery('gradebook.get', {});
  const { run } = useCommand('gradebook.save');
  return (
    <QueryGate query={query}>
      {(gradebook) => (
        <section className="settings-form">
          <LazyTextField
            label={say('settings.teacher')}
            value={gradebook.teacher ?? ''}
            onSave={(teacher) => void run({ teacher: teacher || null })}
          />
          <LazyTextField
            label={say('settings.school')}
            value={gradebook.school ?? ''}
            onSave={(school) => void run({ school: school || null })}
          />
          <p className="soft">
            {[
              say('settings.classes-count', { count: gradebook.classes }),
              say('app.students', { count: gradebook.students }),
              say('settings.evidence-count', { count: gradebook.evidence }),
            ].join(' · ')}
          </p>
          <p className="faint small">{say('settings.version', { version })}</p>
        </section>
      )}
    </QueryGate>
  );
}
