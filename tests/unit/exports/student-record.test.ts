import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { schoolTerm } from './school-term.ts';

const iri = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\S+$/i));
const uuid = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
);
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/));
const words = v.record(v.string(), v.string());
const maybe = v.exactOptional;

/** A statement as xAPI 1.0.3 asks for it. */
const statement = v.strictObject({
  id: uuid,
  actor: v.strictObject({
    objectType: v.literal('Agent'),
    name: maybe(v.string()),
    account: v.strictObject({ homePage: iri, name: v.pipe(v.string(), v.minLength(1)) }),
  }),
  verb: v.strictObject({ id: iri, display: words }),
  object: v.strictObject({
    objectType: v.literal('Activity'),
    id: iri,
    definition: v.strictObject({ type: iri, name: words, description: maybe(words) }),
  }),
  result: v.strictObject({
    score: maybe(
      v.pipe(
        v.strictObject({
          scaled: maybe(v.pipe(v.number(), v.minValue(-1), v.maxValue(1))),
          raw: maybe(v.number()),
          min: maybe(v.number()),
          max: maybe(v.number()),
        }),
        v.check(({ raw = 0, min = raw, max = raw }) => min <= raw && raw <= max),
      ),
    ),
    success: maybe(v.boolean()),
    response: maybe(v.string()),
    extensions: maybe(v.record(iri, v.unknown())),
  }),
  context: v.strictObject({
    platform: v.string(),
    contextActivities: maybe(
      v.strictObject({ grouping: v.array(v.looseObject({ id: iri, objectType: v.string() })) }),
    ),
    extensions: v.record(iri, v.unknown()),
  }),
  timestamp: instant,
  version: v.literal('1.0.3'),
});

const typed = (name: string) => v.pipe(v.array(v.string()), v.includes(name));
/** A credential with the members that Open Badges 3.0 and the data model below it require. */
const credential = v.strictObject({
  '@context': v.pipe(
    v.array(iri),
    v.check(
      ([first, second]) =>
        first === 'https://www.w3.org/ns/credentials/v2' &&
        /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-3\.0\.\d+\.json$/.test(
          second ?? '',
        ),
    ),
  ),
  id: iri,
  type: v.pipe(
    v.array(v.string()),
    v.includes('VerifiableCredential'),
    v.includes('OpenBadgeCredential'),
  ),
  name: v.string(),
  issuer: v.strictObject({ id: iri, type: typed('Profile'), name: v.string() }),
  validFrom: instant,
  credentialSubject: v.strictObject({
    id: iri,
    type: typed('AchievementSubject'),
    identifier: maybe(
      v.array(
        v.strictObject({
          type: v.literal('IdentityObject'),
          hashed: v.boolean(),
          identityHash: v.string(),
          identityType: v.literal('name'),
        }),
      ),
    ),
    achievement: v.strictObject({
      id: iri,
      type: typed('Achievement'),
      achievementType: v.literal('Competency'),
      name: v.string(),
      humanCode: v.string(),
      description: v.string(),
      criteria: v.strictObject({ narrative: v.string() }),
      alignment: maybe(
        v.array(
          v.strictObject({
            type: typed('Alignment'),
            targetName: v.string(),
            targetUrl: iri,
            targetType: v.literal('CFItem'),
            targetCode: v.string(),
          }),
        ),
      ),
      resultDescription: v.array(
        v.strictObject({
          id: iri,
          type: typed('ResultDescription'),
          name: v.string(),
          resultType: v.literal('RubricCriterionLevel'),
          requiredLevel: iri,
          rubricCriterionLevel: v.array(
            v.strictObject({
              id: iri,
              type: typed('RubricCriterionLevel'),
              name: v.string(),
              level: v.string(),
              points: v.string(),
            }),
          ),
        }),
      ),
    }),
    result: v.array(
      v.strictObject({
        type: typed('Result'),
        resultDescription: iri,
        achievedLevel: iri,
        status: v.literal('Completed'),
      }),
    ),
  }),
});
const presentation = v.strictObject({
  '@context': v.tuple([v.literal('https://www.w3.org/ns/credentials/v2')]),
  id: iri,
  type: v.tuple([v.literal('VerifiablePresentation')]),
  verifiableCredential: v.array(credential),
});

type School = Awaited<ReturnType<typeof schoolTerm>>;
async function recordOf(school: School, what: 'xapi' | 'badges', pseudonyms = false) {
  const { host } = school;
  const name = `${what}-${pseudonyms}.json`;
  const { grant: to } = host.out(name);
  const [student = ''] = school.students;
  const answer = await host.ask('export.student', { what, student, pseudonyms, to });
  const text = readFileSync(join(host.folder, name), 'utf8');
  return { answer, text, json: JSON.parse(text) as unknown };
}

describe('what a student has shown', () => {
  test('goes out as xAPI statements, one an attempt', async () => {
    const school = await schoolTerm();
    const { json, answer } = await recordOf(school, 'xapi');
    const statements = v.parse(v.array(statement), json);
    expect(answer.records).toBe(statements.length);
    expect(statements.length).toBeGreaterThan(0);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
    expect(statements[0]?.actor.name).toBe('Ana Abbott');
    const first = statements.find(({ object }) => object.definition.name['en-US'] === 'A1');
    expect(first).toMatchObject({
      verb: { display: { 'en-US': 'mastered' } },
      result: { success: true },
    });
    // Written again, it is the same record: a receiver that has it takes nothing twice.
    expect((await recordOf(school, 'xapi')).json).toEqual(json);
  });

  test('goes out as unsigned Open Badges of what is mastered', async () => {
    const school = await schoolTerm();
    const { json } = await recordOf(school, 'badges');
    const { verifiableCredential: badges } = v.parse(presentation, json);
    expect(badges.map(({ name }) => name)).toContain('A1');
    expect(badges.map(({ name }) => name)).not.toContain('A2');
    for (const { credentialSubject } of badges) {
      const [description] = credentialSubject.achievement.resultDescription;
      const levels = description?.rubricCriterionLevel.map(({ id }) => id) ?? [];
      expect(levels).toContain(description?.requiredLevel);
      const [result] = credentialSubject.result;
      expect(result?.resultDescription).toBe(description?.id);
      expect(levels.indexOf(result?.achievedLevel ?? '')).toBeGreaterThanOrEqual(
        levels.indexOf(description?.requiredLevel ?? ''),
      );
    }
  });

  test.each(['xapi', 'badges'] as const)(
    'names nobody as %s with a pseudonym, which stays the same, and the log says so',
    async (what) => {
      const school = await schoolTerm();
      const open = await recordOf(school, what);
      const covered = await recordOf(school, what, true);
      expect(open.text).toContain('Abbott');
      const [student = ''] = school.students;
      for (const one of ['Abbott', 'Ana', '00001', student])
        expect(covered.text).not.toContain(one);
      const ids = (text: string) => new Set(text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g));
      const subjectOf = (text: string) =>
        /"name": "([0-9a-f-]{36})"|"id": "urn:uuid:([0-9a-f-]{36})",\s+"type": \[\s+"AchievementSubject"/
          .exec(text)
          ?.slice(1)
          .find(Boolean) ?? '';
      expect(subjectOf(covered.text)).not.toBe('');
      expect(ids(open.text).has(subjectOf(covered.text))).toBe(false);
      expect((await recordOf(school, what, true)).text).toBe(covered.text);
      const [line] = await school.host.ask('disclosure.list', {});
      expect(line).toMatchObject({ what, students: 1, pseudonyms: true });
    },
  );
});
