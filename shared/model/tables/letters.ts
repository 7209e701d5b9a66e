import { letsGo, optional, optionalRef, ref, required, type Table } from '../table.ts';

/** Reporting terms, how levels become letters, and what is handed in. */
export const lettersTables = {
  term: {
    changes: 'terms',
    fields: {
      name: required('text'),
      start: required('date'),
      /** Last day of the term, inclusive. */
      end: required('date'),
      parent: optionalRef('term'),
    },
  },
  letterRule: {
    changes: 'rules',
    fields: { name: required('text'), builtIn: required('flag') },
  },
  /** What a rule says, never changed once written: a changed rule is a new version. */
  ruleVersion: {
    changes: 'rules',
    fields: {
      rule: letsGo(ref('letterRule')),
      /** From 1, rising; the newest is in force. */
      number: required('int'),
      /** The rule as data (PRODUCT.md 6) with every member filled in; the name is the rule's. */
      content: required('json'),
      /** Empty for rules that come with every gradebook. */
      madeAt: optional('instant'),
    },
  },
  /** The rule that a class's letters follow; a class without one follows the default. */
  classRule: {
    changes: 'rules',
    fields: { class: ref('class'), rule: ref('letterRule') },
  },
} as const satisfies Record<string, Table>;
