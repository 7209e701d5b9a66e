import { useEffect, useRef, useState } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { Choice } from '../../ui/field.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ImportChoices, Preview } from './use-import.ts';

export interface ImportQuestionsProps {
  readonly preview: Preview;
  readonly choices: ImportChoices;
  readonly onChoose: (more: ImportChoices) => void;
}

/** Where the rows go, and what a file leaves open. */
export function ImportQuestions({ preview, choices, onChoose }: ImportQuestionsProps) {
  const say = useSay();
  const classes = useQuery('class.list', {}).value ?? [];
  const courses = useQuery('course.list', {}).value ?? [];
  const { asks, kind } = preview;
  const needsClass = kind === 'roster' || kind === 'evidence' || asks.includes('class');
  const needsCourse = kind === 'objectives' || kind === 'case' || asks.includes('course');
  const needsDates =
    asks.includes('day-first') || (choices.dayFirst !== undefined && choices.dayFirst !== null);
  if (!needsClass && !needsCourse && !needsDates) return null;
  return (
    <fieldset className="import-questions">
      {asks.length > 0 ? <legend>{say('import.asks')}</legend> : null}
      {needsClass ? (
        <Answer
          label={say('import.into-class')}
          hint={kind === 'evidence' ? undefined : say('import.class-hint')}
          known={classes.map((one) => one.name)}
          value={choices.class ?? ''}
          onAnswer={(name) => onChoose({ class: name })}
        />
      ) : null}
      {needsCourse ? (
        <Answer
          label={say('import.into-course')}
          hint={say('import.course-hint')}
          known={courses.map((one) => one.name)}
          value={choices.course ?? preview.course ?? ''}
          onAnswer={(name) => onChoose({ course: name })}
        />
      ) : null}
      {needsDates ? (
        <Choice
          label={say('import.day-first')}
          value={choices.dayFirst == null ? '' : String(choices.dayFirst)}
          onChange={(value) => onChoose({ dayFirst: value === '' ? null : value === 'true' })}
          options={[
            { value: '', label: say('import.day-first-unknown') },
            { value: 'true', label: say('import.day-first-yes') },
            { value: 'false', label: say('import.day-first-no') },
          ]}
        />
      ) : null}
    </fieldset>
  );
}

interface AnswerProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly known: readonly string[];
  readonly value: string;
  readonly onAnswer: (name: string | null) => void;
}

/** Answers while typing pauses, so that the counts follow without a further button. */
function Answer({ label, hint, known, value, onAnswer }: AnswerProps) {
  const [typed, setTyped] = useState(value);
  const name = typed.trim();
  const answered = useRef(value);
  useEffect(() => {
    // An answer that came from elsewhere is shown, not overruled by what stood here before.
    if (value !== answered.current) {
      answered.current = value;
      setTyped(value);
      return;
    }
    if (name === value) return;
    const timer = setTimeout(() => {
      answered.current = name;
      onAnswer(name === '' ? null : name);
    }, 350);
    return () => clearTimeout(timer);
  }, [name, value, onAnswer]);
  return <NameField label={label} hint={hint} known={known} value={typed} onChange={setTyped} />;
}
