export interface RecordingBarProps {
  readonly classId: string;
}

/** What is set for the day (`Recording: check · by Rivera · today`); stands at the top right of the class. */
export function RecordingBar({ classId }: RecordingBarProps) {
  return <div className="recording" data-class={classId} />;
}
