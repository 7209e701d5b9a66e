import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { assetPath } from '#shared/web/asset-path.ts';
import { PAGE_HEADERS } from '#shared/web/csp.ts';

/** The one origin of the desktop window. */
export const APP_ORIGIN = 'app://gradebook';

/** Declares the scheme; possible once only, and before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer under `app://gradebook`, by the same rules as the loopback shell. */
export function handleAppScheme(rendererFolder: string): void {
  protocol.handle('app', (request) => answerAsset(request, rendererFolder));
}

async function answerAsset(
  request: { readonly url: string; readonly method: string },
  folder: string,
): Promise<Response> {
  const isOurs = request.url.startsWith(`${APP_ORIGIN}/`);
  const asset =
    isOurs && request.method === 'GET' ? assetPath(request.url.slice(APP_ORIGIN.length)) : null;
  const content = asset && (await readFile(join(folder, asset.path)).catch(() => null));
  if (!asset || !content) return new Response('', { status: 404, headers: PAGE_HEADERS });
  return new Response(new Uint8Array(content), {
    headers: { ...PAGE_HEADERS, 'content-type': asset.mediaType },
  });
}
