import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '#shared/contract/contract.ts';
import { NEW_PROFILE } from '#shared/domain/export-profile.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

type Kept = Output<'export-profile.list'>[number];

let laptop: TestHost;
let desktop: TestHost;
let folder = '';
let profile = '';
const at = (name: string): string => join(folder, name);

const kept = async (host: TestHost): Promise<Kept> => {
  const all = await host.ask('export-profile.list', {});
  const [one] = all;
  if (all.length !== 1 || !one) throw new Error(`${all.length} profiles`);
  return one;
};
/** What the dialog does: the whole profile as it stands here, with one thing changed. */
const change = async (host: TestHost, more: Partial<Omit<Kept, 'id'>>): Promise<void> => {
  const { id, ...definition } = await kept(host);
  await host.ask('export-profile.save', { profile: id, ...definition, ...more });
};
const send = async (from: TestHost, to: TestHost, name: string) => {
  await exportTo(from, at(name));
  return mergeFrom(to, at(name));
};

beforeEach(async () => {
  folder = testFolder();
  laptop = await testHost({ device: 'laptop' });
  await aGradebook(laptop).withStudents(1).withCourse(['A1']).build();
  const columns = [...NEW_PROFILE.columns];
  ({ profile } = await laptop.ask('export-profile.save', {
    name: 'Office',
    ...NEW_PROFILE,
    columns,
  }));
  desktop = await testHost({ device: 'desktop' });
  await send(laptop, desktop, 'first.gradus');
});
afterEach(() => {
  laptop.close();
  desktop.close();
});

test('two laptops that change different things of one profile keep both', async () => {
  const columns = [...NEW_PROFILE.columns].reverse();
  await change(laptop, { separator: 'semicolon', decimal: 'comma' });
  await change(desktop, { name: 'Registrar', columns });
  expect(await send(laptop, desktop, 'a.gradus')).toMatchObject({ conflicting: 0 });
  expect(await send(desktop, laptop, 'b.gradus')).toMatchObject({ conflicting: 0 });
  for (const host of [laptop, desktop]) {
    expect(await kept(host)).toMatchObject({
      ...{ id: profile, name: 'Registrar', columns, separator: 'semicolon', decimal: 'comma' },
    });
    expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  }
});

test.each(['mine', 'theirs'] as const)(
  'columns changed on both are shown with both values; %s is settled on, everywhere',
  async (stands) => {
    const [first, ...rest] = NEW_PROFILE.columns;
    if (!first) throw new Error('A new profile has columns');
    const shorter = [first];
    const turned = [...rest, first];
    await change(laptop, { columns: shorter });
    desktop.clock.millis += 60_000;
    await change(desktop, { columns: turned });
    const report = await send(laptop, desktop, 'a.gradus');
    expect(report).toMatchObject({ conflicting: 1, conflicts: [{ field: 'columns' }] });
    const [conflict] = await desktop.ask('merge.conflicts', {});
    await desktop.ask('merge.settle', { conflict: conflict?.conflict ?? '', stands });
    const settled = stands === 'mine' ? turned : shorter;
    expect((await kept(desktop)).columns).toEqual(settled);
    expect(await send(desktop, laptop, 'b.gradus')).toMatchObject({ conflicting: 0 });
    expect((await kept(laptop)).columns).toEqual(settled);
  },
);

test('a profile that was removed on one and changed on the other is there, as it was changed', async () => {
  await laptop.ask('export-profile.remove', { profile });
  desktop.clock.millis += 60_000;
  await change(desktop, { separator: 'tab' });
  await send(laptop, desktop, 'a.gradus');
  await send(desktop, laptop, 'b.gradus');
  for (const host of [laptop, desktop]) {
    expect(await kept(host)).toMatchObject({ id: profile, name: 'Office', separator: 'tab' });
  }
});

test('two profiles of one name that were made apart are both there, and either can be renamed', async () => {
  const columns = [...NEW_PROFILE.columns];
  for (const host of [laptop, desktop]) {
    await host.ask('export-profile.save', { name: 'Bursar', ...NEW_PROFILE, columns });
  }
  await send(laptop, desktop, 'a.gradus');
  const all = await desktop.ask('export-profile.list', {});
  expect(all.map(({ name }) => name).sort()).toEqual(['Bursar', 'Bursar', 'Office']);
  const { id, ...twin } = all.find(({ name }) => name === 'Bursar') as Kept;
  await desktop.ask('export-profile.save', { profile: id, ...twin, name: 'Bursar 2' });
  expect(await desktop.ask('check.run', {})).toEqual({ clean: true, findings: [] });
});
