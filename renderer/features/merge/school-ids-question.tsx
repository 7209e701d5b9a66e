import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';

export interface SchoolIdsQuestionProps {
  readonly teacher: string;
  readonly asked: {
    readonly source: string;
    readonly shared: number;
    readonly same: boolean | null;
  };
  readonly isDisabled: boolean;
  readonly onAnswer: (source: string, same: boolean) => void;
}

/** Once per file: are the numbers of its students those of this school? */
export function SchoolIdsQuestion({
  teacher,
  asked,
  isDisabled,
  onAnswer,
}: SchoolIdsQuestionProps) {
  const say = useSay();
  const { source, shared, same } = asked;
  return (
    <fieldset className="bundles-decision" aria-label={say('bundles.ids', { teacher })}>
      <span>
        {say('bundles.ids', { teacher })}
        <span className="soft">
          {' '}
          {shared === 0 ? null : say('bundles.ids-shared', { count: shared })}
        </span>
      </span>
      {[true, false].map((answer) => (
        <Button
          key={String(answer)}
          isPressed={same === answer}
          isDisabled={isDisabled}
          onPress={() => onAnswer(source, answer)}
        >
          {say(answer ? 'bundles.ids-ours' : 'bundles.ids-others')}
        </Button>
      ))}
    </fieldset>
  );
}
