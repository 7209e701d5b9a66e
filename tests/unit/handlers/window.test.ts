import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstClass } from '#shared/domain/first-class.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
beforeEach(async () => {
  host = await testHost();
});
afterEach(() => host.close());

test('a window with a class in its address gets that class, without one the first', async () => {
  const built = await aGradebook(host).build();
  const { class: later } = await host.ask('class.create', { name: 'Zoology' });
  const home = await host.ask('window.first', { class: null });
  expect([home.class?.id, home.grid?.class.id]).toEqual([built.class, built.class]);
  expect((await host.ask('window.first', { class: later })).grid?.class.name).toBe('Zoology');
});

test('a gradebook without classes has a frame for its window, an address of a class that is gone has none', async () => {
  const nothing = { class: null, grid: null, classes: [] };
  expect(await host.ask('window.first', { class: null })).toMatchObject(nothing);
  const gone = '11111111-1111-4111-8111-111111111111';
  expect((await host.refused('window.first', { class: gone })).code).toBe('NOT_FOUND');
});

test('a window opens at the first class that is still taught, else the first', () => {
  const classes = [
    { id: 'a', archived: true },
    { id: 'b', archived: false },
  ];
  expect(firstClass(classes)?.id).toBe('b');
  expect(firstClass(classes.slice(0, 1))?.id).toBe('a');
  expect(firstClass([])).toBeUndefined();
});
