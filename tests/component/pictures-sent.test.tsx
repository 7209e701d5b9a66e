// @vitest-environment jsdom
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { grantFor, mergeFrom } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';
import { pngOf } from '../helpers/pictures.ts';

const LONG = { timeout: 10_000 };

/** One piece of work with two pictures. */
async function withPictures(host: TestHost): Promise<void> {
  await host.ask('gradebook.create', { teacher: 'Dr. Head', school: null });
  const built = await aGradebook(host).withClass('P5').withStudents(1).withCourse(['C1']).build();
  const { evidence } = await host.ask('evidence.record', {
    class: built.class,
    student: built.students[0] ?? '',
    objective: built.objectives.C1 ?? '',
    level: 'clear',
    on: '2026-11-03',
    shown: 'Drew the particles',
  });
  for (const seed of [1, 2]) {
    const base64 = pngOf(seed).toString('base64');
    const name = `Ana Abbott ${seed}.png`;
    await host.ask('attachment.add', { evidence, name, type: 'image/png', base64 });
  }
}

test('a bundle takes pictures along only when it is ticked, and never with pseudonyms', async () => {
  const { user } = await openWindow({
    before: async (host) => {
      await withPictures(host);
      return '#/bundles';
    },
  });
  const tick = await screen.findByRole<HTMLInputElement>(
    'checkbox',
    { name: 'With pictures and files (2, 0.1 MB)' },
    LONG,
  );
  expect(tick.checked).toBe(false);
  await user.click(tick);
  expect(tick.checked).toBe(true);
  await user.click(screen.getByRole('checkbox', { name: /pseudonyms/i }));
  expect(screen.queryByRole('checkbox', { name: /With pictures/ })).toBeNull();
});

test('a second judge sees the pictures beside the work, under names that say nothing', async () => {
  const file = join(testFolder(), 'packet.gradus');
  const head = await testHost({ device: 'head' });
  await withPictures(head);
  const packet = { name: 'Fall', classes: [], objectives: [], sample: 1, described: true };
  const { check } = await head.ask('second.make', packet);
  await head.ask('second.export', { check, to: grantFor(head, file, 'write') });
  head.close();
  const { user } = await openWindow({
    before: async (made) => {
      await made.ask('gradebook.create', { teacher: 'R. Ode', school: null });
      await mergeFrom(made, file);
      return `#/second/${check}`;
    },
  });
  const work = await screen.findByRole('region', { name: 'The work' }, LONG);
  const current = () =>
    within(work)
      .getAllByRole('button', { name: /^Picture/ })
      .map((thumb) => thumb.getAttribute('aria-current'));
  expect(current()).toEqual(['true', 'false']);
  await user.keyboard('{PageDown}');
  expect(current()).toEqual(['false', 'true']);
  await user.keyboard('+');
  expect(within(work).getByRole<HTMLButtonElement>('button', { name: 'Smaller' }).disabled).toBe(
    false,
  );
  await user.keyboard('z');
  expect(within(work).getByRole<HTMLButtonElement>('button', { name: 'Smaller' }).disabled).toBe(
    true,
  );
  expect(document.body.textContent).not.toContain('Abbott');
});
