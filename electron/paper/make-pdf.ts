import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';
import type { HostLink } from '#shared/contract/host-link.ts';
import type { Language } from '#shared/contract/platform.ts';
import type { Paper } from '#shared/platform/paper.ts';
import { findBrowser } from '../serve/find-browser.ts';
import { printToPdf } from './print-to-pdf.ts';
import { servePage } from './served-page.ts';

export interface PdfOfPage {
  readonly host: HostLink;
  /** The app's own folder. */
  readonly folder: string;
  /** Folder of the built window. */
  readonly rendererFolder: string;
  readonly language: Language;
  /** Place in the window, which prints itself there: `#/class/…?print=…`. */
  readonly place: string;
  readonly paper: Paper;
  readonly stop?: AbortSignal | undefined;
}

/** The browser that prints. Throws TroubleError NO_BROWSER where there is none. */
export function browserToPrint(): string {
  const browser = findBrowser();
  if (browser === null) throw new TroubleError('NO_BROWSER');
  return browser;
}

/**
 * A sheet of the window as PDF: the same page, the same print, by an installed browser that nobody
 * sees. Throws TroubleError NO_BROWSER, NOT_PRINTED, CANCELLED.
 */
export async function makePdf({ place, paper, stop, ...served }: PdfOfPage): Promise<Buffer> {
  const browser = browserToPrint();
  if (!existsSync(join(served.rendererFolder, 'index.html'))) {
    throw new TroubleError('NOT_PRINTED', { browser: 'Gradus', detail: 'its window is not built' });
  }
  const page = await servePage(served);
  try {
    // A redirect keeps what stands behind the hash.
    return await printToPdf({ browser, address: `${page.address}${place}`, paper, stop });
  } finally {
    page.end();
  }
}
