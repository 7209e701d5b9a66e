// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import type { TestHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

let built: Built;
const algebra = async (host: TestHost) => {
  built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-10-26', last: '2026-11-20' })
    .withStudents(3)
    .withCourse([
      { code: 'A1', due: '2026-11-02', critical: true },
      { code: 'A2', due: '2026-11-06', needs: ['A1'] },
      { code: 'B1', unit: 'Unit 2', due: '2026-11-18', needs: ['A1'] },
    ])
    .build();
};
const at = (view: string) => async (host: TestHost) => {
  await algebra(host);
  return `#/class/${built.class}/${view}`;
};
const cell = (host: TestHost, n: number, code = 'A1') =>
  host.ask('cell.get', {
    class: built.class,
    student: built.students[n] ?? '',
    objective: built.objectives[code] ?? '',
  });
/** Everybody shows these objectives on the first Monday of November. */
async function masters(host: TestHost, codes: readonly string[]): Promise<void> {
  for (const student of built.students) {
    for (const code of codes) {
      const objective = built.objectives[code] ?? '';
      const shown = { class: built.class, student, objective, on: '2026-11-02' };
      await host.ask('evidence.record', { ...shown, level: 'clear' });
    }
  }
}
const SLOW = { timeout: 10_000 };

test('prerequisites are drawn, walked by keys, added and removed; a circle is refused in words', async () => {
  const { user, host } = await openWindow({ before: at('objectives?part=prerequisites') });
  const node = (name: RegExp) => screen.findByRole('button', { name }, SLOW);
  await user.click(await node(/^A1 .*Opens/));
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.textContent).toMatch(/^A2 .*Needs A1\. Opens nothing/);
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toMatch(/^B1 /);
  await user.type(screen.getByLabelText('Add what it needs, by code'), 'A2');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await node(/^B1 .*Needs A1, A2/);
  await user.click(await node(/^A1 .*Opens/));
  await user.type(screen.getByLabelText('Add what it needs, by code'), 'B1');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect((await screen.findByText(/A1 → /)).textContent).toContain('→ A1');
  await user.click(await node(/^B1 .*Opens/));
  await user.click(screen.getByRole('button', { name: 'No longer needs A2' }));
  await node(/^B1 .*Needs A1\. /);
  expect((await cell(host, 0, 'B1')).needs.map((need) => need.code)).toEqual(['A1']);
});

test('a mastery check is typed with digits; help and the day to look again go with it', async () => {
  const { user, host } = await openWindow({ before: at('today') });
  await screen.findByRole('link', { name: /^Today/ });
  await user.keyboard('{Control>}m{/Control}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Mastery check' }, SLOW));
  await user.selectOptions(await dialog.findByLabelText('Objective'), 'A1 Statement of A1');
  for (const name of ['Ana Abbott', 'Ana Baker']) {
    await user.click(await dialog.findByRole('button', { name: new RegExp(name) }));
  }
  const first = dialog.getByRole('group', { name: 'Level of Ana Abbott' });
  within(first).getByRole('button', { name: 'Not yet' }).focus();
  await user.keyboard('3');
  expect(document.activeElement?.closest('fieldset')?.getAttribute('aria-label')).toBe(
    'Level of Ana Baker',
  );
  await user.keyboard('1');
  await user.selectOptions(dialog.getByLabelText('Help now'), 'tutorial');
  const again = dialog.getByLabelText('Look again');
  await user.selectOptions(again, within(again).getAllByRole('option')[1] as HTMLElement);
  await user.click(dialog.getByRole('button', { name: 'More about Ana Abbott' }));
  await user.type(dialog.getByLabelText('Feedback to Ana Abbott'), 'Sure on paper.');
  await user.click(dialog.getByRole('button', { name: 'Keep as a phrase' }));
  // Offered at once to who is not there yet too: feedback is the next thing said.
  expect(await dialog.findAllByRole('button', { name: 'Sure on paper.' })).toHaveLength(2);
  expect(dialog.getByLabelText('Feedback to Ana Baker')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Record 2 levels' }));
  await screen.findByText('Mastered A1:', { exact: false });
  expect(await cell(host, 0)).toMatchObject({
    status: 'mastered',
    attempts: [{ level: 'clear', feedback: 'Sure on paper.' }],
  });
  expect(await cell(host, 1)).toMatchObject({
    status: 'not-yet',
    correctives: [{ kind: 'tutorial' }],
    marks: [{ kind: 'recheck', until: '2026-11-11' }],
  });
});

test('a clipboard sheet is typed back by row; a line that cannot be is said and keeps all', async () => {
  const { user, host } = await openWindow({ before: at('today') });
  await screen.findByRole('link', { name: /^Today/ });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', undefined, SLOW), 'clipboard');
  await user.click(await screen.findByRole('option', { name: /Type a clipboard sheet/ }));
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Type a clipboard sheet back' }, SLOW),
  );
  await user.selectOptions(await dialog.findByLabelText('Objective'), 'A1 Statement of A1');
  const lines = dialog.getByLabelText('Row and level, one a line');
  await user.type(lines, '1 3{Enter}9 2{Enter}x');
  expect((await dialog.findByRole('alert')).textContent).toBe(
    'Line 2, “9 2”: the sheet has no such row.Line 3, “x”: write the row number, then the level.',
  );
  await user.type(lines, '{Backspace}{Backspace}');
  const record = () => dialog.getByRole('button', { name: /^Record/ });
  expect(record().hasAttribute('disabled')).toBe(true);
  await user.type(lines, '{Backspace}{Backspace}{Backspace}2 c');
  await user.click(record());
  await screen.findByText('1 levels and 1 talks recorded');
  expect((await cell(host, 0)).level).toBe('clear');
});

test('before a unit the list says who lacks what', async () => {
  const { user } = await openWindow({ before: at('objectives?part=pre-teaching') });
  await user.selectOptions(await screen.findByLabelText('Unit', undefined, SLOW), 'Unit 2');
  await waitFor(() => expect(screen.getByText('3 students lack it')).toBeTruthy());
  await user.click(screen.getByRole('button', { name: 'Check A1 with them' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Mastery check' }, SLOW));
  await dialog.findByRole('group', { name: 'Level of Ana Castillo' });
});

test('goals, plan, own objectives, family and what lies beyond stand on the student page', async () => {
  const { user, host } = await openWindow({
    before: async (host) => {
      await algebra(host);
      const { course } = await host.ask('course.create', { name: 'Geometry' });
      await host.ask('objective.create', { course, unit: 'One', code: 'G1', statement: 'Lines' });
      return `#/class/${built.class}/student/${built.students[0]}`;
    },
  });
  const plan = () =>
    host.ask('student.plan', { class: built.class, student: built.students[0] ?? '' });
  await user.type(
    await screen.findByLabelText('A goal in the student’s words', undefined, SLOW),
    'Unit 1 by Friday',
  );
  await user.click(screen.getByRole('button', { name: 'Add goal' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Reached: Unit 1 by Friday' }));
  await user.selectOptions(screen.getByLabelText('To try for'), 'Deep');
  await user.type(screen.getByLabelText('Accommodations'), 'reader');
  await user.tab();
  await user.type(screen.getByLabelText('Add an objective, by code'), 'a2');
  await user.click(screen.getAllByRole('button', { name: 'Add' })[0] as HTMLElement);
  await user.selectOptions(await screen.findByLabelText('Mastered from'), 'clear');
  await user.type(screen.getByLabelText('With whom'), 'Mother');
  await user.click(screen.getByRole('button', { name: 'Note the talk' }));
  await screen.findByText('Mother');
  await user.selectOptions(screen.getByLabelText('Give a course…'), 'Geometry');
  await screen.findByText('G1');
  await user.type(screen.getByLabelText('Plan an objective, by code'), 'g1');
  await user.type(screen.getByLabelText('Due on'), '2026-11-16');
  await user.click(screen.getAllByRole('button', { name: 'Add' }).at(-1) as HTMLElement);
  expect(await screen.findByLabelText('G1 planned for')).toHaveProperty('value', '2026-11-16');
  expect(await plan()).toMatchObject({
    goals: [{ text: 'Unit 1 by Friday', reachedOn: '2026-11-10' }],
    recommended: [{ objective: null, level: 'deep' }],
    plan: { accommodations: 'reader' },
    own: [{ code: 'A2', threshold: 'clear' }],
    family: [{ way: 'call', who: 'Mother' }],
    beyond: [{ name: 'Geometry', objectives: [{ code: 'G1', due: '2026-11-16' }] }],
  });
  await user.click(screen.getByRole('button', { name: 'No longer planned: G1' }));
  await waitFor(() => expect(screen.queryByLabelText('G1 planned for')).toBeNull());
  expect(await plan()).toMatchObject({ beyond: [{ objectives: [{ due: null }] }] });
});

test('the plan says how far the class comes; dates move and what does not fit is left out', async () => {
  const { user, host } = await openWindow({
    before: async (host) => {
      await algebra(host);
      await masters(host, ['A1']);
      return `#/class/${built.class}/objectives`;
    },
  });
  const dates = async () =>
    (await host.ask('plan.get', { class: built.class })).objectives.map((one) =>
      one.leftOut ? null : one.due,
    );
  await screen.findByText('1 objective does not fit.', undefined, SLOW);
  await user.click(screen.getByRole('button', { name: 'Move dates…' }));
  await user.click(screen.getByRole('button', { name: 'Move' }));
  await screen.findByText('1 date moved.');
  expect(await dates()).toEqual(['2026-11-02', '2026-11-06', '2026-11-19']);
  await user.click(screen.getByRole('button', { name: 'What must give…' }));
  await user.click(screen.getByRole('button', { name: 'Leave out and spread the rest' }));
  await screen.findByText('Left out: 1. Dates set anew: 1.');
  expect(await dates()).toEqual(['2026-11-02', '2026-11-20', null]);
});

test('who keeps everything, or has nothing that must give, leaves nothing out and only spreads the dates', async () => {
  const { user, host } = await openWindow({
    before: async (host) => {
      await algebra(host);
      await masters(host, ['A1']);
      return `#/class/${built.class}/objectives`;
    },
  });
  await screen.findByText('1 objective does not fit.', undefined, SLOW);
  const opened = async () => {
    await user.click(screen.getByRole('button', { name: 'What must give…' }));
    return within(await screen.findByRole('dialog', { name: 'What must give' }));
  };
  const main = { name: /spread/i };
  let dialog = await opened();
  expect(dialog.getByRole('button', main).textContent).toBe('Leave out and spread the rest');
  await user.click(dialog.getByRole('checkbox', { name: /^B1/ }));
  expect(dialog.getByRole('button', main).textContent).toBe('Spread the dates anew');
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await masters(host, ['A2']);
  await waitFor(() => expect(screen.queryByText('1 objective does not fit.')).toBeNull(), SLOW);
  dialog = await opened();
  dialog.getByText(/^Everything fits at this pace/);
  await user.click(dialog.getByRole('button', { name: 'Spread the dates anew' }));
  await screen.findByText('Dates set anew: 1.');
  const { objectives } = await host.ask('plan.get', { class: built.class });
  expect(objectives.map(({ due, leftOut }) => [due, leftOut])).toEqual([
    ['2026-11-02', false],
    ['2026-11-06', false],
    ['2026-11-20', false],
  ]);
  await masters(host, ['B1']);
  await screen.findByText(/^3 of 3 finished/, undefined, SLOW);
  dialog = await opened();
  dialog.getByText('Everything is finished, so nothing must give.');
  expect(dialog.queryByRole('button', main)).toBeNull();
});

test('the pace is said: what is finished, behind and ahead of the guide, and by when it is done', async () => {
  const { host } = await openWindow({
    before: async (opened) => {
      await algebra(opened);
      return `#/class/${built.class}/objectives`;
    },
  });
  await screen.findByText(/^0 of 3 finished · 8 class days left/, undefined, SLOW);
  screen.getByText(/A pace shows once half of the class has mastered an objective/);
  screen.getByText('2 behind the guide');
  await masters(host, ['A1', 'B1']);
  const line = await screen.findByText(/^2 of 3 finished/, undefined, SLOW);
  expect(line.textContent).toMatch(
    /^2 of 3 finished · 8 class days left · 1 behind the guide · 1 ahead of it · at this pace done by (16 Nov|Nov 16)$/,
  );
});

test('without a last day and dates no days are counted that could be left', async () => {
  await openWindow({
    before: async (host) => {
      const made = await aGradebook(host).withClass('P9').withCourse(['A1', 'A2']).build();
      return `#/class/${made.class}/objectives`;
    },
  });
  const line = await screen.findByText(/^0 of 2 finished/, undefined, SLOW);
  expect(line.textContent).not.toMatch(/class days left/);
});

test('the grid shows whom another assessor judged', async () => {
  const { user } = await openWindow({
    before: async (host) => {
      await algebra(host);
      const at = { class: built.class, objective: built.objectives.A1 ?? '', on: '2026-11-03' };
      const [ana = '', ben = ''] = built.students;
      await host.ask('evidence.record', { ...at, student: ana, level: 'deep', assessor: 'Lee' });
      await host.ask('evidence.record', { ...at, student: ben, level: 'deep' });
      return `#/class/${built.class}/grid`;
    },
  });
  await user.click(await screen.findByRole('button', { name: 'View' }));
  await user.selectOptions(await screen.findByLabelText('Judged by'), 'Lee');
  await user.keyboard('{Escape}');
  await screen.findByText('Judged by Lee');
  await waitFor(() => expect(screen.queryByRole('rowheader', { name: /Baker/ })).toBeNull());
  expect(screen.getByRole('rowheader', { name: /Abbott/ })).toBeTruthy();
});
