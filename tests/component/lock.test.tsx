// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fileWindow } from '../helpers/file-window.tsx';

const SLOW = { timeout: 120_000 };

test(
  'a gradebook is locked, shows its code once, closes, and opens by words or by code',
  SLOW,
  async () => {
    const { user, file } = await fileWindow('#/settings/lock');
    await user.click(await screen.findByRole('button', { name: 'Lock the gradebook' }));
    const dialog = await screen.findByRole('dialog', { name: 'Lock the gradebook' });
    const field = within(dialog).getByLabelText('Passphrase');
    const words = (field as HTMLInputElement).value;
    expect(words.split(' ')).toHaveLength(6);
    await user.click(within(dialog).getByRole('button', { name: 'Lock the gradebook' }));
    const told = await screen.findByRole('dialog', { name: 'The recovery code' });
    const code = within(told).getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){5}$/).textContent ?? '';
    expect(readFileSync(file, 'latin1')).not.toContain('Geheimklasse');
    // It is shown this once: no slip of a key takes it away.
    await user.keyboard('{Escape}');
    expect(screen.getByRole('dialog', { name: 'The recovery code' })).toBe(told);
    await user.click(within(told).getByRole('button', { name: 'I have it' }));
    expect(document.body.textContent).not.toContain(code);

    await user.click(await screen.findByRole('button', { name: 'Lock now' }));
    await screen.findByRole('heading', { name: 'This gradebook is locked' });
    expect(document.body.textContent).not.toContain('Geheimklasse');
    const passphrase = screen.getByLabelText('Passphrase');
    expect(passphrase.getAttribute('type')).toBe('password');
    await user.type(passphrase, 'not these words');
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await screen.findByText(/neither the passphrase nor the recovery code/);
    await user.clear(passphrase);
    await user.type(passphrase, `${words}{Enter}`);
    await screen.findByRole('button', { name: 'Lock now' });

    await user.click(screen.getByRole('button', { name: 'Lock now' }));
    await user.click(await screen.findByRole('button', { name: 'Use the recovery code' }));
    await user.type(screen.getByLabelText('Recovery code'), `${code.toLowerCase()}{Enter}`);
    await screen.findByRole('button', { name: 'Lock now' });

    await user.click(screen.getByRole('button', { name: 'Take the lock off…' }));
    const off = await screen.findByRole('dialog', { name: 'Take the lock off' });
    await user.type(within(off).getByLabelText('Passphrase or recovery code as it is now'), words);
    await user.click(within(off).getByRole('button', { name: 'Take it off' }));
    await screen.findByText('The gradebook is no longer locked.');
    await screen.findByRole('button', { name: 'Lock the gradebook' });
    expect(readFileSync(file, 'latin1')).toContain('Geheimklasse');
  },
);

test('nobody at the keys for a while locks it, and its choice is kept', SLOW, async () => {
  const { user, client } = await fileWindow('#/settings/lock');
  const set = await client.run('lock.set', { passphrase: 'six plain words of mine' });
  expect(set.ok).toBe(true);
  const choice = await screen.findByLabelText('Lock by itself');
  // Never, until somebody says so.
  expect((choice as HTMLSelectElement).value).toBe('0');
  await user.selectOptions(choice, 'After 5 minutes without a key');
  await waitFor(async () => {
    expect(await client.ask('setting.get', {})).toMatchObject({ value: { lockAfter: 5 } });
  });
  const real = Date.now;
  try {
    Date.now = () => real() + 6 * 60_000;
    await screen.findByRole('heading', { name: 'This gradebook is locked' });
  } finally {
    Date.now = real;
  }
});
