import type { Say } from '#shared/text/text.ts';

/** More sentences than a department's letters are made of. */
const MOST = 5000;

/** The same sentences, put together once each: a class's letters say the same things hundreds of times. */
export function remembered(say: Say): Say {
  const said = new Map<string, string>();
  return (key, params) => {
    const known =
      params === undefined ? key : `${key}\u0000${Object.values(params).join('\u0000')}`;
    const found = said.get(known);
    if (found !== undefined) return found;
    const sentence = say(key, params);
    if (said.size >= MOST) said.clear();
    said.set(known, sentence);
    return sentence;
  };
}
