import {
  hasField,
  PROFILE_FIELD_NAMES,
  type ProfileColumn,
  type ProfileField,
  type ProfileRows,
} from '#shared/domain/export-profile.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

/** A column as it is typed; the key keeps its fields while it moves. */
export interface ColumnDraft {
  readonly key: string;
  readonly field: ProfileField;
  readonly heading: string;
  readonly text: string;
}

let made = 0;

/** A column to type into. */
export function draftOf({ field, heading, text }: ProfileColumn): ColumnDraft {
  made += 1;
  return { key: `column ${made}`, field, heading, text: text ?? '' };
}

/** The columns as they are kept. */
export const columnsOf = (drafts: readonly ColumnDraft[]) =>
  drafts.map(({ field, heading, text }) =>
    field === 'constant' ? { field, heading, text } : { field, heading },
  );

export interface ProfileColumnsProps {
  readonly rows: ProfileRows;
  readonly drafts: readonly ColumnDraft[];
  readonly onChange: (drafts: ColumnDraft[]) => void;
}

/** The columns of a file in their order. */
export function ProfileColumns({ rows, drafts, onChange }: ProfileColumnsProps) {
  const say = useSay();
  const fields = PROFILE_FIELD_NAMES.filter((field) => hasField(rows, field));
  const options = fields.map((field) => ({ value: field, label: say(`profile.field.${field}`) }));
  const change = (at: number, part: Partial<ColumnDraft>) =>
    onChange(drafts.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const choose = (at: number, field: ProfileField) => {
    const before = drafts[at];
    const isOwn = before && before.heading !== say(`profile.field.${before.field}`);
    // A heading that nobody wrote follows what the column holds.
    change(at, { field, ...(isOwn ? {} : { heading: say(`profile.field.${field}`) }) });
  };
  const move = (at: number, by: -1 | 1) => {
    const next = [...drafts];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    onChange(next);
  };
  const add = () => {
    const used = new Set(drafts.map(({ field }) => field));
    const field = fields.find((one) => !used.has(one)) ?? 'constant';
    onChange([...drafts, draftOf({ field, heading: say(`profile.field.${field}`) })]);
  };
  return (
    <fieldset className="profile-columns">
      <legend>{say('profile.columns')}</legend>
      <ol>
        {drafts.map(({ key, field, heading, text }, at) => {
          const number = at + 1;
          return (
            <li key={key} data-text={field === 'constant'}>
              <span className="faint">{number}</span>
              <Choice
                label={say('profile.field', { number })}
                isLabelHidden
                value={field}
                onChange={(value) => choose(at, value as ProfileField)}
                options={options}
              />
              <TextField
                label={say('profile.heading', { number })}
                isLabelHidden
                placeholder={say('profile.heading-example')}
                value={heading}
                onChange={(value) => change(at, { heading: value })}
              />
              {field === 'constant' ? (
                <TextField
                  label={say('profile.constant', { number })}
                  isLabelHidden
                  placeholder={say('profile.text')}
                  value={text}
                  onChange={(value) => change(at, { text: value })}
                />
              ) : null}
              <Button
                variant="quiet"
                label={say('profile.up', { number })}
                isDisabled={at === 0}
                onPress={() => move(at, -1)}
              >
                ↑
              </Button>
              <Button
                variant="quiet"
                label={say('profile.down', { number })}
                isDisabled={at === drafts.length - 1}
                onPress={() => move(at, 1)}
              >
                ↓
              </Button>
              <Button
                variant="quiet"
                label={say('profile.take-out', { number })}
                onPress={() => onChange(drafts.filter((_, i) => i !== at))}
              >
                <span className="cross" aria-hidden="true" />
              </Button>
            </li>
          );
        })}
      </ol>
      <Button onPress={add} isDisabled={drafts.length >= 200}>
        {say('profile.add')}
      </Button>
    </fieldset>
  );
}
