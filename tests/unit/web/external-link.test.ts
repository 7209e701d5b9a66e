import { describe, expect, test } from 'vitest';
import { externalLink, isOwnPage } from '#shared/web/external-link.ts';

describe('links that may leave the app', () => {
  test.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['mailto:parent@example.org', 'mailto:parent@example.org'],
    ['HTTPS://EXAMPLE.org', 'https://example.org/'],
  ])('%s leaves as %s', (text, href) => {
    expect(externalLink(text, URL)).toBe(href);
  });
  test.each([
    'http://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://gradebook/',
    'smb://server/share',
    'ms-settings:',
    'https://google.com@evil.example/',
    'https://',
    '//example.org',
    'example.org',
    `https://example.org/${'a'.repeat(3000)}`,
  ])('%s stays', (text) => {
    expect(externalLink(text, URL)).toBeNull();
  });
});

describe('pages of the app itself', () => {
  test.each([
    ['app://gradebook/', true],
    ['app://gradebook/#/class/1', true],
    ['app://gradebook.evil/', false],
    ['app://gradebook@evil/', false],
    ['https://x/?app://gradebook/', false],
    ['https://gradebook/', false],
    ['about:blank', false],
    ['javascript:0', false],
    ['nonsense', false],
  ])('%s: %s', (url, isOwn) => {
    expect(isOwnPage(url, 'app://gradebook', URL)).toBe(isOwn);
  });
});
