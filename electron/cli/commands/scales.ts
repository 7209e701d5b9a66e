import type { Input } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { OpenCommand as Command } from '../command.ts';
import { sameText } from '../pick-one.ts';
import { readJson } from '../read-json.ts';

const scale: Command = {
  usage: 'FILE.json',
  flags: {},
  words: [1, 1],
  async run(session, args) {
    const definition = readJson(args.word(0, 'The file'), 'a scale');
    const name = 'name' in definition ? definition.name : null;
    const known = (await session.ask('scale.list', {})).find(
      (one) => typeof name === 'string' && sameText(one.name, name),
    );
    if (known?.builtIn) throw new TroubleError('NAME_TAKEN', { what: 'scale', name: known.name });
    // The host looks at every member; what the file holds beside them it refuses by name.
    const input = { ...definition, ...(known && { scale: known.id }) } as Input<'scale.save'>;
    const made = await session.ask('scale.save', input);
    const json = { scale: made.scale, created: !known };
    return { json, text: `Scale ${name} is ${known ? 'set' : 'created'}.` };
  },
};

/** Scales that a school makes. */
export const scaleCommands = { scale };
