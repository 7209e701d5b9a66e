// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { type OpenWindow, openWindow } from '../helpers/open-window.tsx';

const CODES = ['A1', 'A2', 'A3', 'A4', 'A5'];
const TEMPLATE = (type: string) =>
  [
    'Class:,"Algebra, 2",',
    'Assignment Name:,Fall,',
    'Points Possible:,100.0,',
    `Score Type:,${type},`,
    'Student Num,Student Name,Score',
    '00001,"Abbott, Ana",',
    '00002,"Stranger, Di",old',
    '99999,"Gone, Gus",7',
    '',
  ].join('\r\n');

/** Reports of a class with three students; the first two have shown everything. */
async function reports(): Promise<OpenWindow & { readonly dialog: HTMLElement }> {
  const opened = await openWindow({
    async before(host) {
      const built = await aGradebook(host).withStudents(3).withCourse(CODES).build();
      await host.ask('term.save', { name: 'Fall', start: '2026-08-24', end: '2026-12-18' });
      for (const student of built.students.slice(0, 2)) {
        for (const objective of Object.values(built.objectives)) {
          const at = { class: built.class, student, objective, on: '2026-11-03' };
          await host.ask('evidence.record', { ...at, level: 'deep' });
        }
      }
      return `#/class/${built.class}/reports`;
    },
  });
  await opened.user.click(await screen.findByRole('button', { name: 'Fill a template…' }));
  return {
    ...opened,
    dialog: await screen.findByRole('dialog', { name: 'Fill a score template' }),
  };
}

const lineOf = async (dialog: HTMLElement, number: string): Promise<string> => {
  const cell = await within(dialog).findByText(number);
  return cell.closest('tr')?.textContent ?? '';
};

test('a template is looked at before it is saved: whom, what, and what does not match', async () => {
  const { bridge, user, dialog, host } = await reports();
  const save = () => within(dialog).getByRole('button', { name: /^Save/ });
  expect(save().hasAttribute('disabled')).toBe(true);
  bridge.willChoose('fall_pst.csv', TEMPLATE('GRADESCALE'));
  await user.click(within(dialog).getByRole('button', { name: 'Choose a template…' }));
  expect(await lineOf(dialog, '00001')).toMatch(/^00001Abbott, Ana\s*A\+?\s*A\+?$/);
  expect(await lineOf(dialog, '00002')).toMatch(/the template says Stranger, Di/);
  expect(await lineOf(dialog, '99999')).toMatch(/Gone, Gus.*not in this class.*7stays$/);
  expect(dialog.textContent).toContain('Algebra, 2 · Fall · GRADESCALE · 100.0 points');
  expect(dialog.textContent).toContain('One student has a letter and no line here: Castillo');
  expect(save().textContent).toBe('Save with 2 scores…');
  await user.click(save());
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [line] = await host.ask('disclosure.list', {});
  expect(line).toMatchObject({ what: 'powerteacher', file: 'fall_pst.csv', students: 2 });
});

test('a letter that the template cannot take is named, and nothing can be saved', async () => {
  const { bridge, user, dialog } = await reports();
  const narrow = TEMPLATE('POINTS').replace('100.0', '7.0');
  bridge.willChoose('fall_pst.csv', narrow);
  await user.click(within(dialog).getByRole('button', { name: 'Choose a template…' }));
  expect(await lineOf(dialog, '00001')).toMatch(/takes at most 7/);
  expect(dialog.textContent).toContain('2 students cannot be written');
  const save = within(dialog).getByRole('button', { name: /^Save/ });
  expect(save.hasAttribute('disabled')).toBe(true);
});

test('a file that is no template says so, and another can be chosen', async () => {
  const { bridge, user, dialog } = await reports();
  bridge.willChoose('grades.csv', 'Name,Points\nAna,3\n');
  await user.click(within(dialog).getByRole('button', { name: 'Choose a template…' }));
  expect((await within(dialog).findByRole('alert')).textContent).toMatch(/Student Num and Score/);
  bridge.willChoose('fall_pst.csv', TEMPLATE('PERCENT'));
  await user.click(within(dialog).getByRole('button', { name: 'Another…' }));
  await lineOf(dialog, '00001');
  expect(within(dialog).queryByRole('alert')).toBeNull();
});

test('a template dropped on the window is filled, not imported', async () => {
  const { dialog } = await reports();
  const file = new File([TEMPLATE('GRADESCALE')], 'fall_pst.csv');
  const event = new Event('drop', { bubbles: true, cancelable: true });
  const dataTransfer = { types: ['Files'], items: [], files: [file] };
  window.dispatchEvent(Object.assign(event, { dataTransfer }));
  await lineOf(dialog, '00001');
  expect(screen.queryByRole('dialog', { name: /Import/ })).toBeNull();
});

test('a grid is saved as a workbook as well', async () => {
  const { bridge, user, dialog } = await reports();
  const places: string[] = [];
  const { pickSave } = bridge.platform;
  Object.assign(bridge.platform, {
    pickSave(...asked: Parameters<typeof pickSave>) {
      places.push(asked[0]);
      return pickSave(...asked);
    },
  });
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await user.click(screen.getByRole('button', { name: 'Grid as XLSX…' }));
  await screen.findByText('Grid saved.');
  expect(places).toEqual(['Algebra Grid.xlsx']);
});
