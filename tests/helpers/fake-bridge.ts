import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { speak } from '#host/say.ts';
import type { FileChoice, FileGrant, HostEvent } from '#shared/contract/platform.ts';
import { localeFor } from '#shared/text/language.ts';
import type { Bridge } from '../../renderer/bridge/bridge.ts';
import type { TestHost } from './memory-host.ts';

export interface FakeBridge extends Bridge {
  /** The file that the person will choose at the next picker. */
  willChoose(name: string, content: string | Uint8Array): void;
  /** Every request so far, by name. */
  readonly asked: string[];
  /** The gradebooks that were opened in windows of their own; null: one to be pointed at. */
  readonly opened: (string | null)[];
  /** What was made a PDF of: the file's name and the words on the sheet. */
  readonly pdfs: readonly { readonly name: string; readonly text: string }[];
  /** The host goes away and answers nothing, until it comes back. */
  loseHost(): void;
  findHost(): void;
  /** Removes the files that were handed over. */
  dispose(): void;
}

/**
 * The bridge of component tests: a real host in this process. Answers go through JSON, as they do
 * over HTTP, so that nothing passes that a real bridge would lose.
 */
export function fakeBridge({ host }: TestHost): FakeBridge {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bridge-'));
  const asked: string[] = [];
  const opened: (string | null)[] = [];
  const pdfs: { name: string; text: string }[] = [];
  const files: FileChoice[] = [
    { file: '/own', name: 'gradus', what: 'own', isOpen: true, isHere: true },
    { file: '/department', name: 'department', what: 'department', isOpen: false, isHere: false },
    { file: '/other', name: 'Last year', what: 'other', isOpen: false, isHere: false },
  ];
  const listeners = new Set<(event: HostEvent) => void>();
  let isGone = false;
  let given = 0;
  let chosen: FileGrant | null = null;

  const grant = (name: string, mode: 'read' | 'write', content?: string | Uint8Array) => {
    given += 1;
    const token = given.toString(16).padStart(32, '0');
    const path = join(folder, `${given}`);
    if (content !== undefined) writeFileSync(path, content);
    host.grants.add(token, { path, name, mode });
    return { grant: token, name, bytes: content?.length ?? 0 };
  };

  return {
    asked,
    opened,
    pdfs,
    async request(id, name, input) {
      asked.push(name);
      if (isGone) return { ok: false, error: { code: 'UNREACHABLE', params: {} } };
      const envelope = await host.request(name, JSON.parse(JSON.stringify(input)), id);
      return JSON.parse(JSON.stringify(envelope));
    },
    cancel: (id) => host.cancel(id),
    subscribe(listener) {
      listeners.add(listener);
      const stop = host.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    loseHost() {
      isGone = true;
      for (const listener of listeners) listener({ type: 'host-lost' });
    },
    findHost() {
      isGone = false;
      for (const listener of listeners) listener({ type: 'host-restarted' });
    },
    info: () => Promise.resolve({ appVersion: '0.0.0', contractHash: 'source', shell: 'test' }),
    platform: {
      files: () => Promise.resolve(files),
      openFile(file) {
        opened.push(file);
        return Promise.resolve({ as: 'opened' });
      },
      pickOpen: () => {
        const file = chosen;
        chosen = null;
        return Promise.resolve(file);
      },
      // As the desktop shell: what is ready to be printed becomes a file.
      savePdf: (place) => {
        pdfs.push({
          name: place.name,
          text: document.querySelector('.print-document')?.textContent ?? '',
        });
        return Promise.resolve({ ok: true });
      },
      pickSave: (name) => Promise.resolve(grant(name, 'write')),
      saved: () => Promise.resolve(),
      async dropped(files) {
        const [file] = files;
        return file instanceof File
          ? grant(file.name, 'read', new Uint8Array(await file.arrayBuffer()))
          : null;
      },
      openLink: () => Promise.resolve(),
      chooseLanguage(choice) {
        speak(localeFor(choice, 'en-US'));
        for (const listener of listeners) listener({ type: 'language', choice });
        return Promise.resolve();
      },
    },
    willChoose(name, content) {
      chosen = grant(name, 'read', content);
    },
    dispose() {
      // The host of the next test speaks in this process, too.
      speak('en-US');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
