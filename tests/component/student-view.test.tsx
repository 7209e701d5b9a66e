// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function openStudent() {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(1)
        .withCourse([
          { code: 'A1', due: '2026-11-02' },
          { code: 'A2', due: '2026-11-03' },
        ])
        .build();
      const [student = ''] = built.students;
      await host.ask('evidence.record', {
        class: built.class,
        student,
        objective: built.objectives.A1 ?? '',
        level: 'clear',
        on: '2026-10-28',
        feedback: 'Explains it well.',
      });
      return `#/class/${built.class}/student/${student}`;
    },
  });
  if (!built) throw new Error('not built');
  return { ...opened, built };
}

test('the path says for each objective how it stands, and leads to its cell', async () => {
  const { built } = await openStudent();
  const step = await screen.findByRole('link', { name: /^A1 Statement of A1: Clear, 1 attempt/ });
  expect(step.getAttribute('href')).toBe(
    `#/class/${built.class}/grid?student=${built.students[0]}&objective=${built.objectives.A1}`,
  );
  expect(screen.getByRole('link', { name: /^A2 .*nothing yet/ })).toBeTruthy();
});

test('what happened stands there with its feedback', async () => {
  await openStudent();
  const timeline = await screen.findByRole('region', { name: 'Over time' });
  expect(within(timeline).getByText('Explains it well.')).toBeTruthy();
});

test('a private note is added, stands in the timeline and can be taken back', async () => {
  const { user } = await openStudent();
  await user.type(await screen.findByLabelText('Private note'), 'Likes puzzles');
  await user.click(screen.getByRole('button', { name: 'Add the note' }));
  const timeline = screen.getByRole('region', { name: 'Over time' });
  expect(await within(timeline).findByText('Likes puzzles')).toBeTruthy();
  expect((screen.getByLabelText('Private note') as HTMLTextAreaElement).value).toBe('');
  const messages = screen.getByRole('region', { name: 'Messages' });
  await user.click(within(messages).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(within(timeline).queryByText('Likes puzzles')).toBeNull());
});

test('a note begun outlives its page, is said meanwhile, and closing asks', async () => {
  const { user, built } = await openStudent();
  await user.type(await screen.findByLabelText('Private note'), 'Moves to');
  const here = window.location.hash;
  window.location.hash = `#/class/${built.class}/today`;
  const begun = await screen.findByRole('link', { name: '1 entry begun and not saved' });
  expect(begun.getAttribute('href')).toBe(here);
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false);
  window.location.hash = here;
  const note = (await screen.findByLabelText('Private note')) as HTMLTextAreaElement;
  expect(note.value).toBe('Moves to');
  await user.clear(note);
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
});

test('a name as called is shown, and the legal one beside it', async () => {
  const { user } = await openStudent();
  await user.click(await screen.findByRole('button', { name: 'Change details…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Student details' });
  await user.type(within(dialog).getByLabelText('Called'), 'Annie');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('heading', { name: 'Annie Abbott' })).toBeTruthy();
  expect(screen.getByText('Ana Abbott')).toBeTruthy();
});

test('the letter of each term that has begun stands there and leads to its reasons', async () => {
  const { host, built } = await openStudent();
  await host.ask('term.save', { name: 'Fall', start: '2026-09-01', end: '2026-12-18' });
  await host.ask('term.save', { name: 'Spring', start: '2027-01-05', end: '2027-06-01' });
  const region = await screen.findByRole('region', { name: 'Letters' });
  await waitFor(() =>
    expect([...region.querySelectorAll('dt')].map((one) => one.textContent?.trim())).toEqual([
      'Fall',
      'Whole year',
    ]),
  );
  const [link] = within(region).getAllByRole('link');
  expect(link?.getAttribute('href')).toBe(
    `#/class/${built.class}/letters?student=${built.students[0]}`,
  );
});

test('attempts stand at their days, line by line, and a pre-assessment is said not to count', async () => {
  const { host, built } = await openStudent();
  const cell = {
    class: built.class,
    student: built.students[0] ?? '',
    objective: built.objectives.A1 ?? '',
  };
  await host.ask('evidence.record', {
    ...cell,
    level: 'not-yet',
    on: '2026-10-08',
    kind: 'pre-assessment',
  });
  const table = await screen.findByRole('table', { name: 'Attempts over time' });
  const row = within(table).getByRole('row', { name: /^A1/ });
  await waitFor(() =>
    expect(
      within(row)
        .getAllByRole('img')
        .map((one) => one.getAttribute('aria-label')),
    ).toEqual(['8 Oct: Not yet, does not count', '28 Oct: Clear']),
  );
});
