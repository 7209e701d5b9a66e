import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import type { TextKey } from '#shared/text/text.ts';
import { go } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { levelKeys } from '../../grid/grid-keys.ts';
import { Button } from '../../ui/button.tsx';
import { LevelPicker } from '../../ui/level-picker.tsx';
import { useSay } from '../../ui/say.tsx';
import { type Look, lookByKey, SecondPictures } from './second-pictures.tsx';

type Packet = Output<'second.get'>;

export interface SecondJudgeProps {
  readonly packet: Packet;
  readonly onSend: () => void;
}

/** One piece of work after the other: a digit gives its level and goes on to the next. */
export function SecondJudge({ packet, onSend }: SecondJudgeProps) {
  const say = useSay();
  const judge = useCommand('second.judge');
  const { items, scales } = packet;
  const firstOpen = items.findIndex(({ judgement }) => judgement === null);
  const [at, setAt] = useState(Math.max(0, firstOpen));
  const [looked, setLooked] = useState<Look>({ item: '', picture: 0, zoom: 0 });
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const item = items[at];
  const scale = item && scales[item.scale];
  if (!item || !scale) return null;
  const keys = levelKeys(scale.levels.map(({ value }) => value));
  // Each piece begins with its first picture, whole.
  const look = looked.item === item.item ? looked : { item: item.item, picture: 0, zoom: 0 };
  const judged = items.filter(({ judgement }) => judgement !== null).length;

  const step = (by: number) => setAt(Math.min(items.length - 1, Math.max(0, at + by)));
  const giveLevel = async (level: string | null) => {
    // On at once: quick fingers must not give the next piece's level to this one.
    if (level !== null) {
      const next = items.findIndex((other, i) => i > at && other.judgement === null);
      if (next >= 0) setAt(next);
    }
    if (!(await judge.run({ item: item.item, level }))) setAt(at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement) return;
    // Enlarged and chosen, the picture itself moves by the arrows.
    const isInside = event.target instanceof Element && event.target.closest('.picture-stage');
    if (isInside && look.zoom > 0 && event.key.startsWith('Arrow')) return;
    const seen = lookByKey(event.key, look, item.files.length);
    const level = scale.levels[keys.indexOf(event.key)];
    if (level) void giveLevel(level.key);
    else if (seen) setLooked(seen);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Delete' && item.judgement !== null) void giveLevel(null);
    else return;
    event.preventDefault();
  };

  return (
    <section
      className="second-judge"
      ref={place}
      tabIndex={-1}
      aria-label={packet.name}
      onKeyDown={onKeyDown}
    >
      <div className="second-head">
        <h1>{packet.name}</h1>
        <span className="soft">{say('second.progress', { judged, count: items.length })}</span>
        <span className="line-end">
          <Button variant="quiet" onPress={() => go({ at: 'second' })}>
            {say('second.all')}
          </Button>
          <Button
            variant={judged === items.length ? 'main' : 'plain'}
            isDisabled={judged === 0}
            onPress={onSend}
          >
            {say('second.answer')}
          </Button>
        </span>
      </div>
      <progress className="second-bar" value={judged} max={items.length} aria-hidden="true" />
      <div className="second-beside" data-pictured={item.files.length > 0 || undefined}>
        {item.files.length > 0 ? (
          <SecondPictures files={item.files} look={look} onLook={setLooked} />
        ) : null}
        <div className="second-judgement">
          <article className="second-work" aria-live="polite">
            <p className="soft">
              {say('second.piece', { number: at + 1, count: items.length })}
              {' · '}
              {say(`kind.${item.kind}` as TextKey)}
              {item.task === null ? null : ` · ${item.task}`}
              {item.version === null
                ? null
                : ` · ${say('second.version', { version: item.version })}`}
            </p>
            <h2>
              {item.code} <span className="second-statement">{item.statement}</span>
            </h2>
            {item.shown === null ? (
              item.files.length > 0 ? null : (
                <p className="soft">{say('second.on-paper', { number: at + 1 })}</p>
              )
            ) : (
              <blockquote dir="auto">{item.shown}</blockquote>
            )}
          </article>
          <LevelPicker
            label={say('second.level')}
            levels={scale.levels.map((level, i) => ({
              ...level,
              name: keys[i] == null ? level.name : `${keys[i]}  ${level.name}`,
            }))}
            threshold={scale.threshold}
            value={item.judgement}
            onChange={(level) => void giveLevel(level)}
          />
          <div className="bundles-line">
            <Button isDisabled={at === 0} onPress={() => step(-1)}>
              {say('second.before')}
            </Button>
            <Button isDisabled={at === items.length - 1} onPress={() => step(1)}>
              {say('second.after')}
            </Button>
            <span className="soft fine-only">{say('second.keys')}</span>
          </div>
          {judged === items.length ? <p role="status">{say('second.done')}</p> : null}
        </div>
      </div>
    </section>
  );
}
