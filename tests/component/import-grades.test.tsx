// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TestHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

const GRADES =
  'Student\tID\tSection\tQuiz one (101)\n    Points Possible\t\t\t10\nBaker, Ana\t1\tA\t7\nDiallo, B.\t2\tA\t9\n';

async function take(host: TestHost, text: string, kind: 'roster' | 'objectives', name: string) {
  const into = kind === 'roster' ? { class: name } : { course: name };
  const { preview } = await host.ask('import.preview', { source: { text }, kind, ...into });
  await host.ask('import.apply', { preview });
}

test('columns and people of an export are matched by hand, and it is remembered', async () => {
  const { host, user } = await openWindow({
    before: async (at) => {
      await take(at, 'Student ID,Name\n1,"Baker, Ana"\n2,"Diallo, Ben"\n', 'roster', 'Algebra');
      await take(at, 'Code,Objective\nA1,Lines\nA2,Slopes\n', 'objectives', 'K');
      const [taken] = await at.ask('class.list', {});
      const [course] = await at.ask('course.list', {});
      await at.ask('plan.use', { class: taken?.id ?? '', course: course?.id ?? '' });
      return `#/class/${taken?.id}/grid`;
    },
  });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'import a file');
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: /^Import/ });
  await user.click(within(dialog).getByLabelText(/paste rows copied/i));
  await user.paste(GRADES);
  await user.click(within(dialog).getByRole('button', { name: 'Look at it' }));
  const cls = await within(dialog).findByLabelText('Class');
  if ((cls as HTMLInputElement).value === '') await user.type(cls, 'Algebra');

  const about = await within(dialog).findByLabelText('Objective of Quiz one');
  expect(within(dialog).getByText(/Choose at least one/)).toBeTruthy();
  await user.selectOptions(about, within(about).getByRole('option', { name: 'A1 Lines' }));
  await within(dialog).findByRole('button', { name: 'Take 1 row' });
  const who = within(dialog).getByLabelText('Who Diallo, B. is');
  await user.selectOptions(who, within(who).getByRole('option', { name: 'Diallo, Ben' }));
  const button = await within(dialog).findByRole('button', { name: 'Take 2 rows' });
  await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false));
  await user.click(button);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  const source = { text: GRADES };
  const again = await host.ask('import.preview', { source, kind: 'evidence', class: 'Algebra' });
  expect(again).toMatchObject({ new: 0, unchanged: 2, unmatched: 0 });
});
