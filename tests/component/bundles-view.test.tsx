// @vitest-environment jsdom
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { openWindow } from '../helpers/open-window.tsx';

/** The bundle of a colleague, with 12 students who all show the first objective. */
async function colleague(passphrase?: string): Promise<Uint8Array> {
  const host = await testHost({ device: 'colleague' });
  await host.ask('gradebook.create', { teacher: 'T. Kim', school: null });
  const built = await aGradebook(host).withClass('P5').withStudents(12).withCourse(['C1']).build();
  const objective = built.objectives.C1 ?? '';
  const entries = built.students.map((student) => ({ student, objective, level: 'clear' }));
  await host.ask('evidence.fill', { class: built.class, entries, on: '2026-11-03' });
  const path = join(testFolder(), 'kim.gradus');
  await exportTo(host, path, { purpose: 'department', ...(passphrase && { passphrase }) });
  host.close();
  return readFileSync(path);
}

test('a bundle is looked at, merged, and the department shows it', async () => {
  const bundle = await colleague();
  const { host, bridge, user } = await openWindow({ before: () => Promise.resolve('#/bundles') });
  bridge.willChoose('kim.gradus', bundle);
  // The view is fetched first.
  const choose = { name: 'Choose a bundle…' };
  await user.click(await screen.findByRole('button', choose, { timeout: 10_000 }));
  expect(await screen.findByText(/From T\. Kim/)).toBeTruthy();
  expect(screen.getByText('Entries: 0 before, 12 after.')).toBeTruthy();
  expect(screen.queryByRole('note')).toBeNull();
  expect(await host.ask('class.list', {})).toEqual([]);
  expect(document.title).toBe('Gradus');
  await user.click(screen.getByRole('button', { name: 'Merge' }));
  const messages = await screen.findByRole('region', { name: 'Messages' });
  expect(await within(messages).findByText(/Merged \d+ records/)).toBeTruthy();
  await waitFor(() => expect(document.title).toBe('Department – Gradus'));
  window.location.hash = '#/department';
  // Another view that is fetched first.
  const part = { name: 'Objectives by section' };
  const map = await screen.findByRole('grid', part, { timeout: 10_000 });
  expect(within(map).getByLabelText('100 %: 12 of 12 mastered, 12 assessed')).toBeTruthy();
  expect(screen.getByRole('heading', { name: /^Letters by/ })).toBeTruthy();
});

test('before it goes among own classes, the way to the window of the department is offered', async () => {
  const bundle = await colleague();
  const { bridge, user } = await openWindow({
    before: async (made) => {
      await aGradebook(made).withClass('P1').withStudents(2).withCourse(['C1']).build();
      return '#/bundles';
    },
  });
  bridge.willChoose('kim.gradus', bundle);
  const choose = { name: 'Choose a bundle…' };
  await user.click(await screen.findByRole('button', choose, { timeout: 10_000 }));
  expect((await screen.findByRole('note')).textContent).toMatch(/what T\. Kim wrote/);
  await user.click(screen.getByRole('button', { name: 'Open the department’s window' }));
  expect(bridge.opened).toEqual(['/department']);
});

test('an encrypted one asks for its passphrase, and says when that is wrong', {
  timeout: 40_000,
}, async () => {
  const bundle = await colleague('seven words of no meaning');
  const { bridge, user } = await openWindow({ before: () => Promise.resolve('#/bundles') });
  bridge.willChoose('kim.gradus', bundle);
  await user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/it is encrypted/);
  const field = await screen.findByLabelText('Passphrase, or the text of the key file');
  await user.type(field, 'wrong');
  await user.click(screen.getByRole('button', { name: 'Look inside' }));
  await screen.findByText(/does not open it/, undefined, { timeout: 15_000 });
  const again = screen.getByLabelText('Passphrase, or the text of the key file');
  await user.clear(again);
  await user.type(again, 'seven words of no meaning');
  await user.click(screen.getByRole('button', { name: 'Look inside' }));
  expect(await screen.findByText(/From T\. Kim/, undefined, { timeout: 15_000 })).toBeTruthy();
});

test('a key file that was chosen for one keeps nobody from the passphrase of the next', {
  timeout: 60_000,
}, async () => {
  const bundle = await colleague('seven words of no meaning');
  const keys = await testHost({ device: 'keys' });
  const path = join(testFolder(), 'head.key');
  const { recipient } = await keys.ask('key.make', { to: grantFor(keys, path, 'write') });
  const forKey = join(testFolder(), 'ode.gradus');
  await keys.ask('gradebook.create', { teacher: 'Ode', school: null });
  await aGradebook(keys).withClass('P6').withStudents(1).withCourse(['C1']).build();
  await exportTo(keys, forKey, { purpose: 'department', recipient });
  keys.close();
  const { bridge, user } = await openWindow({ before: () => Promise.resolve('#/bundles') });
  bridge.willChoose('ode.gradus', readFileSync(forKey));
  await user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }));
  await screen.findByText(/is encrypted for a key/);
  bridge.willChoose('head.key', readFileSync(path));
  await user.click(await screen.findByRole('button', { name: 'Choose the key file…' }));
  await screen.findByText(/From Ode/);
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  bridge.willChoose('kim.gradus', bundle);
  await user.click(screen.getByRole('button', { name: 'Choose a bundle…' }));
  await screen.findByText(/with a passphrase, which is needed/);
  await user.type(
    await screen.findByLabelText('Passphrase, or the text of the key file'),
    'seven words of no meaning{Enter}',
  );
  await screen.findByText(/From T\. Kim/, undefined, { timeout: 30_000 });
  // What is no bundle at all asks for no passphrase.
  bridge.willChoose('bad.gradus', bundle.subarray(0, 3));
  await user.click(screen.getByRole('button', { name: 'Choose a bundle…' }));
  await screen.findByText(/bad\.gradus cannot be merged/);
  expect(screen.queryByLabelText('Passphrase, or the text of the key file')).toBeNull();
});

test('writing one proposes encryption, and says so when it is left off', async () => {
  const { host, user } = await openWindow({
    before: async (made) => {
      await aGradebook(made).withClass('P1').withStudents(2).withCourse(['C1']).build();
      return '#/bundles';
    },
  });
  const write = await screen.findByRole('button', { name: 'Write the bundle…' });
  // Words are drawn already, so encryption costs nobody a thought.
  expect(write.hasAttribute('disabled')).toBe(false);
  await user.clear(screen.getByLabelText('Passphrase'));
  await user.type(screen.getByLabelText('Passphrase'), 'short');
  expect(write.hasAttribute('disabled')).toBe(true);
  await user.selectOptions(screen.getByLabelText('Encryption'), 'none');
  expect(screen.getByText('Whoever gets this file can read it.')).toBeTruthy();
  await user.click(await screen.findByLabelText('P1'));
  await user.click(write);
  expect(await screen.findByText(/stands in the log/)).toBeTruthy();
  expect((await host.ask('gradebook.get', {})).classes).toBe(1);
});

test('pairs are found by a part of a name, and all that are listed decided in one step', async () => {
  const bundle = await colleague();
  const { host, bridge, user } = await openWindow({
    before: async (made) => {
      await aGradebook(made).withClass('P5').withStudents(12).withCourse(['C1']).build();
      return '#/bundles';
    },
  });
  bridge.willChoose('kim.gradus', bundle);
  await user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }));
  await user.click(await screen.findByRole('button', { name: 'Merge' }));
  // Twelve students of the same numbers, and the course.
  const all = await screen.findByRole('button', { name: 'All 13 pairs listed are the same' });
  await user.type(screen.getByLabelText('Part of a name'), 'abbott');
  expect(all.textContent).toBe('All 2 pairs listed are the same');
  expect(screen.getAllByRole('button', { name: 'Different' })).toHaveLength(2);
  await user.click(all);
  expect(await screen.findByText('2 pairs are the same now.')).toBeTruthy();
  expect(await host.ask('merge.decisions', {})).toHaveLength(11);
  await host.ask('history.undo', {});
  expect(await host.ask('merge.decisions', {})).toHaveLength(13);
});

test('who may be one of two is left out of all that are decided at once, and is asked about alone', async () => {
  const { host, user } = await openWindow({
    before: async (made) => {
      await made.ask('gradebook.create', { teacher: 'Dr. Head', school: 'Hill High' });
      const people = [
        { givenName: 'Omar', familyName: 'Diaz', schoolId: '2003' },
        { givenName: 'Omar', familyName: 'Diaz', schoolId: null },
        { givenName: 'Omar', familyName: 'Diaz', schoolId: '6011' },
        { givenName: 'Ida', familyName: 'Moe', schoolId: null },
        { givenName: 'Ida', familyName: 'Moe', schoolId: '7000' },
      ];
      const folder = testFolder();
      for (const [i, person] of people.entries()) {
        const theirs = await testHost({ device: `teacher ${i}` });
        await theirs.ask('gradebook.create', { teacher: `Teacher ${i}`, school: 'Hill High' });
        const { class: id } = await theirs.ask('class.create', { name: 'Period 2' });
        await theirs.ask('student.create', { class: id, ...person, on: null });
        await exportTo(theirs, join(folder, `${i}.gradus`), { purpose: 'department' });
        theirs.close();
        await mergeFrom(made, join(folder, `${i}.gradus`));
      }
      return '#/bundles';
    },
  });
  const sure = 'The 1 pair that leaves no choice is the same';
  await user.click(await screen.findByRole('button', { name: sure }));
  expect(await screen.findByText('1 pair is the same now.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('button', { name: sure })).toBeNull());
  expect(screen.queryByRole('button', { name: /pairs? listed/ })).toBeNull();
  expect(screen.getAllByText(/may be one of several/)).toHaveLength(2);
  expect(await host.ask('merge.decisions', {})).toHaveLength(2);
  const answers = async (name: string, left: number) => {
    const [first] = screen.getAllByRole('button', { name });
    if (first) await user.click(first);
    await waitFor(async () => expect(await host.ask('merge.decisions', {})).toHaveLength(left));
    await waitFor(() => expect(screen.queryAllByRole('button', { name })).toHaveLength(left));
  };
  // Whoever is the one is not the other; whoever is not the one may still be the other.
  await answers('The same', 0);
  await host.ask('history.undo', {});
  expect(await screen.findAllByText(/may be one of several/)).toHaveLength(2);
  await answers('Different', 1);
  expect(screen.queryByText(/may be one of several/)).toBeNull();
  await answers('Different', 0);
});

/** This laptop's class, and the bundle of the bag laptop: both called the first students otherwise. */
async function bothChanged(host: TestHost, names: number): Promise<Uint8Array> {
  const built = await aGradebook(host).withClass('P5').withStudents(3).withCourse(['C1']).build();
  const folder = testFolder();
  const bag = await testHost({ device: 'bag' });
  await exportTo(host, join(folder, 'first'));
  await mergeFrom(bag, join(folder, 'first'));
  for (const student of built.students.slice(0, names)) {
    await host.ask('student.save', { student, called: 'Desk' });
    await bag.ask('student.save', { student, called: 'Bag' });
  }
  await exportTo(bag, join(folder, 'bag.gradus'));
  bag.close();
  return readFileSync(join(folder, 'bag.gradus'));
}

/** The window at the bundles, with the bag laptop's file chosen and merged. */
async function mergedWindow(names: number) {
  let bundle: Uint8Array = new Uint8Array();
  const opened = await openWindow({
    before: async (host) => {
      bundle = await bothChanged(host, names);
      return '#/bundles';
    },
  });
  opened.bridge.willChoose('bag.gradus', bundle);
  await opened.user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }));
  await opened.user.click(await screen.findByRole('button', { name: 'Merge' }));
  return opened;
}

const callings = async (host: TestHost) =>
  (await host.ask('merge.conflicts', {})).map(({ name }) => name.split(', ')[1]);

test('a value that both laptops wrote is settled either way, leaves the questions, and undo asks again', async () => {
  const { host, user } = await mergedWindow(1);
  const here = await screen.findByRole('button', {
    name: /^(Keep|Take) this: Desk, name as called of/,
  });
  const line = here.closest('li') as HTMLElement;
  expect(line.textContent).toMatch(/Here · .*10 Nov/);
  expect(line.textContent).toContain('student, name as called');
  await user.click(here);
  expect(await screen.findByText('Settled: 1')).toBeTruthy();
  expect(await callings(host)).toEqual(['Desk']);
  expect(screen.queryByText(/wrote different values/)).toBeNull();
  // The other way round from there, as long after as one likes.
  await user.click(screen.getByRole('button', { name: /^Take this: Bag/ }));
  await waitFor(async () => expect(await callings(host)).toEqual(['Bag']));
  await host.ask('history.undo', {});
  await host.ask('history.undo', {});
  expect(await screen.findByText(/wrote different values/)).toBeTruthy();
});

test('all of one side are taken at once, in one step', async () => {
  const { host, user } = await mergedWindow(3);
  await user.click(await screen.findByRole('button', { name: 'All as here' }));
  expect(await screen.findByText('3 values chosen.')).toBeTruthy();
  expect(await callings(host)).toEqual(['Desk', 'Desk', 'Desk']);
  await host.ask('history.undo', {});
  expect((await host.ask('merge.conflicts', {})).map(({ settled }) => settled)).toEqual([
    null,
    null,
    null,
  ]);
});

test('a merge is listed with its report, as it read right after it, and stands there undone', async () => {
  const { host, user } = await mergedWindow(1);
  await user.click(
    await screen.findByText(/^From R\. Ode|^From a gradebook/, { selector: 'summary span' }),
  );
  const report = await screen.findByRole('group', { name: /^Merge of/ });
  expect(within(report).getByText(/bag\.gradus, for: My other computer/)).toBeTruthy();
  const [row] = within(report).getAllByRole('row').slice(1);
  expect(row?.textContent).toMatch(/name as called.*Desk.*Bag/);
  await host.ask('history.undo', {});
  expect(await within(report).findByText(/was undone/)).toBeTruthy();
});

test('above the limit it stops, lists what would change, goes back, and goes on by its own button', async () => {
  const folder = testFolder();
  const path = join(folder, 'kim.gradus');
  const { host, bridge, user } = await openWindow({
    before: async (head) => {
      const kim = await testHost({ device: 'kim' });
      await kim.ask('gradebook.create', { teacher: 'T. Kim', school: null });
      const { students } = await aGradebook(kim).withClass('P5').withStudents(25).build();
      await exportTo(kim, path, { purpose: 'department' });
      await mergeFrom(head, path);
      // The head teaches them too, and corrects what Kim then corrects otherwise.
      const club = await head.ask('class.create', { name: 'Club' });
      for (const student of students) {
        await head.ask('enrolment.start', { ...club, student, on: null });
        await head.ask('student.save', { student, grade: '11' });
      }
      kim.clock.millis += 60_000;
      for (const student of students) await kim.ask('student.save', { student, grade: '8' });
      await exportTo(kim, path, { purpose: 'department' });
      kim.close();
      return '#/bundles';
    },
  });
  const conflicts = async () => (await host.ask('merge.conflicts', {})).length;
  const choose = await screen.findByRole('button', { name: 'Choose a bundle…' });
  bridge.willChoose('kim.gradus', readFileSync(path));
  await user.click(choose);
  expect((await screen.findByRole('alert')).textContent).toBe(
    'This changes or removes 25 records of others, more than 20. Make sure that the file is the one you mean.',
  );
  expect(screen.getByText('Records of others that change or go: 25')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Merge' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(await conflicts()).toBe(0);
  bridge.willChoose('kim.gradus', readFileSync(path));
  await user.click(choose);
  await user.click(await screen.findByRole('button', { name: 'Merge in spite of this' }));
  await waitFor(async () => expect(await conflicts()).toBe(25));
});

test('in its last part a merge offers no Cancel that nobody would hear, and says that Undo takes it back', async () => {
  const bundle = await colleague();
  const { host, bridge, user } = await openWindow({ before: () => Promise.resolve('#/bundles') });
  const { request } = bridge;
  let arrive = (): void => undefined;
  // The host of a window is another process: the answer is on its way for a while.
  bridge.request = async (id, name, input) => {
    const answer = await request(id, name, input);
    if (/^merge\.(preview|run)$/.test(name)) await new Promise<void>((done) => (arrive = done));
    return answer;
  };
  bridge.willChoose('kim.gradus', bundle);
  await user.click(await screen.findByRole('button', { name: 'Choose a bundle…' }));
  const lastPart = async (said: string) => {
    const { parentElement: part } = await screen.findByText(said);
    expect(within(part as HTMLElement).getByRole('progressbar')).toBeTruthy();
    expect(within(part as HTMLElement).queryByRole('button')).toBeNull();
    const others = screen.queryAllByRole('button', { name: 'Cancel' });
    expect(others.filter((one) => !one.hasAttribute('disabled'))).toEqual([]);
    arrive();
  };
  await lastPart('This part runs to its end; nothing is changed by looking.');
  await user.click(await screen.findByRole('button', { name: 'Merge' }));
  await lastPart('This part runs to its end. Undo takes the whole merge back.');
  const messages = within(await screen.findByRole('region', { name: 'Messages' }));
  await messages.findByText(/Merged \d+ records/);
  expect(await host.ask('class.list', {})).toHaveLength(1);
  await user.click(messages.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await host.ask('class.list', {})).toEqual([]));
});

test.skipIf(process.platform === 'win32')(
  'while a bundle is opened it says how far; cancelled in the middle, nothing is changed',
  async () => {
    const bundle = await colleague();
    const { host, bridge, user } = await openWindow({ before: () => Promise.resolve('#/bundles') });
    const folder = testFolder();
    const [file, pipe] = [join(folder, 'kim.gradus'), join(folder, 'pipe')];
    writeFileSync(file, bundle);
    // The host waits for a pipe as long as the test pours nothing into it.
    execFileSync('mkfifo', [pipe]);
    const grant = 'a'.repeat(32);
    const name = 'kim.gradus';
    const readsFrom = (path: string) => host.host.grants.add(grant, { path, name, mode: 'read' });
    bridge.platform.pickOpen = () => Promise.resolve({ grant, name, bytes: 0 });
    const before = JSON.stringify(await host.ask('gradebook.get', {}));
    const cancelled = async (press: string, label: string) => {
      readsFrom(pipe);
      await user.click(await screen.findByRole('button', { name: press }, { timeout: 10_000 }));
      const progress = await screen.findByRole('progressbar', { name: label });
      const part = progress.parentElement as HTMLElement;
      await user.click(within(part).getByRole('button', { name: 'Cancel' }));
      await writeFile(pipe, bundle);
      await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
      expect(JSON.stringify(await host.ask('gradebook.get', {}))).toBe(before);
      readsFrom(file);
    };
    await cancelled('Choose a bundle…', 'Reading bundles');
    expect(screen.queryByText(/From T\. Kim/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Choose a bundle…' }));
    await screen.findByText(/From T\. Kim/);
    await cancelled('Merge', 'Finishing');
    // What was looked at is still there, and can be merged after all.
    await user.click(screen.getByRole('button', { name: 'Merge' }));
    await waitFor(async () => expect(await host.ask('class.list', {})).toHaveLength(1));
  },
);
