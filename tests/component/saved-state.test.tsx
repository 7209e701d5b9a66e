// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openWindow } from '../helpers/open-window.tsx';

const AWAY = 'Gradus does not answer: nothing is saved until it is back.';
const ONLY_COPY = 'The only copy is on this laptop.';

test('while the host is away nothing is called saved, and everything is as before once it is back', async () => {
  const { bridge } = await openWindow({
    before: async (host) => {
      await host.ask('class.create', { name: 'P1' });
      return '#/settings';
    },
  });
  await screen.findByText(ONLY_COPY);
  bridge.loseHost();
  expect((await screen.findByText(AWAY)).getAttribute('role')).toBe('status');
  expect(screen.queryByText(ONLY_COPY)).toBeNull();
  bridge.findHost();
  await screen.findByText(ONLY_COPY);
  expect(screen.queryByText(AWAY)).toBeNull();
});
