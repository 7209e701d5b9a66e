// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

async function openObjectives(more = '') {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(1)
        .withCourse([{ code: 'A1', critical: true }, { code: 'A2', needs: ['A1'] }, 'A3'])
        .build();
      const objective = built.objectives.A1 ?? '';
      return `#/class/${built.class}/objectives?${more.replace('A1', objective)}`;
    },
  });
  if (!built) throw new Error('not built');
  return { ...opened, built };
}

test('a target date is typed in its line', async () => {
  const { host, user, built } = await openObjectives();
  await user.click(await screen.findByRole('button', { name: /^Target date of A2 ?no date/ }));
  const field = screen.getByLabelText('Target date of A2');
  fireEvent.change(field, { target: { value: '2026-11-20' } });
  await user.keyboard('{Enter}');
  const button = await screen.findByRole('button', { name: /Target date of A2 ?Fri,? 20 Nov/ });
  await waitFor(() => expect(document.activeElement).toBe(button));
  const plan = await host.ask('plan.get', { class: built.class });
  expect(plan.objectives.map((one) => one.due)).toEqual([null, '2026-11-20', null]);
});

test('Escape leaves the date as it was', async () => {
  const { host, user, built } = await openObjectives();
  await user.click(await screen.findByRole('button', { name: /^Target date of A2 ?no date/ }));
  fireEvent.change(screen.getByLabelText('Target date of A2'), { target: { value: '2026-11-20' } });
  await user.keyboard('{Escape}');
  await screen.findByRole('button', { name: /^Target date of A2 ?no date/ });
  const plan = await host.ask('plan.get', { class: built.class });
  expect(plan.objectives[1]?.due).toBeNull();
});

test('a circle of prerequisites is refused, and the path is named', async () => {
  const { host, user, built } = await openObjectives('objective=A1');
  const editor = await screen.findByRole('region', { name: 'Objective A1' });
  await user.type(within(editor).getByLabelText('Add by code'), 'a2');
  await user.click(within(editor).getByRole('button', { name: 'Add' }));
  const sentence = (await screen.findByRole('alert')).textContent ?? '';
  expect(sentence).toContain('A1');
  expect(sentence).toContain('A2');
  const course = await host.ask('course.get', { course: built.course });
  expect(course.units[0]?.objectives[0]?.prerequisites).toEqual([]);
});

test('what is written about an objective is kept when its field is left', async () => {
  const { host, user, built } = await openObjectives('objective=A1');
  const editor = await screen.findByRole('region', { name: 'Objective A1' });
  await user.type(within(editor).getByLabelText(/Learning target/), 'I can add.');
  await user.type(within(editor).getByLabelText(/Examples of mastery/), 'One\nTwo');
  await user.click(within(editor).getByLabelText('quiz'));
  await waitFor(async () => {
    const course = await host.ask('course.get', { course: built.course });
    const objective = course.units[0]?.objectives[0];
    expect(objective?.learningTarget).toBe('I can add.');
    expect(objective?.examples).toEqual(['One', 'Two']);
    expect(objective?.waysToShow).toEqual(['quiz']);
  });
});

test('dates are spread over the class days between two dates', async () => {
  const { host, user, built } = await openObjectives();
  await user.click(await screen.findByRole('button', { name: 'Spread the dates…' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText('From'), { target: { value: '2026-11-09' } });
  fireEvent.change(within(dialog).getByLabelText('To'), { target: { value: '2026-11-27' } });
  await user.click(within(dialog).getByRole('button', { name: 'Spread' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const plan = await host.ask('plan.get', { class: built.class });
  expect(plan.objectives.map((one) => one.due)).toEqual(['2026-11-27', '2026-11-27', '2026-11-27']);
});

test('a span of days is chosen with Shift and the arrows and marked off', async () => {
  const { host, user, built } = await openObjectives('part=calendar');
  const day = await screen.findByRole('button', { name: /^10 ?Tuesday 10 November: Meets/ });
  day.focus();
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await user.click(await screen.findByRole('button', { name: /^10 ?Tuesday/ }));
  await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  await user.click(screen.getByRole('button', { name: 'Off' }));
  await screen.findByRole('button', { name: /^11 ?Wednesday 11 November: Off/ });
  const { days } = await host.ask('calendar.get', {
    class: built.class,
    from: '2026-11-09',
    to: '2026-11-13',
  });
  expect(days.map((one) => one.meets)).toEqual([true, false, false, false, true]);
});

async function openCalendar() {
  const opened = await openObjectives('part=calendar');
  const { host, built } = opened;
  const on = (code: string, due: string) =>
    host.ask('plan.due', {
      class: built.class,
      objectives: [built.objectives[code] ?? ''],
      on: due,
    });
  await on('A1', '2026-11-11');
  await on('A2', '2026-11-12');
  await on('A3', '2026-11-13');
  const dues = async () =>
    (await host.ask('plan.get', { class: built.class })).objectives.map((one) => one.due?.slice(5));
  return { ...opened, dues };
}

test('a target date is picked up with Enter, carried by the arrows and dropped, and the rest may follow', async () => {
  const { host, user, built, dues } = await openCalendar();
  await host.ask('calendar.set', {
    class: built.class,
    from: '2026-11-11',
    to: '2026-11-11',
    kind: 'missed',
  });
  (await screen.findByRole('button', { name: /^A1 .*Due Wednesday 11 November; press/ })).focus();
  await user.keyboard('{Enter}');
  await screen.findByText(/^Picked up A1 .*Escape puts it back/);
  await waitFor(() => expect(document.activeElement?.textContent).toContain('11 November'));
  await user.keyboard('{ArrowRight}{ArrowRight}');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('13 November'));
  await user.keyboard('{Enter}');
  await screen.findByText(/^A1 is due Fri,? 13 Nov now/);
  expect(await dues()).toEqual(['11-13', '11-12', '11-13']);
  screen.getByText(/The class did not meet on Wed,? 11 Nov.* 2 other target dates/);
  await user.click(screen.getByRole('button', { name: 'Move them 2 class days later' }));
  await waitFor(async () => expect(await dues()).toEqual(['11-13', '11-16', '11-17']));
});

test('Escape puts a carried date back, and the focus with it', async () => {
  const { user, dues } = await openCalendar();
  const chip = await screen.findByRole('button', { name: /^A2 .*Due Thursday 12 November; press/ });
  chip.focus();
  await user.keyboard('{Enter}{ArrowDown}{ArrowDown}{ArrowDown}');
  await screen.findByRole('heading', { name: 'December 2026' });
  await user.keyboard('{Escape}');
  await screen.findByText('A2 put back: due Thursday 12 November');
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^A2 /));
  expect(await dues()).toEqual(['11-11', '11-12', '11-13']);
});

test('a day without class is refused in words and the date stays in hand', async () => {
  const { user, dues } = await openCalendar();
  (await screen.findByRole('button', { name: /^A3 .*Due Friday 13 November; press/ })).focus();
  await user.keyboard('{Enter}{ArrowRight}{Enter}');
  const sentence = (await screen.findByRole('alert')).textContent ?? '';
  expect(sentence).toContain('the class does not meet on it');
  await user.keyboard('{ArrowRight}{ArrowRight}{Enter}');
  await waitFor(async () => expect(await dues()).toEqual(['11-11', '11-12', '11-16']));
});

test('a whole unit is picked up with one press and laid on a day with the next', async () => {
  const { user, dues } = await openCalendar();
  await user.click(await screen.findByRole('button', { name: /^Unit 1: A1, A2, A3\. Due Friday/ }));
  await user.click(screen.getByRole('button', { name: /^18 ?Wednesday 18 November: Meets/ }));
  await waitFor(async () => expect(await dues()).toEqual(['11-16', '11-17', '11-18']));
  const messages = screen.getByRole('region', { name: 'Messages' });
  await user.click(await within(messages).findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await dues()).toEqual(['11-11', '11-12', '11-13']));
});

test('what is due on a chosen day stands below with its date as a field', async () => {
  const { user, dues } = await openCalendar();
  await user.click(await screen.findByRole('button', { name: /^12 ?Thursday 12 November: Meets/ }));
  await screen.findByRole('heading', { name: '1 objective due' });
  await user.click(screen.getByRole('button', { name: /^Target date of A2/ }));
  const field = screen.getByLabelText('Target date of A2');
  fireEvent.change(field, { target: { value: '2026-11-06' } });
  await user.keyboard('{Enter}');
  await screen.findByText(/That day is past: whoever has not mastered it is overdue/);
  expect(await dues()).toEqual(['11-11', '11-06', '11-13']);
});

test('a day on which the class did not meet offers to move the rest, as a step of its own', async () => {
  const { host, user, built } = await openObjectives('part=calendar');
  const objectives = [built.objectives.A2 ?? ''];
  await host.ask('plan.due', { class: built.class, objectives, on: '2026-11-12' });
  await user.click(
    await screen.findByRole('button', { name: /^11 ?Wednesday 11 November: Meets/ }),
  );
  expect(screen.queryByRole('button', { name: /^Move them/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Did not meet' }));
  await user.click(await screen.findByRole('button', { name: 'Move them 1 class day later' }));
  const due = async () =>
    (await host.ask('plan.get', { class: built.class })).objectives.map((one) => one.due)[1];
  await waitFor(async () => expect(await due()).toBe('2026-11-13'));
  const messages = screen.getByRole('region', { name: 'Messages' });
  await user.click(await within(messages).findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await due()).toBe('2026-11-12'));
  expect(
    screen.getByRole('button', { name: /^11 ?Wednesday 11 November: Did not meet/ }),
  ).toBeTruthy();
});

test('a whole is made of parts by their codes', async () => {
  const { user, host, built } = await openObjectives('objective=A1');
  const editor = await screen.findByRole('region', { name: 'Objective A1' });
  await user.type(within(editor).getByLabelText('Add a part by code'), 'a2');
  await user.click(within(editor).getByRole('button', { name: 'Add part' }));
  await within(editor).findByRole('button', { name: 'No longer a part: A2' });
  const { units } = await host.ask('course.get', { course: built.course });
  expect(units[0]?.objectives[0]).toMatchObject({ whole: true, parts: [{ code: 'A2' }] });
});
