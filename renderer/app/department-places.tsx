import { useMemo } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import type { TextKey } from '#shared/text/text.ts';
import { useQuery } from '../data/use-query.ts';
import { useSay } from '../ui/say.tsx';
import { ClassPlace, Place } from './place.tsx';
import { DEPARTMENT_PARTS, type DepartmentPart, type Route, useRoute } from './route.ts';

type Known = Output<'class.list'>[number];

const NAMES: Readonly<Record<DepartmentPart, TextKey>> = {
  teachers: 'department.teachers',
  summary: 'department.sections',
  objectives: 'department.map',
  letters: 'department.letters-place',
  shared: 'department.shared',
  moderation: 'department.agreement-place',
};

/** The places of a department file: what it says as a whole, then the sections by teacher. */
export function DepartmentPlaces() {
  const say = useSay();
  const route = useRoute();
  const about = useQuery('department.get', {}).value;
  const classes = useQuery('class.list', {}).value;
  const groups = useMemo(() => groupsOf(about, classes), [about, classes]);
  const own = groups.get(null) ?? [];
  const part = partHere(route);
  return (
    <>
      {DEPARTMENT_PARTS.map((one) => (
        <Place key={one} to={{ at: 'department', part: one }} isHere={part === one}>
          {say(NAMES[one])}
          {one === 'teachers' ? <span className="count">{about?.teachers.length}</span> : null}
          {one === 'summary' ? <span className="count">{about?.sections.length}</span> : null}
        </Place>
      ))}
      <Place to={{ at: 'second' }} isHere={route.at === 'second'}>
        {say('second.title')}
      </Place>
      <Place to={{ at: 'bundles' }} isHere={route.at === 'bundles'}>
        {say('bundles.title')}
      </Place>
      {own.length > 0 ? (
        <>
          <h2 className="places-head">{say('department.own-classes')}</h2>
          <Place to={{ at: 'day' }} isHere={route.at === 'day'}>
            {say('app.day')}
          </Place>
          {own.map((known) => (
            <ClassPlace key={known.id} known={known} />
          ))}
        </>
      ) : null}
      {groups.size > (own.length > 0 ? 1 : 0) ? (
        <h2 className="places-head">{say('department.by-teacher')}</h2>
      ) : null}
      {[...groups].map(([teacher, known]) =>
        teacher === null ? null : <TeacherPlaces key={teacher} teacher={teacher} classes={known} />,
      )}
    </>
  );
}

function partHere(route: Route): DepartmentPart | null {
  if (route.at === 'home') return 'teachers';
  return route.at === 'department' ? (route.part ?? 'teachers') : null;
}

/** A teacher's sections; folded until one of them is looked at, because there may be a hundred. */
function TeacherPlaces({ teacher, classes }: { teacher: string; classes: readonly Known[] }) {
  const say = useSay();
  const route = useRoute();
  const here = 'class' in route ? route.class : null;
  const isHere = classes.some((known) => known.id === here);
  return (
    <details className="places-of" key={String(isHere)} open={isHere}>
      <summary className="place">
        <span className="place-name" dir="auto" title={teacher}>
          {teacher || say('department.nameless')}
        </span>
        <span className="count">
          {classes.length}
          <span className="visually-hidden">
            {` ${say('department.sections-of', { count: classes.length })}`}
          </span>
        </span>
      </summary>
      {classes.map((known) => (
        <ClassPlace key={known.id} known={known} />
      ))}
    </details>
  );
}

/**
 * Classes by the teacher whose file brought them, under each of them where two teach one; under null
 * those that this file's own teacher teaches, alone or with others.
 */
function groupsOf(
  about: Output<'department.get'> | undefined,
  classes: readonly Known[] | undefined,
): ReadonlyMap<string | null, readonly Known[]> {
  const sections = new Map(about?.sections.map((section) => [section.class, section]));
  const groups = new Map<string | null, Known[]>();
  const put = (teacher: string | null, known: Known) =>
    groups.set(teacher, [...(groups.get(teacher) ?? []), known]);
  for (const known of classes ?? []) {
    if (known.archived) continue;
    const section = sections.get(known.id);
    if (!section?.isReadOnly) put(null, known);
    for (const teacher of section?.teachers ?? []) put(teacher, known);
  }
  return new Map([...groups].sort(([a], [b]) => byName(a ?? '', b ?? '')));
}

const byName = (a: string, b: string): number => a.localeCompare(b);
