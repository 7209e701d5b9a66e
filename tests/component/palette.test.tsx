// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function openClass() {
  return openWindow({
    before: async (host) => {
      const built = await aGradebook(host).withClass('Algebra').withCourse(['A1']).build();
      await host.ask('student.create', {
        class: built.class,
        givenName: 'José',
        familyName: 'Muñoz',
        schoolId: '0042',
      });
      return `#/class/${built.class}/today`;
    },
  });
}

// The first of them: afterwards the code of the field is here already.
test('what is typed while it comes up goes into its field, and no key to the page', async () => {
  const { user, host } = await openClass();
  await screen.findByRole('heading', { name: 'Algebra', level: 1 });
  const before = await host.ask('gradebook.get', {});
  // Without a pause between them, as quick hands do: the code of the field is not here yet.
  await user.keyboard('{Control>}k{/Control}3munoz');
  const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Find anything' });
  expect(field.value).toBe('3munoz');
  expect(await host.ask('gradebook.get', {})).toEqual(before);
});

test('a student is found without accents and opened with Enter', async () => {
  const { user } = await openClass();
  await screen.findByRole('heading', { name: 'Algebra', level: 1 });
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Find anything' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.type(field, 'munoz');
  const option = await screen.findByRole('option', { name: /Muñoz, José/ });
  expect(option.getAttribute('aria-selected')).toBe('true');
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'José Muñoz' })).toBeTruthy();
  expect(screen.queryByRole('combobox', { name: 'Find anything' })).toBeNull();
});

test('actions stand there with their keys and run', async () => {
  const { user } = await openClass();
  await screen.findByRole('heading', { name: 'Algebra', level: 1 });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'hide names');
  const option = await screen.findByRole('option', { name: /Hide or show all names/ });
  expect(within(option).getByText('Ctrl+.')).toBeTruthy();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.body.classList.contains('names-hidden')).toBe(true));
  await user.keyboard('{Control>}.{/Control}');
  await waitFor(() => expect(document.body.classList.contains('names-hidden')).toBe(false));
});

test('“backup” finds restoring one too', async () => {
  const { user } = await openClass();
  await screen.findByRole('heading', { name: 'Algebra', level: 1 });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'backup');
  await screen.findByRole('option', { name: /Make a backup/ });
  await user.click(screen.getByRole('option', { name: /Restore a backup/ }));
  expect(await screen.findByRole('button', { name: 'Choose a backup file…' })).toBeTruthy();
});

test('what nothing is called is said', async () => {
  const { user } = await openClass();
  await screen.findByRole('heading', { name: 'Algebra', level: 1 });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'zzzz');
  expect(await screen.findByText('Nothing is called "zzzz".')).toBeTruthy();
});
