// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { openWindow } from '../helpers/open-window.tsx';

/** Four objectives, the first critical; Abbott has all, Baker lacks two, Castillo the critical one. */
async function openLetters() {
  const opened = await openWindow({
    before: async (host) => {
      const codes = ['A1', 'A2', 'A3', 'A4'];
      const built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(3)
        .withCourse(codes.map((code, i) => ({ code, critical: i === 0, due: '2026-11-02' })))
        .build();
      const levels = [
        ['deep', 'deep', 'deep', 'clear'],
        ['clear', 'basic', 'not-yet', 'not-yet'],
        [null, 'deep', 'deep', 'deep'],
      ];
      const entries = built.students.flatMap((student, row) =>
        codes.flatMap((code, column) => {
          const level = levels[row]?.[column];
          return level ? [{ student, objective: built.objectives[code] ?? '', level }] : [];
        }),
      );
      await host.ask('evidence.fill', { class: built.class, entries, on: '2026-10-28' });
      return `#/class/${built.class}/letters`;
    },
  });
  await screen.findByRole('table', { name: 'Letters' });
  return opened;
}

const lettersShown = () =>
  within(screen.getByRole('table', { name: 'Letters' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);

async function openRules(user: Awaited<ReturnType<typeof openLetters>>['user']) {
  await user.selectOptions(await screen.findByLabelText('Rule'), 'Rules…');
  return screen.findByRole('dialog', { name: 'Letter rules' });
}

test('another rule is chosen for the class, and taken back', async () => {
  const { user } = await openLetters();
  expect(lettersShown()).toEqual(['A', 'D', 'I']);
  await waitFor(() => expect(screen.getByRole('option', { name: 'Plain' })).toBeTruthy());
  await user.selectOptions(screen.getByLabelText('Rule'), 'Plain');
  await waitFor(() => expect(lettersShown()).toEqual(['A', 'F', 'I']));
  expect(await screen.findByText('Letters follow Plain')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(lettersShown()).toEqual(['A', 'D', 'I']));
});

test('open incompletes stand in a list with what is owed', async () => {
  const { user } = await openLetters();
  const owed = screen.getByRole('region', { name: '1 incomplete' });
  expect(owed.textContent).toContain('Castillo, AnaA1 due 2 Nov');
  await user.click(within(owed).getByRole('button', { name: 'Castillo, Ana' }));
  const how = await screen.findByRole('region', { name: 'How it came about' });
  expect(how.textContent).toContain('Incomplete: critical objectives not yet shownA1');
});

test('what counted opens down to the evidence', async () => {
  const { user } = await openLetters();
  await user.click(screen.getByRole('button', { name: 'Baker, Ana' }));
  await user.click(await screen.findByText('What was counted'));
  expect(await screen.findByText('28 Oct Clear')).toBeTruthy();
});

test('a copy of a preset shows before saving who changes, is kept, used and changed again', async () => {
  const { host, user } = await openLetters();
  const dialog = await openRules(user);
  await user.click(within(dialog).getByRole('button', { name: 'Plain' }));
  await user.click(within(dialog).getByRole('button', { name: 'Copy…' }));
  const editor = await screen.findByRole('dialog', { name: 'New rule' });
  const name = within(editor).getByLabelText('Name');
  await user.clear(name);
  await user.type(name, 'Ours');
  const preview = await within(editor).findByRole('complementary', { name: 'What this rule does' });
  await waitFor(() => expect(preview.textContent).toContain('1 letter changes'));
  expect(preview.textContent).toContain('Baker, AnaD → F50 %');
  const from = within(editor).getByLabelText('D from');
  await user.clear(from);
  await user.type(from, '50');
  await waitFor(() => expect(preview.textContent).toContain('No letter changes'));
  await user.click(within(editor).getByRole('button', { name: 'Save' }));
  const rules = await screen.findByRole('dialog', { name: 'Letter rules' });
  await user.click(within(rules).getByRole('button', { name: 'Use for this class' }));
  await waitFor(() =>
    expect(within(rules).getByRole('button', { name: 'In use here' })).toBeTruthy(),
  );
  await user.click(within(rules).getByRole('button', { name: 'Edit…' }));
  const again = await screen.findByRole('dialog', { name: 'Rule Ours' });
  const a = within(again).getByLabelText('A from');
  await user.clear(a);
  await user.type(a, '100');
  await waitFor(() =>
    expect(within(again).getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(
      false,
    ),
  );
  await user.click(within(again).getByRole('button', { name: 'Save' }));
  await waitFor(async () =>
    expect((await host.ask('rule.list', {})).find((rule) => rule.name === 'Ours')).toMatchObject({
      version: 2,
      classes: [{ name: 'Algebra' }],
      rule: { bounds: [{ from: 100 }, { from: 80 }, { from: 70 }, { from: 50 }, { from: 0 }] },
    }),
  );
});

test('Ctrl+Z takes back what was done in the rules, and in a field it belongs to the field', async () => {
  const { host, bridge, user } = await openLetters();
  const dialog = await openRules(user);
  const chosen = async () =>
    (await host.ask('rule.list', {})).find((rule) => rule.name === 'Plain')?.classes.length;
  await user.click(within(dialog).getByRole('button', { name: 'Plain' }));
  await user.click(within(dialog).getByRole('button', { name: 'Use for this class' }));
  await waitFor(async () => expect(await chosen()).toBe(1));
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect(await chosen()).toBe(0));
  expect(screen.getByRole('dialog', { name: 'Letter rules' })).toBeTruthy();
  await within(dialog).findByRole('button', { name: 'Use for this class' });
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await waitFor(async () => expect(await chosen()).toBe(1));
  await user.click(within(dialog).getByRole('button', { name: 'Copy…' }));
  const editor = await screen.findByRole('dialog', { name: 'New rule' });
  within(editor).getByLabelText('Name').focus();
  const asked = bridge.asked.filter((name) => name === 'history.undo').length;
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.asked.filter((name) => name === 'history.undo')).toHaveLength(asked);
});

test('a rule chosen from the list is taken back by key with the focus still on the list', async () => {
  const { user } = await openLetters();
  await waitFor(() => expect(screen.getByRole('option', { name: 'Plain' })).toBeTruthy());
  await user.selectOptions(screen.getByLabelText('Rule'), 'Plain');
  await waitFor(() => expect(lettersShown()).toEqual(['A', 'F', 'I']));
  screen.getByLabelText('Rule').focus();
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(lettersShown()).toEqual(['A', 'D', 'I']));
});

test('what cannot be used is said at its field, and nothing is saved', async () => {
  const { user } = await openLetters();
  const dialog = await openRules(user);
  await user.click(within(dialog).getByRole('button', { name: 'Copy…' }));
  const editor = await screen.findByRole('dialog', { name: 'New rule' });
  const amount = within(editor).getByLabelText('How much, condition 2 for A');
  await user.clear(amount);
  await user.type(amount, '120');
  await waitFor(() => expect(amount.getAttribute('aria-invalid')).toBe('true'));
  expect(within(editor).getByText('It is a percentage from 0 to 100.')).toBeTruthy();
  expect(within(editor).getByRole('status').textContent).toBe('1 thing to mend');
  expect(within(editor).getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(true);
});

test('a rule may be turned into another kind', async () => {
  const { user } = await openLetters();
  const dialog = await openRules(user);
  await user.click(within(dialog).getByRole('button', { name: 'New rule…' }));
  const editor = await screen.findByRole('dialog', { name: 'New rule' });
  await user.type(within(editor).getByLabelText('Name'), 'By percentage');
  await user.selectOptions(
    within(editor).getByLabelText('Letters come from'),
    'the percentage mastered',
  );
  expect((within(editor).getByLabelText('F from') as HTMLInputElement).value).toBe('0');
  await waitFor(() =>
    expect(within(editor).getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(
      false,
    ),
  );
});

test('a rule looked at as another kind has what was typed when it is turned back', async () => {
  const { user } = await openLetters();
  const dialog = await openRules(user);
  await user.click(within(dialog).getByRole('button', { name: 'New rule…' }));
  const editor = await screen.findByRole('dialog', { name: 'New rule' });
  const kind = within(editor).getByLabelText('Letters come from');
  const value = (label: string) => (within(editor).getByLabelText(label) as HTMLInputElement).value;
  await user.selectOptions(kind, 'the average level');
  await user.clear(within(editor).getByLabelText('B from'));
  await user.type(within(editor).getByLabelText('B from'), '2.7');
  await user.selectOptions(kind, 'conditions, one after the other');
  await user.clear(within(editor).getByLabelText('How much, condition 1 for A'));
  await user.type(within(editor).getByLabelText('How much, condition 1 for A'), '93');
  await user.selectOptions(kind, 'the average level');
  expect(value('B from')).toBe('2.7');
  await user.selectOptions(kind, 'conditions, one after the other');
  expect(value('How much, condition 1 for A')).toBe('93');
});

test('conditions begin one below the other, and a letter that nobody can get is said', async () => {
  const { host, user } = await openLetters();
  const percent = (await host.ask('rule.list', {})).find((rule) => rule.kind === 'percent');
  const dialog = await openRules(user);
  await user.click(within(dialog).getByRole('button', { name: percent?.name ?? '' }));
  await user.click(within(dialog).getByRole('button', { name: 'New rule…' }));
  const editor = await screen.findByRole('dialog', { name: 'New rule' });
  await user.selectOptions(
    within(editor).getByLabelText('Letters come from'),
    'conditions, one after the other',
  );
  const amounts = within(editor).getAllByLabelText(/^How much, condition 1 for/);
  expect(amounts.map((one) => (one as HTMLInputElement).value)).toEqual(['90', '80', '70', '60']);
  expect(within(editor).queryByText(/^Never given/)).toBeNull();
  const b = within(editor).getByLabelText('How much, condition 1 for B');
  await user.clear(b);
  await user.type(b, '95');
  expect(within(editor).getByText('Never given: whoever meets this gets A first.')).toBeTruthy();
});

test('a new rule shows the class before it has a name; its missing name leads to the field', async () => {
  const { user } = await openLetters();
  const dialog = await openRules(user);
  await user.click(within(dialog).getByRole('button', { name: 'New rule…' }));
  const editor = await screen.findByRole('dialog', { name: 'New rule' });
  const problem = await within(editor).findByRole('button', { name: '1 thing to mend' });
  const name = within(editor).getByLabelText('Name');
  expect(name.getAttribute('aria-invalid')).not.toBe('true');
  expect(await within(editor).findByText('No letter changes')).toBeTruthy();
  expect(within(editor).getByLabelText('Number handed in for A').getAttribute('placeholder')).toBe(
    '95',
  );
  within(editor).getByLabelText('Number handed in for A').focus();
  await user.click(problem);
  await waitFor(() => expect(document.activeElement).toBe(name));
  expect(name.getAttribute('aria-invalid')).toBe('true');
});

test('rules stand side by side, with who differs and why', async () => {
  const { user } = await openLetters();
  await user.click(screen.getByRole('button', { name: 'Compare' }));
  const compare = await screen.findByRole('region', { name: 'Compare rules' });
  await waitFor(() => expect(within(compare).getAllByRole('row')).toHaveLength(2));
  expect(within(compare).getAllByRole('row')[1]?.textContent).toContain('Baker, Ana');
  expect(compare.textContent).toContain('F 50 %');
  await user.selectOptions(within(compare).getByLabelText('Add a rule…'), 'Rutland');
  await waitFor(() => expect(within(compare).getAllByRole('columnheader')).toHaveLength(5));
  await user.click(within(compare).getByRole('checkbox', { name: 'Only those who differ' }));
  expect(within(compare).getAllByRole('row')).toHaveLength(4);
});

test('a compared rule is used for the class from where it stands', async () => {
  const { host, user } = await openLetters();
  await user.click(screen.getByRole('button', { name: 'Compare' }));
  const compare = await screen.findByRole('region', { name: 'Compare rules' });
  const [use] = await within(compare).findAllByRole('button', { name: 'Use for this class' });
  if (!use) throw new Error('No rule can be used');
  await user.click(use);
  await waitFor(async () =>
    expect((await host.ask('rule.list', {})).find((one) => one.classes.length > 0)?.kind).toBe(
      'percent',
    ),
  );
  // The columns stay as they were.
  const second = within(compare).getAllByRole('columnheader')[2];
  await waitFor(() => expect(second?.textContent).toContain('In use here'));
});

test('a class that follows the default is asked once whether below it is F or I', async () => {
  const { host, user } = await openLetters();
  await user.click(screen.getByRole('button', { name: 'I during the year' }));
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'I during the year' })).toBeNull(),
  );
  const rules = await host.ask('rule.list', {});
  expect(rules.find((rule) => rule.classes.length > 0)?.name).toBe(
    'Critical first, I during the year',
  );
});
