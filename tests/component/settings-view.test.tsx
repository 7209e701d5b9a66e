// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

const openAt = (address: string) =>
  openWindow({
    before: async (host) => {
      await aGradebook(host).withClass('Algebra').withStudents(2).withCourse(['A1']).build();
      return address;
    },
  });

test('a new class is made and its first student added', async () => {
  const { host, user } = await openAt('#/settings/classes');
  await user.type(await screen.findByLabelText('Name of the class'), 'Geometry');
  await user.click(screen.getByRole('button', { name: 'New class' }));
  await screen.findByRole('heading', { name: 'Geometry' });
  await user.click(screen.getByRole('button', { name: 'Add a student…' }));
  const dialog = await screen.findByRole('dialog', { name: 'New student' });
  const add = within(dialog).getByRole('button', { name: 'Add' });
  expect(add.hasAttribute('disabled')).toBe(true);
  await user.type(within(dialog).getByLabelText('First name'), 'Zoë');
  await user.type(within(dialog).getByLabelText('Last name'), "O'Neil");
  await user.type(within(dialog).getByLabelText('School ID'), '0007');
  await user.click(add);
  expect(await screen.findByText("O'Neil, Zoë")).toBeTruthy();
  const made = (await host.ask('class.list', {})).find((one) => one.name === 'Geometry');
  const roster = await host.ask('roster.get', { class: made?.id ?? '' });
  expect(roster.students[0]?.student.schoolId).toBe('0007');
});

test('a student withdrawn folds away and comes back with Undo', async () => {
  const { user } = await openAt('#/settings/classes');
  await user.click(await screen.findByRole('button', { name: 'Withdraw Abbott, Ana' }));
  expect(await screen.findByText('1 student left')).toBeTruthy();
  const messages = screen.getByRole('region', { name: 'Messages' });
  expect(messages.textContent).toContain('Withdrawn: Abbott, Ana');
  await user.click(within(messages).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.queryByText('1 student left')).toBeNull());
});

test('an archived class leaves the sidebar and stays in the settings', async () => {
  const { user } = await openAt('#/settings/classes');
  await user.click(await screen.findByRole('button', { name: 'Archive' }));
  await screen.findByRole('button', { name: 'Take out of the archive' });
  const places = screen.getByRole('navigation', { name: 'Places' });
  expect(within(places).queryByText('Algebra')).toBeNull();
  expect(screen.getByRole('heading', { name: 'Algebra' })).toBeTruthy();
});

test('dark colours are chosen for this gradebook and given back to the system', async () => {
  const { user } = await openAt('#/settings/look');
  const theme = await screen.findByLabelText('Colours');
  await user.selectOptions(theme, 'dark');
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
  await user.selectOptions(theme, 'as the system has them');
  await waitFor(() => expect(document.documentElement.dataset.theme).toBeUndefined());
});

test('single letters are keys until they are switched off', async () => {
  const { user } = await openAt('#/settings/look');
  const box = await screen.findByLabelText(/Single letters are keys/);
  await user.click(box);
  await waitFor(() => expect((box as HTMLInputElement).checked).toBe(false));
  box.blur();
  await user.keyboard('d');
  expect(screen.getByRole('heading', { name: 'Settings' })).toBeTruthy();
  await user.click(box);
  await waitFor(() => expect((box as HTMLInputElement).checked).toBe(true));
  box.blur();
  await user.keyboard('d');
  expect(await screen.findByRole('heading', { name: 'Day' })).toBeTruthy();
});

test('the check says in a sentence that the file is whole', async () => {
  const { user } = await openAt('#/settings/file');
  await user.click(await screen.findByRole('button', { name: 'Check the gradebook' }));
  expect(await screen.findByText('The file is whole.')).toBeTruthy();
});

test('what the check found is mended by one button, and what was done is said', async () => {
  const { bridge, user } = await openAt('#/settings/file');
  // A file in memory cannot be broken from outside: the host's two answers stand for one that was.
  const found = { clean: false, findings: ['Two attempts hang on nobody.'] };
  const mended = { mended: ['Ana Abbott (student) is back.'], clean: true, findings: [] };
  const answers: Readonly<Record<string, object>> = { 'check.run': found, 'check.repair': mended };
  const real = bridge.request.bind(bridge);
  vi.spyOn(bridge, 'request').mockImplementation(async (id, name, input) => {
    const envelope = await real(id, name, input);
    const value = answers[name];
    return value && envelope.ok ? { ...envelope, value } : envelope;
  });
  await user.click(await screen.findByRole('button', { name: 'Check the gradebook' }));
  expect(await screen.findByText('Two attempts hang on nobody.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Mend what can be mended' }));
  expect(await screen.findByText('One thing was mended. Undo takes it back:')).toBeTruthy();
  expect(screen.getByText('Ana Abbott (student) is back.')).toBeTruthy();
  expect(screen.getByText('The file is whole.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Mend what can be mended' })).toBeNull();
});
