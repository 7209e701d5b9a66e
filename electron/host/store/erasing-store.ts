import type { TableName } from '#shared/model/tables.ts';
import type { WriteCtx } from '../context.ts';
import { sha256 } from './journal.ts';
import { listed, sqlFor } from './query.ts';
import { sealedTexts } from './sealed-texts.ts';

type Rows = ReadonlyMap<number, string>;

/** The statements that take rows out for good; made for one erasing. */
export interface Remover {
  /** Keeps what the chain knows of the steps that brought this evidence; before it goes. */
  beforeEvidence(rows: Rows): void;
  /** Keeps what is left of those steps; after it is gone. */
  afterEvidence(): void;
  /** Hashes of bytes that no row would name once these are gone. */
  bytesOnlyOf(going: ReadonlyMap<TableName, Rows>): string[];
  forgetBytes(hashes: readonly string[]): void;
  /** Takes the rows of one table, and all that is said of them. */
  forget(table: TableName, rows: Rows, op: number): void;
}

const NAMING_BYTES = ['attachment', 'secondFile'] as const;

/** Over the file of one step. */
export function createRemover(tx: WriteCtx): Remover {
  const { query } = tx;
  /** Steps that lose evidence, with the digest of what is left of them; null where that was altered. */
  const touched = new Map<number, boolean>();

  const stepsOf = (rows: Rows): number[] => [
    ...new Set([
      ...query
        .all(
          sqlFor
            .selectFrom('evidence')
            .select('op')
            .distinct()
            .where('key', 'in', listed([...rows.keys()])),
        )
        .map(({ op }) => op),
      ...query
        .all(
          sqlFor
            .selectFrom('rowVersion')
            .select('op')
            .distinct()
            .where('entity', '=', 'evidence')
            .where('row', 'in', listed([...rows.values()])),
        )
        .map(({ op }) => op),
    ]),
  ];
  const rangesOf = (ops: Iterable<number>) =>
    query.all(
      sqlFor
        .selectFrom('op')
        .select(['key', 'evidenceFrom', 'evidenceTo'])
        .where('key', 'in', listed([...ops])),
    );

  return {
    beforeEvidence(rows) {
      if (rows.size === 0) return;
      const textsOf = sealedTexts(tx);
      const known = new Map(
        query.all(sqlFor.selectFrom('erasedRest').selectAll()).map(({ op, rest }) => [op, rest]),
      );
      for (const step of rangesOf(stepsOf(rows))) {
        const present = sha256(textsOf(step).join(''));
        const rest = known.get(step.key);
        // A step that somebody had altered stays altered for the check.
        touched.set(step.key, rest === undefined || rest === present);
        if (rest !== undefined) continue;
        query.run(
          sqlFor
            .insertInto('erasedRest')
            .values({ op: step.key, appended: present, rest: present }),
        );
      }
    },
    afterEvidence() {
      if (touched.size === 0) return;
      const textsOf = sealedTexts(tx);
      for (const step of rangesOf(touched.keys())) {
        if (!touched.get(step.key)) continue;
        const rest = sha256(textsOf(step).join(''));
        query.run(sqlFor.updateTable('erasedRest').set({ rest }).where('op', '=', step.key));
      }
    },
    bytesOnlyOf(going) {
      const named = (table: (typeof NAMING_BYTES)[number], isGoing: boolean) =>
        query
          .all(
            sqlFor
              .selectFrom(table)
              .select('sha256')
              .distinct()
              .where(
                'key',
                isGoing ? 'in' : 'not in',
                listed([...(going.get(table)?.keys() ?? [])]),
              ),
          )
          .map(({ sha256: hash }) => hash);
      const stay = new Set(NAMING_BYTES.flatMap((table) => named(table, false)));
      return [...new Set(NAMING_BYTES.flatMap((table) => named(table, true)))].filter(
        (hash) => !stay.has(hash),
      );
    },
    forgetBytes(hashes) {
      if (hashes.length === 0) return;
      query.run(sqlFor.deleteFrom('fileBytes').where('sha256', 'in', listed(hashes)));
    },
    forget(table, rows, op) {
      const ids = listed([...rows.values()]);
      query.run(
        sqlFor
          .updateTable('change')
          .set({ entity: '', row: '', field: '', before: null, after: null })
          .where('row', 'in', ids)
          .where('entity', '=', table),
      );
      for (const said of ['rowVersion', 'moved', 'unknownField', 'keptRow'] as const) {
        query.run(
          sqlFor
            .deleteFrom(said as 'moved')
            .where('entity', '=', table)
            .where('row', 'in', ids),
        );
      }
      query.run(sqlFor.deleteFrom(table).where('key', 'in', listed([...rows.keys()])));
      for (const row of rows.values()) {
        query.run(
          sqlFor
            .insertInto('erasedRow')
            .values({ entity: table, row, op })
            .onConflict((conflict) => conflict.doNothing()),
        );
      }
    },
  };
}
