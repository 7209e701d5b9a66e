import { resolve } from 'node:path';
import { restoreBackup } from '#host/files/backup-files.ts';
import { changeAside } from '#host/keeping/aside.ts';
import { placeFacts, placeOf } from '#host/keeping/place-facts.ts';
import { keyForBackup } from '#host/lock/key-for-backup.ts';
import { say } from '#host/say.ts';
import { UsageError } from '../args.ts';
import type { ClosedCommand, OpenCommand as Command } from '../command.ts';
import { counted } from '../counted.ts';
import { walkedText } from '../step-text.ts';
import { without } from '../without.ts';

const init: Command = {
  usage: '[--teacher NAME] [--school NAME] [--demo]',
  flags: { teacher: 'text', school: 'text', demo: 'switch' },
  file: 'new',
  check(args) {
    if (args.has('passphrase-file')) {
      throw new UsageError('A new gradebook is locked by the command lock.');
    }
  },
  async run(session, args) {
    await session.ask('gradebook.create', {
      ...without({ teacher: args.text('teacher'), school: args.text('school') }),
    });
    const demo = args.has('demo') ? await session.ask('gradebook.demo', {}) : null;
    const filled = demo
      ? ` It holds ${demo.classes} demo classes with ${demo.students} invented students.`
      : '';
    const warning = await warningOf(session.file);
    return {
      json: { file: session.file, ...demo, ...without({ warning }) },
      text: [`Created ${session.file}.${filled}`, warning].filter(Boolean).join('\n'),
    };
  },
};

/** What is wrong with the place of a new gradebook; said once, on creating it. */
async function warningOf(file: string): Promise<string | undefined> {
  const place = placeOf(file, await placeFacts());
  if (place.kind === 'local') return undefined;
  const by = place.kind === 'synced' ? place.by : '';
  return say(`keeping.place-${place.kind}`, { by });
}

const walk = (
  name: 'history.undo' | 'history.redo',
  frame: 'step.undone' | 'step.redone',
): Command => ({
  usage: '',
  flags: {},
  async run(session) {
    const json = await session.ask(name, {});
    return { json, text: walkedText(json, frame) };
  },
});

const backup: Command = {
  usage: '[--out F]',
  flags: { out: 'text' },
  async run(session, args) {
    const out = args.text('out');
    const made = await session.ask('backup.make', {
      to: out === undefined ? null : session.writeTo(out),
    });
    const json = { ...made, at: new Date(made.at).toISOString() };
    return { json, text: `Backed up to ${made.file} (${made.bytes} bytes, checked).` };
  },
};

const restore: ClosedCommand = {
  usage: 'F',
  flags: {},
  words: [1, 1],
  file: 'closed',
  async run({ file, home, now, said, key }, args) {
    const backup = resolve(args.word(0, 'The backup'));
    const its = await keyForBackup({ file, folder: home }, backup, await key(), said());
    const json = await restoreBackup(file, backup, now, its.key);
    await its.bringKeyFile();
    // By a person's word: that another file stands there now is no news.
    changeAside(home, file, { last: null });
    const kept = json.kept === null ? '' : ` The file before is kept as ${json.kept}.`;
    const missing =
      json.filesMissing === 0
        ? ''
        : ` The bytes of ${counted(json.filesMissing, 'picture or file', 'pictures and files')} are no longer beside the backup.`;
    const with_ = counted(json.evidence, 'entry', 'entries');
    return { json, text: `Restored, with ${with_}.${missing}${kept}` };
  },
};

const check: Command = {
  usage: '[--repair]',
  flags: { repair: 'switch' },
  async run(session, args) {
    if (args.has('repair')) {
      const json = await session.ask('check.repair', {});
      const left = json.clean ? [say('check.fine')] : json.findings;
      return { json, text: [...json.mended, ...left].join('\n'), code: json.clean ? 0 : 1 };
    }
    const json = await session.ask('check.run', {});
    const text = json.clean ? say('check.fine') : json.findings.join('\n');
    return { json, text, code: json.clean ? 0 : 1 };
  },
};

const call: Command = {
  usage: 'NAME JSON',
  flags: {},
  words: [1, 2],
  async run(session, args) {
    const name = args.word(0, 'The name of the call');
    let input: unknown;
    try {
      input = JSON.parse(args.words[1] ?? '{}');
    } catch {
      throw new UsageError('The second word is not one JSON document.');
    }
    const json = await session.askAny(name, input);
    return { json, text: JSON.stringify(json, null, 2) };
  },
};

/** The gradebook as a whole. */
export const gradebookCommands = {
  init,
  undo: walk('history.undo', 'step.undone'),
  redo: walk('history.redo', 'step.redone'),
  backup,
  restore,
  check,
  call,
};
