// @vitest-environment jsdom

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, onTestFinished, test } from 'vitest';
import { DepartmentWindowContext } from '../../renderer/app/department-window.ts';
import { createClient } from '../../renderer/data/client.ts';
import { ClientProvider } from '../../renderer/data/client-context.tsx';
import { KeyPart } from '../../renderer/features/merge/key-part.tsx';
import { ToastProvider } from '../../renderer/ui/toast.tsx';
import { fakeBridge } from '../helpers/fake-bridge.ts';
import { testHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

test('bundles of a teacher’s own file lead to the department’s window, and say nothing of a key elsewhere', async () => {
  const { user, bridge } = await openWindow({
    before: async (host) => {
      await host.ask('gradebook.create', { teacher: 'Kim', school: null });
      return '#/bundles';
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Open the department’s window' }));
  expect(bridge.opened).toEqual(['/department']);
  expect(screen.queryByText(/made a key pair in your own window/)).toBeNull();
});

test('the department’s window says where a key pair of one’s own stands, and opens that window', async () => {
  const host = await testHost();
  const bridge = fakeBridge(host);
  const client = createClient({ ...bridge, platform: { ...bridge.platform, files: ownElsewhere } });
  onTestFinished(() => {
    cleanup();
    host.close();
    client.close();
    bridge.dispose();
  });
  render(
    <ClientProvider client={client}>
      <ToastProvider>
        <DepartmentWindowContext.Provider value>
          <KeyPart />
        </DepartmentWindowContext.Provider>
      </ToastProvider>
    </ClientProvider>,
  );
  await screen.findByText(/made a key pair in your own window/);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Open my own window' }));
  await waitFor(() => expect(bridge.opened).toEqual(['/own']));
});

/** As the department's window finds one's own file: elsewhere. */
const ownElsewhere = () =>
  Promise.resolve([
    { file: '/own', name: 'gradus', what: 'own' as const, isOpen: false, isHere: false },
  ]);
