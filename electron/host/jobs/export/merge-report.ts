import type { Output } from '#shared/contract/contract.ts';
import { type Cell, csvSteps } from '../../interchange/write-csv.ts';
import { keptReport } from '../../merge/kept-reports.ts';
import type { Handlers } from '../../registry.ts';
import { say } from '../../say.ts';
import { writeOut } from './write-out.ts';

type Report = Output<'merge.report'>;

const HEADINGS = [
  'Part',
  'What',
  'Name',
  'Field',
  'Here',
  'Here by',
  'Here on',
  'There',
  'There by',
  'There on',
  'Outcome',
  'Count',
];

const COUNTS = ['new', 'updated', 'broughtBack', 'identical', 'conflicting', 'skipped'] as const;

/** Writes the report of one merge as CSV and notes that it left. Throws NOT_FOUND, DISK_…. */
export const exportMergeReport: Handlers['merge.report-export'] = (ctx, { report, to }) =>
  writeOut(ctx, 'merge.report-export', to, async ({ turns }) => {
    const kept = keptReport(ctx.read(), report);
    const rows = rowsOf(kept).map((row) => row.map((cell) => cell ?? ''));
    const students = new Set(
      [...kept.conflicts, ...kept.overrides, ...kept.kept].flatMap((one) =>
        one.what === 'student' ? one.name : [],
      ),
    );
    return {
      content: Buffer.from(await turns(csvSteps(HEADINGS, rows)), 'utf8'),
      about: { what: 'merge report', classes: [], students: students.size },
      answer: { rows: rows.length },
    };
  });

const day = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

function rowsOf(report: Report): Cell[][] {
  const line = (part: string, what: Cell, more: Partial<Record<string, Cell>>): Cell[] =>
    HEADINGS.map((heading) =>
      heading === 'Part' ? part : heading === 'What' ? what : (more[heading] ?? ''),
    );
  const { bundles, conflicts, decisions, overrides, kept } = report;
  return [
    line(say('merge-report.merge'), say('merge-report.before'), {
      'Here on': day(report.at),
      Count: report.evidenceBefore,
    }),
    line(say('merge-report.merge'), say('merge-report.after'), {
      Outcome: report.undone ? say('merge-report.undone') : '',
      Count: report.evidenceAfter,
    }),
    ...bundles.flatMap((bundle) => {
      const from = {
        Name: bundle.file,
        'There by': bundle.teacher,
        'There on': day(bundle.exportedAt),
      };
      const purpose = say(`bundles.purpose-${bundle.purpose}`);
      return [
        line(say('merge-report.bundle'), purpose, {
          ...from,
          Field: 'SHA-256',
          There: bundle.sha256,
        }),
        ...COUNTS.map((name) =>
          line(say('merge-report.bundle'), say(`bundles.${name}`), {
            ...from,
            Count: bundle[name],
          }),
        ),
        ...(bundle.clockAhead
          ? [line(say('merge-report.warning'), say('bundles.clock'), from)]
          : []),
        ...(bundle.newer > 0
          ? [
              line(say('merge-report.warning'), say('bundles.newer', { count: bundle.newer }), {
                ...from,
                Count: bundle.newer,
              }),
            ]
          : []),
      ];
    }),
    ...kept.map(({ noun, name, sentence }) =>
      line(say('bundles.kept'), noun, { Name: name, Outcome: sentence }),
    ),
    ...conflicts.map((one) =>
      line(say('bundles.both-changed'), one.noun, {
        Name: one.name,
        Field: one.label,
        Here: inFile(one.mine, one.as),
        'Here by': one.mineBy,
        'Here on': day(one.mineAt),
        There: inFile(one.theirs, one.as),
        'There by': one.theirsBy,
        'There on': day(one.theirsAt),
        Outcome: say(
          `merge-report.${(one.settled ?? one).stands === 'mine' ? 'here' : 'there'}${one.settled ? '-chosen' : ''}`,
        ),
      }),
    ),
    ...decisions.map((one) =>
      line(say('bundles.to-decide'), one.kind, {
        Name: named(one.nameA, one.aboutA),
        There: named(one.nameB, one.aboutB),
        Field: say(`bundles.because-${one.reason}`, { count: one.count }),
        Outcome: one.same === null ? '' : say(one.same ? 'bundles.same' : 'bundles.different'),
      }),
    ),
    ...overrides.map((one) => line(say('bundles.overriding'), one.noun, { Name: one.name })),
  ];
}

/** A name with what tells it from an equal one. */
const named = (name: string, about: string): string => (about === '' ? name : `${name} (${about})`);

/** An instant as a file writes it; everything else stands as it is. */
const inFile = (value: string | null, as: Report['conflicts'][number]['as']): Cell =>
  value !== null && as === 'instant' ? day(Number(value)) : value;
