import { type KeyboardEvent, useRef, useState } from 'react';
import { fold } from '#shared/util/fold.ts';
import { useActions } from '../../app/actions.tsx';
import { TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Today } from './today-view.tsx';

type Line = Today['students'][number];

export interface TodayFindProps {
  readonly lines: readonly Line[];
  /** Who is found; the list stays as it is. */
  readonly onFind: (line: Line, typed: string) => void;
}

/** Finds who stands beside the teacher by the first letters of a name, without a place in the list. */
export function TodayFind({ lines, onFind }: TodayFindProps) {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  useActions([
    {
      id: 'find-student',
      label: say('today.find'),
      words: say('words.find-student'),
      shortcut: '/',
      run: () => field.current?.focus(),
    },
  ]);
  const [text, setText] = useState('');
  const found = linesCalled(lines, text);
  const take = (line: Line | undefined, typed: string) => {
    if (!line) return;
    setText('');
    onFind(line, typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take(found[0], '');
    else if (event.key === 'Escape') setText('');
    else return;
    event.preventDefault();
  };
  return (
    <span className="today-find">
      <TextField
        ref={field}
        label={say('today.find')}
        isLabelHidden
        isInline
        type="search"
        placeholder={say('today.find')}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(typed) => {
          const only = linesCalled(lines, typed);
          // One letter is rarely meant alone; as soon as nobody else is called so, there is no doubt.
          if (typed.length > text.length && typed.length > 1 && only.length === 1) {
            take(only[0], typed);
          } else setText(typed);
        }}
      />
    </span>
  );
}

/** Whose given or family name begins as typed; in the order of the list. */
export function linesCalled<T extends { readonly called: string }>(
  lines: readonly T[],
  typed: string,
): readonly T[] {
  const wanted = fold(typed.trim());
  if (wanted === '') return [];
  return lines.filter((line) => {
    const name = fold(line.called);
    return name.startsWith(wanted) || name.split(' ').some((part) => part.startsWith(wanted));
  });
}
