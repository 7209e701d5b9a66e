// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openWindow } from '../helpers/open-window.tsx';

const node = (id: string) => ({ identifier: id, title: id, uri: `urn:${id}` });
const under = (child: string, parent: string) => ({
  associationType: 'isChildOf',
  originNodeURI: node(child),
  destinationNodeURI: node(parent),
});
const item = (id: string, text: string) => ({
  identifier: id,
  humanCodingScheme: id,
  fullStatement: text,
  CFItemType: text.startsWith('Group') ? 'Cluster' : 'Standard',
});
const FRAMEWORK = JSON.stringify({
  CFDocument: { identifier: 'd', title: 'State standards' },
  CFItems: [
    item('G1', 'Group one'),
    item('A', 'Add fractions'),
    item('B', 'Compare decimals'),
    item('G2', 'Group two'),
    item('C', 'Draw angles'),
  ],
  CFAssociations: [under('A', 'G1'), under('B', 'G1'), under('C', 'G2')],
});

test('a framework is browsed, searched and taken in part', async () => {
  const { host, user } = await openWindow();
  await user.click(await screen.findByRole('button', { name: 'Paste rows…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Import' });
  await user.click(within(dialog).getByLabelText(/paste rows copied/i));
  await user.paste(FRAMEWORK);
  const [kind] = within(dialog).getAllByRole('combobox');
  if (kind) await user.selectOptions(kind, 'case');
  await user.click(within(dialog).getByRole('button', { name: 'Look at it' }));

  const tree = await within(dialog).findByRole('list', { name: 'State standards' });
  expect(within(dialog).getByRole('button', { name: 'Take 3 rows' })).toBeTruthy();
  await user.click(within(tree).getByRole('checkbox', { name: /Add fractions/ }));
  await within(dialog).findByRole('button', { name: 'Take 2 rows' });
  // Its group is no longer taken whole, the other one is.
  const checked = () =>
    within(tree)
      .getAllByRole<HTMLInputElement>('checkbox')
      .map((box) => box.checked);
  expect(checked()).toEqual([false, false, true, true, true]);

  await user.type(within(dialog).getByLabelText('Search in it'), 'angles draw');
  expect(within(tree).getAllByRole('checkbox')).toHaveLength(1);
  await user.click(within(tree).getByRole('checkbox'));
  const take = await within(dialog).findByRole('button', { name: 'Take 1 row' });
  await waitFor(() => expect(take.hasAttribute('disabled')).toBe(false));
  await user.click(take);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  const [course] = await host.ask('course.list', {});
  expect(course?.name).toBe('State standards');
  const { units } = await host.ask('course.get', { course: course?.id ?? '' });
  expect(units.map(({ name, objectives }) => [name, objectives.map(({ code }) => code)])).toEqual([
    ['Group one', ['B']],
  ]);
});
