import { useState } from 'react';
import {
  DATE_FORMS,
  DECIMALS,
  type ExportProfile,
  FILE_ENCODINGS,
  hasField,
  LINE_ENDS,
  NEW_PROFILE,
  PROFILE_ROWS,
  QUOTINGS,
  SEPARATORS,
} from '#shared/domain/export-profile.ts';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { CheckBox, Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { KeptProfile } from './own-files.tsx';
import { type ColumnDraft, columnsOf, draftOf, ProfileColumns } from './profile-columns.tsx';
import './profile-dialog.css';
import { ProfilePreview } from './profile-preview.tsx';

export interface ProfileDialogProps {
  readonly classId: string;
  readonly name: string;
  readonly term: string | null;
  /** Null: a new one. */
  readonly profile: KeptProfile | null;
  readonly onClose: () => void;
}

type Form = Omit<ExportProfile, 'columns'>;

/** Describes a file as another program wants it, with its first lines beside the choices. */
export function ProfileDialog({ classId, name, term, profile, onClose }: ProfileDialogProps) {
  const say = useSay();
  const stepToast = useStepToast();
  const save = useCommand('export-profile.save');
  const remove = useCommand('export-profile.remove');
  const [title, setTitle] = useState(profile?.name ?? '');
  const [form, setForm] = useState<Form>(profile ?? NEW_PROFILE);
  const [drafts, setDrafts] = useState<readonly ColumnDraft[]>(() =>
    (profile ?? NEW_PROFILE).columns.map(draftOf),
  );
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  // Columns of another kind of line wait until that kind is chosen again.
  const shown = drafts.filter(({ field }) => hasField(form.rows, field));
  const { rows, header, separator, encoding, quoting, lineEnd, dates, decimal, spreadsheet } = form;
  const definition = {
    rows,
    columns: columnsOf(shown),
    header,
    separator,
    encoding,
    quoting,
    lineEnd,
    dates,
    decimal,
    spreadsheet,
  };
  const keep = async () => {
    const which = profile ? { profile: profile.id } : {};
    if (await save.run({ ...which, name: title.trim(), ...definition })) onClose();
  };
  const takeAway = async () => {
    if (!profile || !(await remove.run({ profile: profile.id }))) return;
    stepToast(say('profile.removed', { name: profile.name }));
    onClose();
  };
  const choice = <K extends keyof Form>(
    what: K,
    label: string,
    values: readonly (Form[K] & string)[],
    nameOf: (value: Form[K] & string) => string,
  ) => (
    <Choice
      label={label}
      value={String(form[what])}
      onChange={(value) => change({ [what]: value } as Partial<Form>)}
      options={values.map((value) => ({ value, label: nameOf(value) }))}
    />
  );

  return (
    <Dialog
      title={say(profile ? 'profile.change-title' : 'profile.new-title')}
      isOpen
      size="large"
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('ui.save')}
          onMain={keep}
          isDisabled={title.trim() === '' || shown.length === 0 || save.running}
          onCancel={onClose}
        >
          {profile ? (
            <>
              <Button variant="danger" isDisabled={remove.running} onPress={() => void takeAway()}>
                {say('profile.remove')}
              </Button>
              <span className="line-gap" />
            </>
          ) : null}
        </DialogFoot>
      }
    >
      <div className="two-fields">
        <TextField
          label={say('profile.name')}
          value={title}
          onChange={setTitle}
          placeholder={say('profile.name-example')}
          autoFocus
        />
        {choice('rows', say('profile.rows'), PROFILE_ROWS, (one) => say(`profile.rows.${one}`))}
      </div>
      <ProfileColumns
        rows={rows}
        drafts={shown}
        onChange={(next) => setDrafts([...next, ...drafts.filter((one) => !shown.includes(one))])}
      />
      <ProfilePreview classId={classId} name={name} term={term} definition={definition} />
      <fieldset className="profile-form">
        <legend>{say('profile.form')}</legend>
        {choice('separator', say('profile.separator'), SEPARATORS, (one) =>
          say(`profile.separator.${one}`),
        )}
        {choice('encoding', say('profile.encoding'), FILE_ENCODINGS, (one) =>
          say(`profile.encoding.${one}`),
        )}
        {choice('quoting', say('profile.quoting'), QUOTINGS, (one) =>
          say(`profile.quoting.${one}`),
        )}
        {choice('lineEnd', say('profile.line-end'), LINE_ENDS, (one) =>
          say(`profile.line-end.${one}`),
        )}
        {choice('dates', say('profile.dates'), DATE_FORMS, (one) => say(`profile.dates.${one}`))}
        {choice('decimal', say('profile.decimal'), DECIMALS, (one) =>
          say(`profile.decimal.${one}`),
        )}
        <div className="profile-checks">
          <CheckBox isChecked={header} onChange={(isChecked) => change({ header: isChecked })}>
            {say('profile.header')}
          </CheckBox>
          <CheckBox
            isChecked={spreadsheet}
            onChange={(isChecked) => change({ spreadsheet: isChecked })}
          >
            {say('profile.spreadsheet')}
          </CheckBox>
          <p className="field-hint">{say('profile.spreadsheet-hint')}</p>
        </div>
      </fieldset>
    </Dialog>
  );
}
