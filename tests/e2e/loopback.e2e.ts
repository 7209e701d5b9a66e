import { expect } from 'vitest';
import { story } from './fixtures.ts';

story('a window opens through its one-time link and carries the policy', async ({ gradus }) => {
  const response = await gradus.page.reload();
  expect(response?.status()).toBe(200);
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  expect(new URL(gradus.page.url()).pathname).toBe('/');
});

story('a second window of the same profile opens without a link', async ({ gradus }) => {
  const second = await gradus.newWindow();
  expect(await second.title()).toBe(await gradus.page.title());
});
