import * as v from 'valibot';

/** The structure of a CFPackage as CASE 1.1 prints it: nothing else may stand in an object. */
const uuid = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
);
/** Test files of publishers count 0000…1, 0000…2. */
const anyUuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const uri = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\S+$/i));
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/));
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const text = v.string();
const texts = v.array(text);
const maybe = v.exactOptional;
const extensions = maybe(v.record(v.string(), v.unknown()));

const typed = (identifier: v.GenericSchema<string>) => {
  const link = v.strictObject({ title: text, identifier, uri });
  const anyLink = v.strictObject({
    title: text,
    identifier: v.pipe(text, v.minLength(1)),
    uri,
    targetType: maybe(text),
  });
  const base = { identifier, uri, lastChangeDateTime: instant };
  const item = v.strictObject({
    ...base,
    fullStatement: v.pipe(text, v.minLength(1)),
    alternativeLabel: maybe(text),
    CFItemType: maybe(text),
    CFItemTypeURI: maybe(link),
    humanCodingScheme: maybe(text),
    listEnumeration: maybe(text),
    abbreviatedStatement: maybe(text),
    conceptKeywords: maybe(texts),
    conceptKeywordsURI: maybe(link),
    notes: maybe(text),
    subject: maybe(texts),
    subjectURI: maybe(v.array(link)),
    language: maybe(text),
    educationLevel: maybe(texts),
    licenseURI: maybe(link),
    statusStartDate: maybe(date),
    statusEndDate: maybe(date),
    extensions,
  });
  const association = v.strictObject({
    ...base,
    associationType: v.union([
      v.picklist([
        'isChildOf',
        'isPeerOf',
        'isPartOf',
        'exactMatchOf',
        'precedes',
        'isRelatedTo',
        'replacedBy',
        'exemplar',
        'hasSkillLevel',
        'isTranslationOf',
      ]),
      v.pipe(text, v.regex(/^ext:[\w.-]+$/)),
    ]),
    sequenceNumber: maybe(v.pipe(v.number(), v.integer())),
    originNodeURI: anyLink,
    destinationNodeURI: anyLink,
    CFAssociationGroupingURI: maybe(link),
    notes: maybe(text),
    extensions,
  });
  const level = v.strictObject({
    ...base,
    description: maybe(text),
    quality: maybe(text),
    score: maybe(v.number()),
    feedback: maybe(text),
    position: maybe(v.pipe(v.number(), v.integer())),
    rubricCriterionId: maybe(text),
    extensions,
  });
  const criterion = v.strictObject({
    ...base,
    category: maybe(text),
    description: maybe(text),
    CFItemURI: maybe(link),
    weight: maybe(v.number()),
    position: maybe(v.pipe(v.number(), v.integer())),
    rubricId: maybe(text),
    CFRubricCriterionLevels: maybe(v.array(level)),
    extensions,
  });
  const named = { ...base, title: text, description: maybe(text), extensions };
  return v.strictObject({
    CFDocument: v.strictObject({
      ...base,
      title: text,
      creator: v.pipe(text, v.minLength(1)),
      caseVersion: v.literal('1.1'),
      frameworkType: maybe(text),
      officialSourceURL: maybe(text),
      publisher: maybe(text),
      description: maybe(text),
      subject: maybe(texts),
      subjectURI: maybe(v.array(link)),
      language: maybe(text),
      version: maybe(text),
      adoptionStatus: maybe(text),
      statusStartDate: maybe(date),
      statusEndDate: maybe(date),
      licenseURI: maybe(link),
      notes: maybe(text),
      extensions,
    }),
    CFItems: v.array(item),
    CFAssociations: v.array(association),
    CFDefinitions: v.strictObject({
      CFConcepts: maybe(
        v.array(v.strictObject({ ...named, keywords: maybe(text), hierarchyCode: text })),
      ),
      CFSubjects: maybe(v.array(v.strictObject({ ...named, hierarchyCode: text }))),
      CFLicenses: maybe(v.array(v.strictObject({ ...named, licenseText: text }))),
      CFItemTypes: maybe(
        v.array(
          v.strictObject({
            ...named,
            description: text,
            hierarchyCode: text,
            typeCode: maybe(text),
          }),
        ),
      ),
      CFAssociationGroupings: maybe(v.array(v.strictObject(named))),
      extensions,
    }),
    CFRubrics: maybe(
      v.array(
        v.strictObject({
          ...base,
          title: maybe(text),
          description: maybe(text),
          CFRubricCriteria: maybe(v.array(criterion)),
          extensions,
        }),
      ),
    ),
    extensions,
  });
};

/** A package whose identifiers are all as the standard prints them. */
export const casePackageSchema = typed(uuid);
/** The same for files whose publishers number their test items by hand. */
export const looseCasePackageSchema = typed(anyUuid);
