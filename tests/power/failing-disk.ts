import type { Call } from './recorded-calls.ts';

type Change = Extract<Call, { kind: 'write' | 'truncate' }>;

interface OneFile {
  /** What is on the plate for certain. */
  kept: Buffer;
  /** What was asked since the last sync, in order. */
  pending: Change[];
  /** Whether the folder's entry is on the plate. */
  isNamed: boolean;
}

const SECTOR = 512;

/**
 * A disk that keeps for certain only what was synced. Of the rest a power cut keeps, loses, tears
 * at a sector or reorders any part. A name is certain once its folder or the file was synced.
 */
export class FailingDisk {
  readonly #files = new Map<string, OneFile>();

  /** Takes the next call of a recording. */
  take(call: Call): void {
    if (call.kind === 'ack') return;
    if (call.kind === 'sync') this.#sync(call.path);
    else if (call.kind === 'remove') this.#files.delete(call.path);
    else if (call.kind === 'rename') {
      const file = this.#fileAt(call.path);
      this.#files.delete(call.path);
      this.#files.set(call.to, file);
    } else {
      const file = this.#fileAt(call.path);
      if (call.kind !== 'create') file.pending.push(call);
    }
  }

  /** What the files hold when the power goes now; chance (0 ≤ n < 1) decides over what is pending. */
  cut(chance: () => number): ReadonlyMap<string, Buffer> {
    const left = new Map<string, Buffer>();
    for (const [path, file] of this.#files) {
      if (!file.isNamed && chance() < 0.5) continue;
      left.set(path, damaged(file, chance));
    }
    return left;
  }

  #fileAt(path: string): OneFile {
    const known = this.#files.get(path);
    if (known) return known;
    const fresh: OneFile = { kept: Buffer.alloc(0), pending: [], isNamed: false };
    this.#files.set(path, fresh);
    return fresh;
  }

  #sync(path: string): void {
    const file = this.#files.get(path);
    if (file) {
      file.kept = afterAll(file.kept, file.pending);
      file.pending = [];
      file.isNamed = true;
      return;
    }
    // A folder: the names in it are certain from now on.
    for (const [name, one] of this.#files) if (name.startsWith(`${path}/`)) one.isNamed = true;
  }
}

/** Chance first chooses how bad it is: all lost, all kept, a prefix, or any part in any order. */
function damaged({ kept, pending }: OneFile, chance: () => number): Buffer {
  const how = chance();
  if (how < 0.15) return kept;
  if (how < 0.3) return afterAll(kept, pending);
  const prefix = pending.slice(0, Math.floor(chance() * (pending.length + 1)));
  if (how < 0.5) return afterAll(kept, torn(prefix, chance));
  const some = pending.filter(() => chance() < 0.5);
  const shuffled = some
    .map((change) => ({ change, place: chance() }))
    .sort((a, b) => a.place - b.place)
    .map(({ change }) => change);
  return afterAll(kept, torn(shuffled, chance));
}

/** The last change reached the plate only up to some sector. */
function torn(changes: readonly Change[], chance: () => number): readonly Change[] {
  const last = changes.at(-1);
  if (last?.kind !== 'write') return changes;
  const sectors = Math.floor((chance() * last.data.length) / SECTOR);
  return [...changes.slice(0, -1), { ...last, data: last.data.subarray(0, sectors * SECTOR) }];
}

/** The content after some changes, the older one left as it is. */
function afterAll(content: Buffer, changes: readonly Change[]): Buffer {
  let size = content.length;
  let most = size;
  for (const change of changes) {
    size = change.kind === 'truncate' ? change.size : Math.max(size, endOf(change));
    most = Math.max(most, size);
  }
  const next = Buffer.alloc(most);
  content.copy(next);
  for (const change of changes) {
    if (change.kind === 'truncate') next.fill(0, change.size);
    else change.data.copy(next, change.at);
  }
  return next.subarray(0, size);
}

/** Nothing written is no growth. */
const endOf = ({ at, data }: Extract<Change, { kind: 'write' }>): number =>
  data.length === 0 ? 0 : at + data.length;
