import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { EraseDialog } from '../../app/erase-dialog.tsx';
import { useOpenHandOver } from '../../app/open-hand-over.tsx';
import { formatRoute, go } from '../../app/route.ts';
import { StudentDialog } from '../../app/student-dialog.tsx';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { Reading } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import { StudentAgreed } from './student-agreed.tsx';
import { StudentAttempts } from './student-attempts.tsx';
import { StudentBeside } from './student-beside.tsx';
import { StudentBrought } from './student-brought.tsx';
import './student-agreed.css';
import { StudentFiles } from './student-files.tsx';
import { StudentLetters } from './student-letters.tsx';
import { StudentNotes } from './student-notes.tsx';
import { StudentPath } from './student-path.tsx';
import { StudentTimeline } from './student-timeline.tsx';
import './student-view.css';

export type StudentPage = Output<'student.get'>;

export interface StudentViewProps {
  readonly classId: string;
  readonly student: string;
}

/** One student: the path through the course, what happened when, a private note. */
export function StudentView({ classId, student }: StudentViewProps) {
  const say = useSay();
  const query = useQuery('student.get', { class: classId, student });
  const known = useQuery('class.get', { class: classId }).value;
  const [isEditing, setEditing] = useState(false);
  const [isErasing, setErasing] = useState(false);
  return (
    <>
      <QueryGate query={query}>
        {(page) => (
          <div className="student">
            <section className="student-main">
              <StudentHead page={page} classId={classId} onEdit={() => setEditing(true)} />
              {known ? <StudentPath page={page} classId={classId} known={known} /> : null}
              {known ? <StudentAttempts page={page} classId={classId} known={known} /> : null}
              <StudentBrought student={page.student.id} today={page.asOf} />
              {known ? <StudentAgreed page={page} classId={classId} known={known} /> : null}
            </section>
            <aside className="view-aside student-aside">
              <StudentNotes page={page} classId={classId} />
              <StudentLetters page={page} />
              <StudentBeside student={page.student.id} today={page.asOf} />
              <StudentFiles page={page} />
              <StudentTimeline page={page} known={known} />
              <Button variant="quiet" onPress={() => setErasing(true)}>
                {say('erase.student')}
              </Button>
            </aside>
            {isEditing ? (
              <StudentDialog student={page.student} onClose={() => setEditing(false)} />
            ) : null}
          </div>
        )}
      </QueryGate>
      {/* Outside: what it is about is no more while it still says what became of the backups. */}
      {isErasing ? (
        <EraseDialog
          what={{ student }}
          onClose={() => setErasing(false)}
          onErased={() => go({ at: 'class', class: classId, view: 'grid' }, 'replace')}
        />
      ) : null}
    </>
  );
}

interface HeadProps {
  readonly page: StudentPage;
  readonly classId: string;
  readonly onEdit: () => void;
}

function StudentHead({ page, classId, onEdit }: HeadProps) {
  const say = useSay();
  const format = useFormat();
  const openHandOver = useOpenHandOver();
  const { student } = page;
  const called = `${student.called ?? student.givenName} ${student.familyName}`;
  const legal = [student.givenName, student.middleName, student.familyName]
    .filter(Boolean)
    .join(' ');
  const here = page.classes.find((one) => one.id === classId);
  const facts = [
    student.pronouns,
    student.said && say('student.said', { said: student.said }),
    student.grade && say('student.grade', { grade: student.grade }),
    here?.start && say('student.joined', { day: format.day(here.start, page.asOf) }),
    here?.until && say('student.left', { day: format.day(here.until, page.asOf) }),
  ].filter(Boolean);
  const others = page.classes.filter((one) => one.id !== classId && one.until === null);
  return (
    <header className="student-head">
      <div className="student-title">
        <h2>
          <PersonName>{called}</PersonName>
        </h2>
        {legal === called ? null : (
          <span className="soft">
            <PersonName>{legal}</PersonName>
          </span>
        )}
        <span className="line-gap" />
        <Button variant="quiet" onPress={onEdit}>
          {say('student.edit')}
        </Button>
        <Reading>
          <Button
            variant="quiet"
            onPress={() => openHandOver({ what: 'give', student: student.id, name: called })}
          >
            {say('student.hand-over')}
          </Button>
        </Reading>
      </div>
      <p className="soft">
        {student.schoolId ? (
          <span className="person-name">{say('student.school-id', { id: student.schoolId })}</span>
        ) : null}
        {student.schoolId && facts.length > 0 ? ' · ' : null}
        {facts.join(' · ')}
      </p>
      {student.email ? (
        <p className="soft">
          <span className="person-name">{student.email}</span>
        </p>
      ) : null}
      {others.length > 0 ? (
        <p className="soft">
          {say('student.also-in')}{' '}
          {others.map((one, index) => (
            <span key={one.id}>
              {index > 0 ? ', ' : null}
              <a
                className="link"
                href={formatRoute({ at: 'student', class: one.id, student: student.id })}
              >
                {one.name}
              </a>
            </span>
          ))}
        </p>
      ) : null}
      <p className="student-pace">
        {page.behind > 0 ? (
          <strong className="warm">{say('student.behind', { count: page.behind })}</strong>
        ) : null}
        {page.ahead > 0 ? <strong>{say('student.ahead', { count: page.ahead })}</strong> : null}
        {page.behind + page.ahead === 0 ? <strong>{say('student.on-pace')}</strong> : null}
        <span className="soft">
          {say('student.mastered', { mastered: page.mastered, due: page.due })}
        </span>
      </p>
    </header>
  );
}
