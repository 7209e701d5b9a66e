import type { OpenCommand as Command } from '../command.ts';
import { sameText } from '../pick-one.ts';
import { readJson } from '../read-json.ts';
import { resolveRule } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';

const rule: Command = {
  usage: 'FILE.json [--class C]',
  flags: { class: 'text' },
  words: [1, 1],
  async run(session, args) {
    const definition = readJson(args.word(0, 'The file'), 'a letter rule');
    const name = 'name' in definition ? definition.name : null;
    const known = (await session.ask('rule.list', {})).find(
      (item) => !item.builtIn && typeof name === 'string' && sameText(item.name, name),
    );
    const word = args.text('class');
    const taught = word === undefined ? null : await resolveClass(session, word);
    const json = await session.ask('rule.save', { ...(known && { rule: known.id }), definition });
    if (taught) await session.ask('rule.choose', { class: taught.id, rule: json.rule });
    const done = json.changed
      ? `is version ${json.version}`
      : `was version ${json.version} already`;
    const follows = taught ? ` The letters of ${taught.name} follow it.` : '';
    return { json, text: `Rule ${name} ${done}.${follows}` };
  },
};

const classRule: Command = {
  usage: '--class C --rule NAME',
  flags: { class: 'text', rule: 'text' },
  needs: ['class', 'rule'],
  async run(session, args) {
    const { id, name } = await resolveClass(session, args.need('class'));
    const chosen = await resolveRule(session, args.need('rule'));
    await session.ask('rule.choose', { class: id, rule: chosen.id });
    return {
      json: { class: id, rule: chosen.id },
      text: `The letters of ${name} follow ${chosen.name}.`,
    };
  },
};

/** How levels become letters. */
export const ruleCommands = { rule, 'class-rule': classRule };
