import { createHash } from 'node:crypto';
import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { Row } from '#shared/model/row.ts';
import { caseId } from '../../case-id.ts';
import type { JobCtx, ReadCtx } from '../../context.ts';
import { found } from '../../found.ts';
import type { OwnMembers } from '../../interchange/case-own.ts';
import {
  type CASE_SHAPES,
  inOrderOf,
  isMembers,
  type Members,
  publishedId,
  shaped,
} from '../../interchange/export/case-shape.ts';
import { nameId } from '../../name-id.ts';
import { lastChanges } from '../../store/export-store.ts';
import { gradebookRow } from '../../store/gradebook-store.ts';
import { snapshotOf } from '../../store/import-store.ts';
import { frameworksOf, ownIdentifier } from '../import/framework-match.ts';
import {
  type CaseCourse,
  type CaseItems,
  caseItems,
  documentMembers,
  instantOf,
} from './case-items.ts';
import { caseAssociations, isExemplar } from './case-links.ts';
import { writeOut } from './write-out.ts';

/** Tables whose changes are changes of the course's objectives. */
const DATED = ['course', 'unit', 'objective', 'levelDescriptor'] as const;

/** Writes a course as a CASE 1.1 package. Throws TroubleError NOT_FOUND, INPUT_INVALID, DISK_…. */
export const exportCase = (
  ctx: JobCtx,
  { course, to }: Parsed<'export.case'>,
): Promise<Output<'export.case'>> =>
  writeOut(ctx, 'export.case', to, async ({ whole }) => {
    const { CFPackage, items, associations } = await whole((read) => caseSteps(read, course));
    const content = Buffer.from(`${JSON.stringify(CFPackage, null, 2)}\n`, 'utf8');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const about = { what: 'case', classes: [], students: 0 };
    return { content, about, answer: { sha256, items, associations } };
  });

/** The package of a course: the same as long as the course stays the same. */
function* caseSteps(ctx: ReadCtx, course: string) {
  const { name } = found(ctx, 'course', course);
  const here = snapshotOf(ctx);
  const frameworks = frameworksOf(here, course);
  const only = frameworks.length === 1 ? (frameworks[0] ?? null) : null;
  const work: CaseCourse = {
    here,
    course,
    framework: only,
    document: {
      identifier: only ? ownIdentifier(...only) : caseId(course),
      title: only?.[1].title ?? name,
    },
    dates: lastChanges(ctx, DATED),
  };
  yield;
  const items = caseItems(work, (id, row, identifierOf) => ownMembers(work, id, row, identifierOf));
  yield;
  const associations = caseAssociations(work, items);
  yield;
  const rubrics = rubricsOf(work, items);
  const CFPackage = {
    CFDocument: documentOf(ctx, work, items),
    CFItems: items.items,
    CFAssociations: associations,
    CFDefinitions: definitionsOf(work),
    ...(rubrics.length > 0 && { CFRubrics: rubrics }),
  };
  return { CFPackage, items: items.items.length, associations: associations.length };
}

function documentOf(ctx: ReadCtx, work: CaseCourse, { items, links }: CaseItems): Members {
  const before = shaped('CFDocument', documentMembers(work.framework));
  const { identifier, title } = work.document;
  const book = gradebookRow(ctx);
  const dates = items.map((one) => String(one.lastChangeDateTime));
  const own = typeof before.lastChangeDateTime === 'string' ? before.lastChangeDateTime : null;
  const course = instantOf(work, [work.course], own);
  return inOrderOf('CFDocument', {
    ...before,
    identifier,
    uri: links.get(identifier)?.uri,
    creator: before.creator ?? (book?.school?.trim() || book?.teacher?.trim() || 'Gradus'),
    title,
    lastChangeDateTime: [...dates, course].sort().at(-1),
    caseVersion: '1.1',
  });
}

/** What CASE has no words for, as our own reader takes it back. */
function ownMembers(
  { here }: CaseCourse,
  id: string,
  row: Row<'objective'>,
  identifierOf: (id: string) => string,
): OwnMembers {
  const inOrder = <R extends { objective: string; position: number }>(rows: Iterable<R>): R[] =>
    [...rows].filter((one) => one.objective === id).sort((a, b) => a.position - b.position);
  const said = new Set<string>();
  const resources = inOrder(here.rows('resource').values()).filter((one) => {
    const isLink = isExemplar(one) && !said.has(one.link ?? '');
    if (isLink) said.add(one.link ?? '');
    return !isLink;
  });
  return {
    learningTarget: row.learningTarget,
    critical: row.critical,
    whole: row.whole,
    threshold: row.threshold,
    method: row.method as OwnMembers['method'],
    parameter: row.parameter,
    minimum: row.minimum,
    question: row.question,
    allWays: row.allWays,
    waysToShow: inOrder(here.rows('wayToShow').values()).map(
      ({ kind }) => kind,
    ) as OwnMembers['waysToShow'],
    examples: inOrder(here.rows('example').values()).map(({ text }) => text),
    resources: resources.map(({ title, link }) => ({ title, link })),
    parts: [...here.rows('wholePart').values()]
      .filter(({ whole }) => whole === id)
      .map(({ part }) => identifierOf(part))
      .sort(),
    targetDate: row.targetDate,
    retiredFrom: row.retiredFrom,
  };
}

/** Words of levels, one criterion an objective. */
function rubricsOf(work: CaseCourse, { objectives }: CaseItems): Members[] {
  const named = (kind: string, of: string) => {
    const identifier = nameId(kind, of);
    return { identifier, uri: `urn:uuid:${identifier}` };
  };
  const rows = [...work.here.rows('levelDescriptor')].sort((a, b) => a[1].position - b[1].position);
  const rubric = named('case rubric', work.document.identifier);
  const criteria = objectives.flatMap((objective, at): Members[] => {
    const own = rows.filter(([, row]) => row.objective === objective.id);
    if (own.length === 0) return [];
    const criterion = named('case criterion', objective.identifier);
    const levels = own.map(([id, { quality, score, text }], position) => ({
      identifier: caseId(id),
      uri: `urn:uuid:${caseId(id)}`,
      description: text,
      ...(quality !== null && { quality }),
      ...(score !== null && { score }),
      position: position + 1,
      rubricCriterionId: criterion.identifier,
      lastChangeDateTime: instantOf(work, [id]),
    }));
    return [
      {
        ...criterion,
        category: objective.row.code,
        CFItemURI: objective.link,
        position: at + 1,
        rubricId: rubric.identifier,
        lastChangeDateTime: newest(levels),
        CFRubricCriterionLevels: levels,
      },
    ];
  });
  if (criteria.length === 0) return [];
  const { title } = work.document;
  return [{ ...rubric, title, lastChangeDateTime: newest(criteria), CFRubricCriteria: criteria }];
}

const newest = (all: readonly Members[]): string =>
  all
    .map((one) => String(one.lastChangeDateTime))
    .sort()
    .at(-1) ?? '';

const DEFINITIONS = [
  'CFConcepts',
  'CFSubjects',
  'CFLicenses',
  'CFItemTypes',
  'CFAssociationGroupings',
] as const satisfies readonly (keyof typeof CASE_SHAPES)[];

/** Members that 1.1 asks for and older files lack, from what they do say. */
const ASKED_FOR: Readonly<Record<(typeof DEFINITIONS)[number], readonly string[]>> = {
  CFConcepts: ['hierarchyCode'],
  CFSubjects: ['hierarchyCode'],
  CFLicenses: ['licenseText'],
  CFItemTypes: ['description', 'hierarchyCode'],
  CFAssociationGroupings: [],
};

/** Concepts, subjects, licences and kinds of items as the frameworks defined them. */
function definitionsOf({ here, course }: CaseCourse): Members {
  const kinds = DEFINITIONS.map((kind) => {
    const own = new Map<string, Members>();
    for (const [, { raw }] of frameworksOf(here, course)) {
      const given = isMembers(raw) && isMembers(raw.CFDefinitions) ? raw.CFDefinitions[kind] : null;
      for (const one of Array.isArray(given) ? given.filter(isMembers) : []) {
        const before = shaped(kind, one);
        const title = typeof before.title === 'string' ? before.title : String(one.identifier);
        const identifier = publishedId(String(one.identifier ?? title));
        const missing = Object.fromEntries(ASKED_FOR[kind].map((member) => [member, title]));
        if (own.has(identifier)) continue;
        const definition = {
          uri: `urn:uuid:${identifier}`,
          lastChangeDateTime: instantOf({ dates: new Map() }, [], null),
          ...missing,
          ...before,
          title,
          identifier,
        };
        own.set(identifier, inOrderOf(kind, definition));
      }
    }
    return [kind, [...own.values()]] as const;
  });
  return Object.fromEntries(kinds);
}
