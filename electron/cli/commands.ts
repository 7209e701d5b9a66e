import type { Command } from './command.ts';
import { cycleCommands } from './commands/cycle.ts';
import { departmentCommands } from './commands/department.ts';
import { eraseCommands } from './commands/erase.ts';
import { evidenceCommands } from './commands/evidence.ts';
import { evidenceFileCommands } from './commands/evidence-files.ts';
import { exchangeCommands } from './commands/exchange.ts';
import { gradebookCommands } from './commands/gradebook.ts';
import { handOverCommands } from './commands/hand-over.ts';
import { handingInCommands } from './commands/handing-in.ts';
import { lockCommands } from './commands/lock.ts';
import { mergeCommands } from './commands/merge.ts';
import { overrideCommands } from './commands/overrides.ts';
import { planCommands } from './commands/plan.ts';
import { publishCommands } from './commands/publish.ts';
import { readCommands } from './commands/read.ts';
import { reportCommands } from './commands/report.ts';
import { rolloverCommands } from './commands/rollover.ts';
import { rosterCommands } from './commands/roster.ts';
import { ruleCommands } from './commands/rules.ts';
import { scaleCommands } from './commands/scales.ts';
import { taskCommands } from './commands/tasks.ts';

/** Every command by its name. */
export const commands: Readonly<Record<string, Command>> = {
  ...gradebookCommands,
  ...exchangeCommands,
  ...planCommands,
  ...scaleCommands,
  ...taskCommands,
  ...evidenceCommands,
  ...evidenceFileCommands,
  ...cycleCommands,
  ...handOverCommands,
  ...overrideCommands,
  ...rosterCommands,
  ...ruleCommands,
  ...handingInCommands,
  ...readCommands,
  ...reportCommands,
  ...lockCommands,
  ...mergeCommands,
  ...departmentCommands,
  ...publishCommands,
  ...eraseCommands,
  ...rolloverCommands,
};

/** The help: one line a command. */
export function usageText(): string {
  const lines = Object.entries(commands).map(([name, { usage }]) => `  ${name} ${usage}`.trimEnd());
  return [
    'Usage: gradus COMMAND … [--file PATH] [--json] [--language en|es]',
    '',
    ...lines,
    '',
    "--file names the gradebook file; without it the app's own is used.",
    'A locked one takes --passphrase-file F, or GRADUS_PASSPHRASE_FILE in the environment.',
    '--json answers one JSON document.',
    '--language, or GRADUS_LANGUAGE, chooses the language of sentences; English where neither is said.',
  ].join('\n');
}
