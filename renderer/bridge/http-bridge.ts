import { type Trouble, TroubleError } from '#shared/contract/errors.ts';
import type {
  BridgeInfo,
  FileChoice,
  FileGrant,
  FileOpening,
  HostEvent,
  Platform,
} from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';
import type { Bridge } from './bridge.ts';
import { createCallLine } from './call-line.ts';
import { pickFiles } from './pick-files.ts';

/**
 * The bridge of the loopback shell: the same origin over HTTP, authority by the cookie that the
 * launch address was exchanged for. JSON goes as `application/json`, files as raw bytes with their
 * name in a header, events come as a stream.
 */
export function createHttpBridge(): Bridge {
  const line = createCallLine(sendList);
  window.addEventListener('pagehide', () => line.flush());
  return {
    requestInOrder: line.request,
    request: (id, name, input) =>
      envelopeOf(() =>
        fetch(`/rpc/${encodeURIComponent(name)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-request-id': id },
          body: JSON.stringify(input),
        }),
      ),
    cancel(id) {
      void postJson(`/cancel/${encodeURIComponent(id)}`, {}).catch(() => undefined);
    },
    subscribe(listener) {
      const stream = new EventSource('/events');
      // A stream that comes back may have missed events, so everything counts as changed.
      let wasLost = false;
      stream.onerror = () => {
        if (!wasLost) listener({ type: 'host-lost' });
        wasLost = true;
      };
      stream.onopen = () => {
        if (wasLost) listener({ type: 'host-restarted' });
        wasLost = false;
      };
      stream.onmessage = (message) => listener(JSON.parse(String(message.data)) as HostEvent);
      // Somebody asked for this file elsewhere: its window is this one.
      stream.addEventListener('come-forward', () => window.focus());
      return () => stream.close();
    },
    info: async () => (await (await fetch('/info')).json()) as BridgeInfo,
    platform: httpPlatform,
  };
}

const httpPlatform: Platform = {
  files: async () => (await answerOf(await fetch('/gradebooks'))) as readonly FileChoice[],
  openFile: async (file) =>
    (await answerOf(await postJson('/gradebooks', { file }))) as FileOpening | null,
  async pickOpen(types) {
    const files = await pickFiles(types.flatMap((type) => type.extensions));
    return files.length === 0 ? null : upload(files);
  },
  savePdf: null,
  pickSave: async (name) => (await answerOf(await postJson('/save', { name }))) as FileGrant,
  saved(file) {
    const link = document.createElement('a');
    link.href = `/download/${file.grant}`;
    link.download = file.name;
    link.click();
    return Promise.resolve();
  },
  async dropped(files) {
    const known = files.filter((file) => file instanceof File);
    return known.length === 0 ? null : upload(known);
  },
  openLink(url) {
    window.open(url, '_blank', 'noopener,noreferrer');
    return Promise.resolve();
  },
  chooseLanguage: async (choice) => {
    await answerOf(await postJson('/language', { choice }));
  },
};

/** Several files travel one by one under one folder name; the shell makes them one folder. */
async function upload(files: readonly File[]): Promise<FileGrant | null> {
  const folder = files.length > 1 ? crypto.randomUUID() : null;
  let granted: FileGrant | null = null;
  for (const file of files) {
    const response = await fetch('/files', {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
        ...(folder === null ? {} : { 'x-file-folder': folder }),
      },
      body: file,
    });
    granted = (await answerOf(response)) as FileGrant;
  }
  return granted;
}

/** What the shell answered; its refusal is thrown as the trouble that it is. */
async function answerOf(response: Response): Promise<unknown> {
  const answer: unknown = await response.json();
  if (isEnvelope(answer) && !answer.ok) {
    throw new TroubleError(answer.error.code, answer.error.params);
  }
  return answer;
}

/** What is on its way outlives the page: closing the window does not take an entry back. */
async function sendList(list: string): Promise<readonly Envelope[] | null> {
  try {
    const response = await fetch('/rpc', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: list,
      keepalive: list.length < 30_100,
    });
    const answer: unknown = await response.json();
    return Array.isArray(answer) && answer.every(isEnvelope) ? answer : null;
  } catch {
    return null;
  }
}

const postJson = (path: string, body: unknown): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A host out of reach is a trouble like any other: the window stays and the value too. */
async function envelopeOf(send: () => Promise<Response>): Promise<Envelope> {
  const gone: Trouble = { code: 'UNREACHABLE', params: {} };
  try {
    const response = await send();
    const type = response.headers.get('content-type') ?? '';
    if (!type.startsWith('application/json')) return { ok: false, error: gone };
    const answer: unknown = await response.json();
    return isEnvelope(answer) ? answer : { ok: false, error: gone };
  } catch {
    return { ok: false, error: gone };
  }
}

const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && 'ok' in value;
