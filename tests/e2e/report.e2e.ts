import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { pdfPages, pdfSize } from '../helpers/pdf-text.ts';
import { story, storyBrowser } from './fixtures.ts';

const ON = '2026-11-10';
const LONG =
  'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Maximiliana Alexandrina Theodora';

const at = story.extend({
  // The browser of the stories makes the PDFs, too, where the system has none.
  options: { env: { GRADUS_NOW: `${ON}T10:42:00`, CHROMIUM: storyBrowser() ?? '' } },
});

at(
  'a school makes its reports without a window: for everybody and for one, on A4 and Letter',
  async ({ gradus }) => {
    await gradus.stop();
    const file = join(gradus.home, 'school.gradebook');
    const put = (name: string, lines: readonly string[]) => {
      writeFileSync(join(gradus.home, name), `${lines.join('\n')}\n`);
      return join(gradus.home, name);
    };
    const cli = (...args: string[]) => {
      const { code, stdout, stderr } = gradus.cli(...args, '--file', file, '--json');
      expect([code, stderr]).toEqual([0, '']);
      return JSON.parse(stdout) as Record<string, unknown>;
    };
    const names = Array.from(
      { length: 33 },
      (_, n) => `Pupil${String(n + 1).padStart(2, '0')}, Ann`,
    );
    const roster = ['Student ID,Name', `00000,"${LONG}"`];
    for (const [n, name] of names.entries()) {
      roster.push(`${String(n + 1).padStart(5, '0')},"${name}"`);
    }
    const units = Array.from({ length: 40 }, (_, n) => {
      const unit = Math.floor(n / 10) + 1;
      const code = `A${unit}.${(n % 10) + 1}`;
      const due = n < 20 ? '2026-11-06' : '2026-12-11';
      return `Unit ${unit},${code},"Solve problems of kind ${n + 1} in more than one way and say why it works",${due}`;
    });
    cli('init', '--teacher', 'R. Ode');
    cli('import', 'roster', put('roster.csv', roster), '--class', 'Algebra I');
    const plan = ['Unit,Code,Objective,Target date', ...units];
    cli('import', 'objectives', put('plan.csv', plan), '--course', 'Algebra');
    cli('plan', '--class', 'Algebra I', '--course', 'Algebra');
    const score = ['--class', 'Algebra I', '--student', '00000', '--objective', 'A1.1'];
    cli('record', ...score, '--level', 'not-yet', '--on', '2026-11-03', '--feedback', 'Mind signs');
    cli('record', ...score, '--level', 'deep', '--on', '2026-11-05');
    cli('class', 'Empty');

    const made = (report: string, ...args: string[]) => {
      const out = join(gradus.home, 'out.pdf');
      const answer = cli('report', report, '--class', 'Algebra I', '--out', out, ...args);
      const pdf = readFileSync(out);
      const pages = pdfPages(pdf);
      expect(answer).toMatchObject({ file: out, pages: pages.length });
      return { ...answer, pages, size: pdfSize(pdf).map(Math.round) };
    };

    // Every student begins a page of their own, and each further page says whose it is.
    const all = made('student', '--paper', 'a4');
    expect(all).toMatchObject({ students: 34, size: [596, 842] });
    const whose = all.pages.map((page) => /^(\d+) .*?(Pupil\d\d|Wolfesch)/.exec(page)?.slice(1));
    expect(whose.every(Boolean)).toBe(true);
    expect(new Set(whose.map((found) => found?.[1])).size).toBe(34);
    expect(all.pages.filter((page) => page.includes('School ID'))).toHaveLength(34);
    expect(whose.map((found) => Number(found?.[0]))).toEqual(all.pages.map((_, n) => n + 1));
    const longest = all.pages.filter((page) => page.includes('Wolfesch')).join(' ');
    expect(longest).toMatch(/Algebra I.*R\. Ode.*as of Tuesday, November 10, 2026/);
    expect(longest).toMatch(/A1\.1.*Deep Nov 3 Nov 5/);
    expect(longest).toMatch(/A2\.1.*nothing yet/);
    expect(longest).toContain('Mind signs');

    const one = made('weekly', '--student', 'Pupil02, Ann', '--paper', 'letter');
    expect(one).toMatchObject({ students: 1, size: [612, 792] });
    expect(one.pages.join(' ')).toMatch(/Ann Pupil02/);
    expect(one.pages.join(' ')).not.toMatch(/Pupil01|Pupil03/);

    const none = made('class', '--class', 'Empty');
    expect(none).toMatchObject({ students: 0 });
    expect(none.pages.join(' ')).toMatch(/Nobody is in the class/);

    // Each stands in the log, and nothing is left of the window.
    const { stdout } = gradus.cli('call', 'disclosure.list', '{}', '--file', file, '--json');
    const log = JSON.parse(stdout) as { what: string; student: string | null }[];
    expect(log.map(({ what, student }) => [what, student])).toEqual([
      ['print class', null],
      ['print weekly', 'Pupil02, Ann'],
      ['print students', null],
    ]);
    expect(readdirSync(join(gradus.home, 'uploads'))).toEqual([]);

    const nowhere = join(gradus.home, 'nowhere', 'out.pdf');
    const refused = gradus.cli(
      ...['report', 'sub', '--class', 'Algebra I', '--out', nowhere, '--file', file],
    );
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^There is no folder .*nowhere/);
    expect(existsSync(nowhere)).toBe(false);
  },
);
