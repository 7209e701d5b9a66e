import { caseId } from '../../case-id.ts';
import { frameworkInstant } from '../instant-text.ts';

export type Members = Readonly<Record<string, unknown>>;

/** What a member of CASE 1.1 holds. */
type Shape = 'text' | 'texts' | 'link' | 'links' | 'instant' | 'date' | 'number' | 'any';
type Shapes = Readonly<Record<string, Shape>>;

/** Members of each object as CASE 1.1 has them; whatever else came in goes to `extensions`. */
export const CASE_SHAPES = {
  CFDocument: {
    identifier: 'text',
    uri: 'text',
    frameworkType: 'text',
    caseVersion: 'text',
    creator: 'text',
    title: 'text',
    lastChangeDateTime: 'instant',
    officialSourceURL: 'text',
    publisher: 'text',
    description: 'text',
    subject: 'texts',
    subjectURI: 'links',
    language: 'text',
    version: 'text',
    adoptionStatus: 'text',
    statusStartDate: 'date',
    statusEndDate: 'date',
    licenseURI: 'link',
    notes: 'text',
  },
  CFItem: {
    identifier: 'text',
    fullStatement: 'text',
    alternativeLabel: 'text',
    CFItemType: 'text',
    uri: 'text',
    humanCodingScheme: 'text',
    listEnumeration: 'text',
    abbreviatedStatement: 'text',
    conceptKeywords: 'texts',
    conceptKeywordsURI: 'link',
    notes: 'text',
    subject: 'texts',
    subjectURI: 'links',
    language: 'text',
    educationLevel: 'texts',
    CFItemTypeURI: 'link',
    licenseURI: 'link',
    statusStartDate: 'date',
    statusEndDate: 'date',
    lastChangeDateTime: 'instant',
  },
  CFAssociation: {
    identifier: 'text',
    associationType: 'text',
    sequenceNumber: 'number',
    uri: 'text',
    originNodeURI: 'any',
    destinationNodeURI: 'any',
    CFAssociationGroupingURI: 'link',
    lastChangeDateTime: 'instant',
    notes: 'text',
  },
  CFConcepts: {
    identifier: 'text',
    uri: 'text',
    title: 'text',
    keywords: 'text',
    hierarchyCode: 'text',
    description: 'text',
    lastChangeDateTime: 'instant',
  },
  CFSubjects: {
    identifier: 'text',
    uri: 'text',
    title: 'text',
    hierarchyCode: 'text',
    description: 'text',
    lastChangeDateTime: 'instant',
  },
  CFLicenses: {
    identifier: 'text',
    uri: 'text',
    title: 'text',
    description: 'text',
    licenseText: 'text',
    lastChangeDateTime: 'instant',
  },
  CFItemTypes: {
    identifier: 'text',
    uri: 'text',
    title: 'text',
    description: 'text',
    hierarchyCode: 'text',
    typeCode: 'text',
    lastChangeDateTime: 'instant',
  },
  CFAssociationGroupings: {
    identifier: 'text',
    uri: 'text',
    title: 'text',
    description: 'text',
    lastChangeDateTime: 'instant',
  },
} as const satisfies Record<string, Shapes>;

/** That an object belongs to the document of its file is said once, by the file. */
const SAID_ONCE = new Set(['CFDocumentURI', 'CFPackageURI', 'CFItemAssociationURI', 'extensions']);

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A published identifier stays as it is, in small letters; anything else gets one of its own. */
export const publishedId = (text: string): string =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) && !isOurs(text)
    ? text.toLowerCase()
    : caseId(text);

/** Version 7 is what Gradus makes for its own rows. */
const isOurs = (text: string): boolean => text[14] === '7';

/** What came in, in the shapes of CASE 1.1; what has no place there stands in `extensions`. */
export function shaped(kind: keyof typeof CASE_SHAPES, given: Members): Record<string, unknown> {
  const shapes: Shapes = CASE_SHAPES[kind];
  const members: Record<string, unknown> = {};
  const others: Record<string, unknown> = isMembers(given.extensions)
    ? { ...given.extensions }
    : {};
  for (const [name, value] of Object.entries(given)) {
    if (SAID_ONCE.has(name) || value === null || value === undefined) continue;
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    const fitting = shape === undefined ? undefined : fitted(shape, value);
    if (fitting === undefined) others[name] = value;
    else members[name] = fitting;
  }
  return Object.keys(others).length === 0 ? members : { ...members, extensions: others };
}

/** The members in the order in which CASE 1.1 lists them, so that equal objects are equal texts. */
export function inOrderOf(kind: keyof typeof CASE_SHAPES, members: Members): Members {
  const names = Object.keys(CASE_SHAPES[kind]).filter((name) => members[name] !== undefined);
  const { extensions } = members;
  return {
    ...Object.fromEntries(names.map((name) => [name, members[name]])),
    ...(extensions !== undefined && { extensions }),
  };
}

/** The value in its shape; undefined when it cannot be brought into it. */
function fitted(shape: Shape, value: unknown): unknown {
  const isWord = typeof value === 'string' || typeof value === 'number';
  switch (shape) {
    case 'any':
      return value;
    case 'text':
      return isWord ? String(value) : undefined;
    case 'number':
      return Number.isSafeInteger(value) ? value : undefined;
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
        ? value.slice(0, 10)
        : undefined;
    case 'instant':
      return typeof value === 'string' ? frameworkInstant(value)?.at : undefined;
    case 'texts': {
      const list = Array.isArray(value) ? value : [value];
      const isAll = list.every((one) => typeof one === 'string');
      return isAll && list.length > 0 ? list : undefined;
    }
    case 'link':
      return linked(value);
    case 'links': {
      const list = (Array.isArray(value) ? value : [value]).map(linked);
      return list.length > 0 && !list.includes(undefined) ? list : undefined;
    }
    default:
      return shape satisfies never;
  }
}

/** A link with all its members; an address alone gets a name and an identifier from it. */
function linked(value: unknown): Members | undefined {
  const uri = typeof value === 'string' ? value : isMembers(value) ? value.uri : undefined;
  const title = isMembers(value) ? value.title : undefined;
  const identifier = isMembers(value) ? value.identifier : undefined;
  const last = typeof uri === 'string' ? (uri.split(/[/:#]/).findLast(Boolean) ?? '') : '';
  const name = typeof identifier === 'string' && identifier !== '' ? identifier : last;
  if (name === '' && typeof title !== 'string') return undefined;
  const id = publishedId(name === '' ? String(title) : name);
  return {
    title: typeof title === 'string' ? title : name,
    identifier: id,
    uri: typeof uri === 'string' && uri !== '' ? uri : `urn:uuid:${id}`,
  };
}
