import { useState } from 'react';
import { formatRoute, go } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { PrintDocument } from '../../print/print-document.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ByRule } from './by-rule.ts';
import { DepartmentPart } from './department-part.tsx';
import { DepartmentSheet } from './department-sheet.tsx';
import { HeatMap } from './heat-map.tsx';
import { Letters } from './letters-table.tsx';
import { Moderation } from './moderation-table.tsx';
import { percent } from './percent.ts';
import { Sections } from './section-table.tsx';
import { Teachers } from './teacher-table.tsx';
import './department-view.css';

/** What the merged files of a department say together. */
export function DepartmentView() {
  const say = useSay();
  const format = useFormat();
  const about = useQuery('department.get', {}).value;
  const summary = useQuery('department.summary', {}).value;
  // Without an entry there is no newest one.
  const hasEntries = summary?.sections.some(({ assessed }) => assessed > 0) === true;
  const asOf = hasEntries ? summary.asOf : undefined;
  const [byRule, setByRule] = useState<ByRule>({});
  const [isPrinting, setPrinting] = useState(false);
  if (!about) return null;
  if (!about.isDepartment && about.teachers.length === 0) {
    return (
      <div className="department">
        <div className="department-head">
          <h1>{say('department.title')}</h1>
          <span className="line-end">
            <Button variant="main" onPress={() => go({ at: 'bundles' })}>
              {say('department.go-merge')}
            </Button>
          </span>
        </div>
        <p className="soft">{say('department.none')}</p>
        <Teachers teachers={about.teachers} />
      </div>
    );
  }
  return (
    <div className="department">
      <div className="department-head">
        <h1>{say('department.title')}</h1>
        <span className="soft">
          {asOf === undefined ? null : say('department.as-of', { day: format.day(asOf) })}
        </span>
        <span className="line-end">
          <a className="link" href={formatRoute({ at: 'second' })}>
            {say('second.title')}
          </a>
          <Button onPress={() => setPrinting(true)}>{say('department.print')}</Button>
          <Button variant="main" onPress={() => go({ at: 'bundles' })}>
            {say('department.go-merge')}
          </Button>
        </span>
      </div>
      <Teachers teachers={about.teachers} />
      <Sections />
      <HeatMap />
      <Letters byRule={byRule} onByRule={setByRule} />
      <Shared />
      <Moderation />
      {isPrinting ? (
        <PrintDocument
          isLandscape
          log={{
            what: 'department',
            classes: about.sections.map((one) => one.class),
            students: summary?.shared.length ?? 0,
          }}
          onDone={() => setPrinting(false)}
          render={(ready) => <DepartmentSheet byRule={byRule} onReady={ready} />}
        />
      ) : null}
    </div>
  );
}

function Shared() {
  const say = useSay();
  const shared = useQuery('department.summary', {}).value?.shared ?? [];
  if (shared.length === 0) return null;
  return (
    <DepartmentPart title={say('department.shared')} what="shared">
      <ul className="department-shared">
        {shared.map(({ name, schoolId, classes }) => (
          <li key={`${name} ${schoolId} ${classes.map((one) => one.class).join()}`}>
            <PersonName>{name}</PersonName>{' '}
            <span className="soft">
              {classes.map((one) => `${one.name} ${percent(one.mastered, one.asked)}`).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </DepartmentPart>
  );
}
