import * as v from 'valibot';
import { command, job, query } from '../define.ts';
import { count, date, done, grant, id, maybeText, name, nothing, text } from '../types.ts';
import { fileView } from './grid.ts';
import { secret } from './secret.ts';

const shown = v.nullable(v.string());
const check = id('secondCheck');

/** How far a judge agrees with the first judgements; null where nothing can be said. */
const agreement = { exact: v.nullable(v.number()), kappa: v.nullable(v.number()) };

/** Blind second checks: work goes out without its first level, and comes back judged. */
export const secondChecks = {
  'second.list': query({
    input: nothing,
    output: v.array(
      v.object({
        check,
        name: v.string(),
        askedBy: shown,
        madeOn: date,
        items: count,
        /** How many of them this gradebook has judged. */
        judged: count,
        /** It was made here; another judge is waited for. */
        isOwn: v.boolean(),
        judges: v.array(
          v.object({
            assessor: v.string(),
            judged: count,
            /** How many stand beside a first judgement: of somebody else, and not voided since. */
            compared: count,
            ...agreement,
          }),
        ),
      }),
    ),
  }),
  'second.get': query({
    input: v.strictObject({ check }),
    output: v.object({
      name: v.string(),
      askedBy: shown,
      isOwn: v.boolean(),
      scales: v.array(
        v.object({
          name: v.string(),
          threshold: v.string(),
          levels: v.array(
            v.object({
              key: v.string(),
              name: v.string(),
              value: v.number(),
              glyph: shown,
              colour: shown,
            }),
          ),
        }),
      ),
      items: v.array(
        v.object({
          item: id('secondItem'),
          /** Place among `scales`. */
          scale: count,
          code: v.string(),
          statement: v.string(),
          task: shown,
          kind: v.string(),
          version: shown,
          shown,
          /** Pictures of the work, under names that say nothing; `attachment.get` has the bytes. */
          files: v.array(fileView),
          /** Key of the level that this gradebook's teacher gave. */
          judgement: shown,
          /** Whose it is and what was said first: only where the packet was made. */
          work: v.nullable(
            v.object({
              student: v.string(),
              section: v.string(),
              on: date,
              level: shown,
              assessor: v.string(),
              voided: v.boolean(),
            }),
          ),
          /** What second judges said: only where the packet was made. */
          words: v.array(v.object({ assessor: v.string(), level: v.string() })),
        }),
      ),
    }),
  }),
  /** Draws a sample of attempts and makes a packet of them. */
  'second.make': command({
    input: v.strictObject({
      name,
      /** None: all. */
      classes: v.array(id('class')),
      objectives: v.array(id('objective')),
      sample: v.pipe(v.number(), v.integer(), v.minValue(1, 'is less than 1'), v.maxValue(500)),
      /** Only attempts with words on what was shown. */
      described: v.boolean(),
      /** Only attempts with a picture. */
      pictured: v.exactOptional(v.boolean()),
    }),
    output: v.object({ check, items: count }),
    touches: ['merges'],
  }),
  'second.remove': command({ input: v.strictObject({ check }), output: done, touches: ['merges'] }),
  /** Packets that were removed here although a judge answered, a line a judge. */
  'second.removed': query({
    input: nothing,
    output: v.array(v.object({ check, name: v.string(), assessor: v.string(), judged: count })),
  }),
  'second.bring-back': command({
    input: v.strictObject({ check }),
    output: done,
    touches: ['merges'],
  }),
  /** The second judge's word on a piece; null takes it back. */
  'second.judge': command({
    input: v.strictObject({
      item: id('secondItem'),
      level: v.nullable(v.pipe(text, v.maxLength(100))),
    }),
    output: done,
    touches: ['merges'],
  }),
  /** Writes the packet as a bundle: for the judge, or from the judge back. */
  'second.export': job({
    input: v.strictObject({
      check,
      to: grant,
      passphrase: v.exactOptional(secret),
      /** An age public key. */
      recipient: v.exactOptional(v.pipe(text, v.minLength(1, 'is empty'), v.maxLength(3000))),
      recipientName: v.exactOptional(maybeText),
    }),
    output: v.object({ bytes: count, records: count, items: count, encrypted: v.boolean() }),
    touches: ['merges'],
  }),
};
