// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ToastProvider, useToasts, type Work } from '../../renderer/ui/toast.tsx';

afterEach(cleanup);

const WORK: Work = { id: 'w', label: 'Writing', done: 1, total: 4, onCancel: () => undefined };

/** A page with one button that begins a work, as a file to write does. */
function Page({ onCancel }: { readonly onCancel: (end: () => void) => void }) {
  const { showWork, endWork, show } = useToasts();
  const end = () => endWork('w');
  return (
    <>
      <button type="button" onClick={() => showWork({ ...WORK, onCancel: () => onCancel(end) })}>
        Write
      </button>
      <button type="button" onClick={() => show({ message: 'Written' })}>
        Say
      </button>
    </>
  );
}

const open = (onCancel: (end: () => void) => void) => {
  render(
    <ToastProvider>
      <Page onCancel={onCancel} />
    </ToastProvider>,
  );
  return userEvent.setup();
};

const messages = () => screen.getByRole('region', { name: 'Messages' });

test('Cancel says at once that it was heard, and is not sent twice', async () => {
  const onCancel = vi.fn();
  const user = open(onCancel);
  await user.click(screen.getByRole('button', { name: 'Write' }));
  const cancel = await within(messages()).findByRole('button', { name: 'Cancel' });
  await user.click(cancel);
  const heard = within(messages()).getByRole('button', { name: 'Cancelling…' });
  await user.click(heard);
  expect(onCancel).toHaveBeenCalledTimes(1);
});

test('who cancels by keyboard is back where the work was begun once its bar is gone', async () => {
  let end: () => void = () => undefined;
  const user = open((ended) => {
    end = ended;
  });
  const write = screen.getByRole('button', { name: 'Write' });
  write.focus();
  await user.keyboard('{Enter}');
  (await within(messages()).findByRole('button', { name: 'Cancel' })).focus();
  await user.keyboard('{Enter}');
  end();
  await waitFor(() => expect(within(messages()).queryByRole('progressbar')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(write));
});

test('who closes a message is back where they were; who went elsewhere meanwhile stays there', async () => {
  const user = open(() => undefined);
  const write = screen.getByRole('button', { name: 'Write' });
  const tell = screen.getByRole('button', { name: 'Say' });
  await user.click(tell);
  await user.click(await within(messages()).findByRole('button', { name: /^Dismiss/ }));
  await waitFor(() => expect(document.activeElement).toBe(tell));
  await user.click(tell);
  (await within(messages()).findByRole('button', { name: /^Dismiss/ })).focus();
  write.focus();
  await user.click(write);
  await within(messages()).findByRole('progressbar');
  expect(document.activeElement).toBe(write);
});
