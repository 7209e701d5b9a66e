import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Envelope } from '#shared/contract/port.ts';
import { type StartedServer, startedServer } from '../unit/serve/harness.ts';

/** The same host behind two doors: the port of the desktop shell and the loopback shell's HTTP. */
let server: StartedServer;
let classId: string;
beforeAll(async () => {
  server = await startedServer();
  const made = await server.host.request('1', 'class.create', {
    name: 'Año "1" <b>\u{1F600}\u200F',
  });
  classId = made.ok ? (made.value as { class: string }).class : '';
});
afterAll(() => server.close());

const overHttp = async (name: string, input: unknown): Promise<Envelope> => {
  const answer = await server.send({
    method: 'POST',
    path: `/rpc/${name}`,
    headers: server.call,
    body: JSON.stringify(input),
  });
  return JSON.parse(answer.body) as Envelope;
};

test.each([
  ['class.list', () => ({})],
  ['class.get', () => ({ class: classId })],
  ['grid.get', () => ({ class: classId })],
  ['scale.list', () => ({})],
  ['term.list', () => ({})],
  ['history.list', () => ({})],
  ['gradebook.get', () => ({})],
  ['today.get', () => ({ class: classId, on: '2026-11-10' })],
  ['letters.get', () => ({ class: classId, term: null })],
  ['class.get', () => ({ class: 'nobody' })],
  ['class.create', () => ({ name: '' })],
  ['no.such', () => ({})],
])('%s answers the same through both', async (name, input) => {
  const direct = await server.host.request('2', name, input());
  expect(await overHttp(name, input())).toEqual(direct);
});
