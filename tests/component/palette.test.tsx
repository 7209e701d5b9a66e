// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { searchWords } from '#shared/text/en/search-words.ts';
import { createPaletteSearch } from '../../renderer/features/search/palette-search.ts';
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

test.each([
  ['best', /Best twenty minutes/],
  ['twenty', /Best twenty minutes/],
  ['time', /Who had my time/],
  ['weights', /What reasons weigh/],
  ['weekly', /Weekly slips/],
  ['print', /On paper/],
  ['xlsx', /As a file/],
  ['powerteacher', /As a file/],
  ['pacing', /Plan/],
  ['holiday', /Calendar/],
  ['graph', /Prerequisites/],
  ['behaviour', /Habits/],
  ['scale', /Class/],
  ['method', /Class/],
  ['report card', /Letters/],
  ['dark mode', /Dark colours/],
  ['backup', /Make a backup/],
  ['recover', /Restore a backup/],
  ['repair', /Check the gradebook/],
  ['transfer', /Bring a student/],
  ['standards', /Go to the courses/],
  ['semester', /Terms of the year/],
  ['merge', /Bundles/],
  ['preferences', /Go to the settings/],
  ['sound', /Look, sound/],
  ['revisit', /retention|revisit/i],
  ['assignment', /task/i],
  ['journal', /Show all steps/],
  ['shortcuts', /Show the keys/],
  ['projector', /Hide or show all names/],
  ['privacy', /What left|Hide or show/],
])('typing "%s" finds what a teacher means', async (typed, label) => {
  const { user } = await openClass();
  await screen.findByRole('heading', { name: 'Algebra', level: 1 });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Find anything' }), typed);
  await waitFor(() => {
    const found = screen.getAllByRole('option').map((option) => option.textContent ?? '');
    expect(found.slice(0, 6).join(' | ')).toMatch(label);
  });
});

test('what is found in the day opens there', async () => {
  const { user } = await openClass();
  await screen.findByRole('heading', { name: 'Algebra', level: 1 });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Find anything' }), 'best{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Best twenty minutes' });
  expect(dialog).toBeTruthy();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(window.location.hash).not.toContain('part='));
});

test('every action is found by its name and by each of its other words', () => {
  const words = Object.entries(searchWords).map(([key, text]) => ({
    id: key.slice('words.'.length),
    label: key.slice('words.'.length),
    detail: '',
    words: text,
  }));
  const search = createPaletteSearch(words, undefined);
  for (const { id, words: text } of words) {
    for (const word of [id, ...text.split(' ')]) {
      const found = search(word).map((one) => one.id);
      expect([word, id, found.length > 0]).toEqual([word, id, true]);
      // A word of many actions shows the first of them; two words of one lead to it.
      const two = `${word} ${text.split(' ')[0]}`;
      expect([two, search(two).map((one) => one.id)]).toEqual([two, expect.arrayContaining([id])]);
    }
  }
});
