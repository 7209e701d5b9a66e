import { describe, expect, test } from 'vitest';
import { readRule, rulePrint, strangeLevels } from '#shared/domain/letter/read-rule.ts';
import { BASIC, FOUR, preset, ruleOf } from '../../../helpers/counted.ts';
import { inEnglish } from '../../../helpers/in-english.ts';

const percent = (bounds: unknown, more: object = {}) => ({
  name: 'X',
  kind: 'percent',
  bounds,
  ...more,
});
const rows = (...pairs: readonly (readonly [unknown, unknown])[]) =>
  pairs.map(([letter, from]) => ({ letter, from }));
const conditions = (letters: unknown, more: object = {}) => ({
  name: 'X',
  kind: 'conditions',
  letters,
  otherwise: 'F',
  ...more,
});
const demand = (more: object = {}) => ({
  scope: 'all',
  measure: 'share',
  level: 'mastered',
  atLeast: 1,
  ...more,
});
const one = (condition: object) => conditions([{ letter: 'A', all: [condition] }]);

/** `field: why` of everything that is wrong. */
const wrong = (definition: unknown): string[] =>
  readRule(definition).objections.map(({ field, why }) => `${field}: ${inEnglish(why)}`);

const strange = (...of: Parameters<typeof strangeLevels>) =>
  strangeLevels(...of).map(({ field, why }) => [field, inEnglish(why)]);

test('absent members take the defaults', () => {
  expect(ruleOf({ kind: 'percent', bounds: rows(['A', 90], ['F', 0]) })).toEqual({
    name: 'Test',
    kind: 'percent',
    counted: 'due',
    span: 'this-term',
    notAssessed: 'by-class',
    incompleteShare: 0.5,
    criticalMustBeAssessed: true,
    minimumCounted: 3,
    weights: { critical: 1, units: {} },
    handIn: {},
    bounds: rows(['A', 90], ['F', 0]),
  });
});

test('a minus sign from print becomes an ASCII hyphen', () => {
  expect(ruleOf(percent(rows(['A', 94], ['A\u2212', 90], ['F', 0])))).toMatchObject({
    bounds: [{ letter: 'A' }, { letter: 'A-' }, { letter: 'F' }],
  });
});

describe('bad bounds are refused at their field', () => {
  test.each([
    ['none', undefined, 'bounds'],
    ['an empty list', [], 'bounds'],
    ['no list', 'A 90', 'bounds'],
    ['a bound without its number', [{ letter: 'A' }, { letter: 'F', from: 0 }], 'bounds.0.from'],
    ['unsorted', rows(['A', 80], ['B', 90], ['F', 0]), 'bounds.1.from'],
    ['equal', rows(['A', 90], ['B', 90], ['F', 0]), 'bounds.1.from'],
    ['no zero bound', rows(['A', 90], ['F', 50]), 'bounds.1.from'],
    ['a negative last bound', rows(['A', 90], ['F', -5]), 'bounds.1.from'],
    ['above all percentages', rows(['A', 101], ['F', 0]), 'bounds.0.from'],
    ['no number', rows(['A', '90'], ['F', 0]), 'bounds.0.from'],
    ['infinite', rows(['A', Number.POSITIVE_INFINITY], ['F', 0]), 'bounds.0.from'],
    ['the same letter twice', rows(['A', 90], ['A', 80], ['F', 0]), 'bounds.1.letter'],
    ['NG as a letter', rows(['A', 90], ['NG', 0]), 'bounds.1.letter'],
    ['an I before the last', rows(['I', 90], ['F', 0]), 'bounds.0.letter'],
    ['an unknown member', [{ letter: 'A', from: 0, upTo: 3 }], 'bounds.0.upTo'],
  ])('%s', (_what, bounds, field) => {
    const said = readRule(percent(bounds)).objections;
    expect(said.map((objection) => objection.field)).toEqual([field]);
    expect(inEnglish(said[0]?.why)?.length).toBeGreaterThan(10);
  });

  test('of an average: above the top of its scale, or the last above its lowest', () => {
    const scale = { lowest: 0, threshold: 3, top: 4 };
    const average = (bounds: unknown, more: object = { scale }) => ({
      name: 'X',
      kind: 'average',
      bounds,
      ...more,
    });
    expect(wrong(average(rows(['A', 4.5], ['F', 0])))[0]).toContain('bounds.0.from: it can never');
    expect(wrong(average(rows(['A', 3], ['F', 1])))[0]).toContain('bounds.1.from');
    expect(
      wrong(average(rows(['A', 3], ['F', 1]), { scale: { lowest: 1, threshold: 2, top: 4 } })),
    ).toEqual([]);
    expect(wrong(average(rows(['A', 3], ['F', -5])))[0]).toContain('bounds.1.from');
    const fromOne = { scale: { lowest: 1, threshold: 2, top: 4 } };
    expect(wrong(average(rows(['A', 3], ['F', 0]), fromOne))).toEqual([]);
    expect(wrong(average(rows(['A', 3], ['D', 0.5], ['F', 0]), fromOne))[0]).toContain(
      'bounds.1.from: it takes everything from 1 on',
    );
    expect(wrong(average(rows(['A', 3], ['F', 0]), {}))).toEqual([]);
    expect(
      wrong(average(rows(['A', 3], ['F', 0]), { scale: { lowest: 3, threshold: 3, top: 4 } }))[0],
    ).toContain('scale.threshold');
    expect(
      wrong(average(rows(['A', 3], ['F', 0]), { scale: { lowest: 0, threshold: 3, top: 2 } })),
    ).toContainEqual(expect.stringContaining('scale.top'));
    expect(wrong(average(rows(['A', 3], ['F', 0]), { scale: { lowest: 0, top: 2 } }))[0]).toContain(
      'scale.threshold: it is missing',
    );
  });
});

test.each([
  '',
  '=A1',
  '+A',
  'A\u0000',
  'A\nB',
  '<b>',
  'A"',
  'ABCDEFGHIJK',
  '\u{1F600}',
  'A;B',
  7,
  null,
])('the letter %j is refused', (letter) => {
  expect(wrong(percent([{ letter, from: 0 }]))[0]).toContain('bounds.0.letter: a letter has');
});

test.each(['A', 'A+', 'B-', 'NP', '1', '10', 'sehr gut', 'Ü', 'P/F', '4*'])(
  'the letter %j is taken',
  (letter) => {
    expect(wrong(percent([{ letter, from: 0 }]))).toEqual([]);
  },
);

const handedInAs = (handIn: object) => percent([{ letter: 'A', from: 0, handIn }]);

test.each([
  { code: 'ABCDEFGHIJ\n=1+1;"<x' },
  { code: 'ABCDEFGHIJ=1' },
  { code: 'ABCDEFGHIJKLMNOPQRSTU' },
  { code: ' ' },
  { code: 'A', number: 1e300 },
  { number: -5000 },
])('%j is not handed in', (handIn) => {
  expect(wrong(handedInAs(handIn))[0]).toContain('bounds.0.handIn.');
});

test.each([
  { code: 'Very good work', number: 95 },
  { code: 'A1-B2/C3 *+D4', number: null },
  { code: '12', number: -3 },
  { code: 'Sehr gut', number: 0.5 },
])('%j is handed in as it is written', (handIn) => {
  expect(ruleOf(handedInAs(handIn))).toMatchObject({ bounds: [{ handIn }] });
});

describe('bad conditions are refused at their field', () => {
  test.each([
    ['no letters', conditions([]), 'letters'],
    ['no conditions', conditions([{ letter: 'A', all: [] }]), 'letters.0.all'],
    ['conditions left out', conditions([{ letter: 'A' }]), 'letters.0.all'],
    [
      'no letter for the rest',
      conditions([{ letter: 'A', all: [demand()] }], { otherwise: undefined }),
      'otherwise',
    ],
    ['the same letter again', conditions([{ letter: 'F', all: [demand()] }]), 'otherwise'],
    ['more than all', one(demand({ atLeast: 1.2 })), 'letters.0.all.0.atLeast'],
    [
      'more than all, strictly',
      one(demand({ atLeast: undefined, moreThan: 1 })),
      'letters.0.all.0.moreThan',
    ],
    ['a share of nothing said', one(demand({ atLeast: undefined })), 'letters.0.all.0.atLeast'],
    ['both ways', one(demand({ moreThan: 0.5 })), 'letters.0.all.0.moreThan'],
    ['a count of 0', one(demand({ measure: 'count', atLeast: 0 })), 'letters.0.all.0.atLeast'],
    [
      'a count of one and a half',
      one(demand({ measure: 'count', atLeast: 1.5 })),
      'letters.0.all.0.atLeast',
    ],
    ['none below, at least', one(demand({ measure: 'none-below' })), 'letters.0.all.0.atLeast'],
    ['an unknown scope', one(demand({ scope: 'critcal' })), 'letters.0.all.0.scope'],
    ['an unknown measure', one(demand({ measure: 'most' })), 'letters.0.all.0.measure'],
    ['no level', one(demand({ level: '' })), 'letters.0.all.0.level'],
    [
      'a level above the scale of its numbers',
      { ...one(demand({ level: 5 })), scale: { lowest: 0, threshold: 3, top: 4 } },
      'letters.0.all.0.level',
    ],
  ])('%s', (_what, definition, field) => {
    expect(readRule(definition).objections.map((objection) => objection.field)).toContain(field);
  });

  test('a letter that a better one always takes is refused', () => {
    const hidden = (a: object[], b: object[]) =>
      wrong(
        conditions([
          { letter: 'A', all: a },
          { letter: 'B', all: b },
        ]),
      );
    const share = (atLeast: number) => demand({ atLeast });
    const noneBelow = (level: number) =>
      demand({ measure: 'none-below', level, atLeast: undefined });
    const critical = (atLeast: number) => demand({ scope: 'critical', atLeast });
    const top = demand({ level: 'top', atLeast: 0.5 });
    const above = (more: object = {}) =>
      demand({ level: 'above-threshold', atLeast: 0.5, ...more });
    const never: [object[], object[]][] = [
      [[noneBelow(2)], [noneBelow(3)]],
      [[share(0.5)], [top]],
      [[critical(0.5)], [critical(0.6)]],
      [[above()], [above({ atLeast: 0.8 })]],
    ];
    for (const [a, b] of never) {
      expect(hidden(a, b)[0]).toContain('letters.1.all: it can never be given');
    }
    const given: [object[], object[]][] = [
      [[noneBelow(3)], [noneBelow(2)]],
      [[top], [share(0.5)]],
      // Without critical objectives, or anything above the threshold, only the second is asked.
      [[critical(0.5)], [critical(0.6), share(0.3)]],
      [[above()], [top]],
      [[share(0.5)], [above()]],
    ];
    for (const [a, b] of given) expect(hidden(a, b)).toEqual([]);
    expect(hidden([share(0.8)], [share(0.9)])[0]).toContain('letters.1.all: it can never be given');
    expect(
      hidden([share(0.8)], [demand({ measure: 'none-below', atLeast: undefined })])[0],
    ).toContain('letters.1.all');
    expect(hidden([share(0.9)], [share(0.8)])).toEqual([]);
    expect(hidden([share(0.8), demand({ scope: 'critical' })], [share(0.9)])).toEqual([]);
    // Where nothing is critical the better letter is left without conditions.
    expect(
      hidden([demand({ scope: 'critical' })], [demand({ scope: 'critical' }), share(0.5)]),
    ).toEqual([]);
  });
});

test.each([
  ['name', { name: ' ' }],
  ['name', { name: 'a\u0000b' }],
  ['kind', { kind: 'points' }],
  ['counted', { counted: 'all' }],
  ['span', { span: 'quarter' }],
  ['notAssessed', { notAssessed: 'zero' }],
  ['incompleteShare', { incompleteShare: 50 }],
  ['criticalMustBeAssessed', { criticalMustBeAssessed: 'yes' }],
  ['minimumCounted', { minimumCounted: 2.5 }],
  ['weights.critical', { weights: { critical: 0 } }],
  ['weights.units.One', { weights: { units: { One: -1 } } }],
  ['weights.units', { weights: { units: { One: 0, '*': 0 } } }],
  ['weights.unit', { weights: { unit: {} } }],
  ['minimum', { minimum: 3 }],
  ['scale', { scale: { lowest: 0, threshold: 3, top: 4 } }],
  ['handIn.F.number', { handIn: { F: { number: '55' } } }],
  ['handIn.F.code', { handIn: { F: { code: '=1' } } }],
])('%s is refused in %j', (field, more) => {
  const said = readRule({ ...percent(rows(['A', 90], ['F', 0])), ...more }).objections;
  expect(said.map((objection) => objection.field)).toContain(field);
});

test('a weight on no unit that there is is refused; one that is left, or still to come, is enough', () => {
  const weighed = (units: Record<string, number>) =>
    percent(rows(['A', 90], ['F', 0]), { weights: { units } });
  const wrongWith = (units: Record<string, number>) =>
    readRule(weighed(units), ['One', 'Two']).objections.map((one) => one.field);
  expect(wrongWith({ One: 0, Two: 0 })).toEqual(['weights.units']);
  expect(wrongWith({ '*': 0 })).toEqual(['weights.units']);
  expect(wrongWith({ Three: 5, '*': 0 })).toEqual([]);
  expect(wrongWith({ One: 0 })).toEqual([]);
  expect(wrongWith({ One: 1, '*': 0 })).toEqual([]);
});

test('conditions count objectives, so weights are refused there', () => {
  const rule = { ...one(demand()), weights: { critical: 2 } };
  expect(wrong(rule)).toEqual([expect.stringContaining('weights.critical: conditions count')]);
});

test.each([null, 7, 'percent', [], undefined])('%j is no rule', (value) => {
  expect(readRule(value).rule).toBeNull();
});

test('names of units that are names of objects are only names', () => {
  const text =
    '{"name":"X","kind":"percent","bounds":[{"letter":"A","from":0}],"weights":{"units":{"__proto__":2,"constructor":3}}}';
  const { rule } = readRule(JSON.parse(text));
  expect(Object.entries(rule?.weights.units ?? {})).toEqual([
    ['__proto__', 2],
    ['constructor', 3],
  ]);
});

test('a unit may be named plainly where there is one', () => {
  const rule = one(demand({ scope: 'Unit 1' }));
  expect(readRule(rule, ['Unit 1']).rule).toMatchObject({
    letters: [{ all: [{ scope: { unit: 'Unit 1' } }] }],
  });
  expect(readRule(rule, ['Unit 2']).rule).toBeNull();
});

test('level keys that a scale lacks are named', () => {
  const rule = ruleOf(one(demand({ level: 'near' })));
  expect(strangeLevels(rule, FOUR)).toEqual([]);
  expect(strange(rule, BASIC)).toEqual([
    ['letters.0.all.0.level', expect.stringContaining('near')],
  ]);
});

test('a number above the scale of a class is named where the rule has no scale of its own', () => {
  const rule = ruleOf(one(demand({ level: 5 })));
  expect(strange(rule, FOUR)).toEqual([
    ['letters.0.all.0.level', expect.stringContaining('ends at 4')],
  ]);
  expect(strangeLevels(ruleOf(one(demand({ level: 4 }))), FOUR)).toEqual([]);
  const scale = { lowest: 0, threshold: 5, top: 10 };
  const made = ruleOf({ ...one(demand({ level: 5 })), scale });
  expect(strangeLevels(made, FOUR)).toEqual([]);
});

test('the print of a rule sees neither its name nor the order of members', () => {
  const plain = preset('Plain');
  const turned = Object.fromEntries(Object.entries(plain).toReversed()) as unknown as typeof plain;
  expect(rulePrint({ ...turned, name: 'Other' })).toBe(rulePrint(plain));
  expect(rulePrint({ ...plain, minimumCounted: 4 })).not.toBe(rulePrint(plain));
});
