import { describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { CHANGE_KINDS } from '#shared/model/table.ts';
import { en } from '#shared/text/en.ts';
import { routeOf } from '#shared/web/routes.ts';
import { handlers } from '../../electron/host/handlers/index.ts';

const names = Object.keys(contract);

describe('the contract', () => {
  test.each(names)('%s is named noun.verb and can be asked over HTTP', (name) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
    expect(routeOf('POST', `/rpc/${name}`)).toEqual({ kind: 'rpc', name });
  });

  test('has a handler for every name and none for others', () => {
    expect(Object.keys(handlers).sort()).toEqual([...names].sort());
  });

  test('names kinds of changes that exist, and queries change nothing', () => {
    for (const [name, { kind, touches }] of Object.entries(contract)) {
      for (const touched of touches)
        expect([name, CHANGE_KINDS]).toEqual([name, expect.arrayContaining([touched])]);
      if (kind === 'query') expect([name, touches]).toEqual([name, []]);
    }
  });

  test('no sentence shouts, begs or speaks of us', () => {
    const shouting = Object.entries(en).filter(([, text]) =>
      /!|\b(please|sorry|oops|we|our|us)\b/i.test(text),
    );
    expect(shouting).toEqual([]);
  });
});
