import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useCommand } from '../data/use-command.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogFoot } from '../ui/dialog-foot.tsx';
import { CheckBox, TextField } from '../ui/field.tsx';
import { useSay } from '../ui/say.tsx';

type Student = Output<'student.get'>['student'];

export interface StudentDialogProps {
  /** The student to change; a new one of `classId` without. */
  readonly student?: Student;
  readonly classId?: string;
  readonly onClose: () => void;
}

const FIELDS = [
  'givenName',
  'familyName',
  'called',
  'pronouns',
  'said',
  'schoolId',
  'email',
  'grade',
] as const;
type FieldName = (typeof FIELDS)[number];

/** Who a student is: names, school id, how the name is said. */
export function StudentDialog({ student, classId, onClose }: StudentDialogProps) {
  const say = useSay();
  const save = useCommand('student.save');
  const create = useCommand('student.create');
  const [values, setValues] = useState<Readonly<Record<FieldName, string>>>(
    () =>
      Object.fromEntries(FIELDS.map((name) => [name, student?.[name] ?? ''])) as Record<
        FieldName,
        string
      >,
  );
  const [celebrate, setCelebrate] = useState(student?.celebrate ?? true);
  const isNamed = values.givenName.trim() !== '' && values.familyName.trim() !== '';

  const onSave = async () => {
    const given = { givenName: values.givenName.trim(), familyName: values.familyName.trim() };
    const optional = {
      called: values.called.trim() || null,
      pronouns: values.pronouns.trim() || null,
      said: values.said.trim() || null,
      schoolId: values.schoolId.trim() || null,
      email: values.email.trim() || null,
      grade: values.grade.trim() || null,
    };
    const saved = student
      ? await save.run({ student: student.id, ...given, ...optional, celebrate })
      : classId === undefined
        ? null
        : await create.run({ class: classId, ...given, ...optional });
    if (saved) onClose();
  };

  return (
    <Dialog
      title={say(student ? 'person.edit-title' : 'person.new-title')}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say(student ? 'ui.save' : 'ui.add')}
          onMain={onSave}
          isDisabled={!isNamed || save.running || create.running}
          onCancel={onClose}
        />
      }
    >
      <div className="two-fields">
        {FIELDS.map((name) => (
          <TextField
            key={name}
            label={say(`person.${name}`)}
            hint={name === 'called' || name === 'said' ? say(`person.${name}-hint`) : undefined}
            value={values[name]}
            autoFocus={name === 'givenName'}
            onChange={(value) => setValues({ ...values, [name]: value })}
          />
        ))}
      </div>
      {student ? (
        <CheckBox isChecked={celebrate} onChange={setCelebrate}>
          {say('person.celebrate')}
        </CheckBox>
      ) : null}
    </Dialog>
  );
}
