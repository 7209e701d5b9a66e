import { useDraft } from '../../data/drafts.ts';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import type { StudentPage } from './student-view.tsx';

export interface StudentNotesProps {
  readonly page: StudentPage;
  readonly classId: string;
}

/** What the teacher does about a student here: note a talk, write a private note. */
export function StudentNotes({ page, classId }: StudentNotesProps) {
  const say = useSay();
  const showStep = useStepToast();
  const mark = useCommand('mark.set');
  const note = useCommand('note.add');
  const student = page.student.id;
  const draft = useDraft(`note ${classId} ${student}`, '');
  const text = draft.value;
  const hasTalked = page.timeline.some(
    (entry) => entry.what === 'contact' && entry.on === page.asOf,
  );

  const onContact = async () => {
    const cells = [{ student, objective: null }];
    if (await mark.run({ class: classId, cells, kind: 'contact', on: page.asOf })) {
      showStep(say('student.contact-noted'));
    }
  };
  const onNote = async () => {
    const added = await note.run({ student, objective: null, class: classId, on: page.asOf, text });
    if (!added) return;
    draft.drop();
    showStep(say('student.note-added'));
  };

  return (
    <section className="student-notes">
      <Button isDisabled={hasTalked || mark.running} onPress={() => void onContact()}>
        {say(hasTalked ? 'student.contact-done' : 'student.contact')}
      </Button>
      <Reading>
        <TextArea
          label={say('student.note')}
          hint={say('student.note-hint')}
          value={text}
          onChange={(typed) => draft.set(() => typed)}
          rows={text === '' ? 2 : 4}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void onNote();
          }}
        />
        {text.trim() === '' ? null : (
          <Button variant="main" isDisabled={note.running} onPress={() => void onNote()}>
            {say('student.note-add')}
          </Button>
        )}
      </Reading>
    </section>
  );
}
