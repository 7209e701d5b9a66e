import { describe, expect, test } from 'vitest';
import { cookieValue, guard, isSame, type RequestFacts } from '#shared/web/guard.ts';

const own = {
  host: '127.0.0.1:5000',
  origins: ['http://127.0.0.1:5000'],
  cookieName: 'gradus-x',
  session: 'f'.repeat(64),
};

const page: RequestFacts = {
  method: 'GET',
  path: '/',
  hosts: [own.host],
  origin: null,
  fetchSite: 'none',
  contentType: null,
  contentLength: null,
  cookie: `gradus-x=${own.session}`,
};
const call: RequestFacts = {
  ...page,
  method: 'POST',
  path: '/rpc/grid.get',
  origin: 'http://127.0.0.1:5000',
  fetchSite: 'same-origin',
  contentType: 'application/json; charset=utf-8',
  contentLength: 10,
};

const allowed: readonly (readonly [string, RequestFacts])[] = [
  ['a page opened from an address', page],
  ['a page reloaded', { ...page, fetchSite: 'same-origin' }],
  ['a page in a browser that sends no Sec-Fetch-Site', { ...page, fetchSite: null }],
  ['readiness, without any session', { ...page, path: '/readyz', cookie: null }],
  ['a call of our page', call],
  ['the event stream of our page', { ...page, path: '/events', fetchSite: 'same-origin' }],
  ['the cookie among others', { ...page, cookie: `other=1; gradus-x=${own.session}; gradus-y=2` }],
];

const refused: readonly (readonly [string, number, RequestFacts])[] = [
  ['no host at all', 421, { ...page, hosts: [] }],
  ['two hosts', 421, { ...page, hosts: [own.host, own.host] }],
  ['the host in capitals elsewhere', 421, { ...page, hosts: ['127.0.0.1:5000.'] }],
  ['an absolute target', 400, { ...page, path: 'http://127.0.0.1:5000/' }],
  ['readiness from a foreign page', 403, { ...page, path: '/readyz', origin: 'https://a.example' }],
  ['a page from a foreign link', 403, { ...page, fetchSite: 'cross-site' }],
  ['the event stream typed as an address', 403, { ...page, path: '/events', fetchSite: 'none' }],
  ['an origin that only begins like ours', 403, { ...call, origin: 'http://127.0.0.1:50001' }],
  [
    'a type with JSON somewhere in it',
    415,
    { ...call, contentType: 'text/plain; application/json' },
  ],
  ['no type', 415, { ...call, contentType: null }],
  ['an empty session', 401, { ...page, cookie: 'gradus-x=' }],
];

describe('guard', () => {
  test.each(allowed)('lets through %s', (_, facts) => {
    expect(guard(facts, own)).toMatchObject({ allow: true });
  });
  test.each(refused)('refuses %s with %i', (_, status, facts) => {
    expect(guard(facts, own)).toMatchObject({ allow: false, status });
  });
  test('an empty secret never fits an empty one', () => {
    expect(isSame('', '')).toBe(false);
    expect(isSame('ab', 'ab')).toBe(true);
    expect(isSame('ab', 'ac')).toBe(false);
  });
  test('a cookie is found by its whole name', () => {
    expect(cookieValue('xgradus-x=1; gradus-x2=2', 'gradus-x')).toBeNull();
    expect(cookieValue('gradus-x=a=b', 'gradus-x')).toBe('a=b');
  });
});
