import type { Output } from '#shared/contract/contract.ts';
import { go } from '../../app/route.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { JudgeWords } from './judge-words.tsx';

export interface SecondResultProps {
  readonly packet: Output<'second.get'>;
  /** What came back, and how alike it is. */
  readonly judges: Output<'second.list'>[number]['judges'];
  readonly onSend: () => void;
}

/** For the packet's maker: whose each piece is, to hand over paper, and what was said first and second. */
export function SecondResult({ packet, judges: cameBack, onSend }: SecondResultProps) {
  const say = useSay();
  const format = useFormat();
  const { name, items, scales } = packet;
  const judges = [...new Set(items.flatMap(({ words }) => words.map((word) => word.assessor)))];
  // What scrolls and holds nothing to press must be reached by keys itself (WCAG 2.1.1).
  const scrolled = { role: 'region', 'aria-label': name, tabIndex: 0 };
  const nameOf = (scale: number, key: string | null) =>
    scales[scale]?.levels.find((level) => level.key === key)?.name ?? '';
  return (
    <div className="bundles">
      <div className="second-head">
        <h1>{name}</h1>
        <span className="line-end">
          <Button variant="quiet" onPress={() => go({ at: 'second' })}>
            {say('second.all')}
          </Button>
          <Button variant={judges.length === 0 ? 'main' : 'plain'} onPress={onSend}>
            {say('second.send')}
          </Button>
        </span>
      </div>
      <p className="soft">
        {say(judges.length === 0 ? 'second.result-waiting' : 'second.result-lead')}
      </p>
      {cameBack.map((judge) => (
        <JudgeWords key={judge.assessor} judge={judge} items={items.length} />
      ))}
      <div className="second-scroll" {...scrolled}>
        <table className="bundles-table">
          <thead>
            <tr>
              <th scope="col">{say('second.number')}</th>
              <th scope="col">{say('second.student')}</th>
              <th scope="col">{say('department.section')}</th>
              <th scope="col">{say('department.objective')}</th>
              <th scope="col">{say('second.work')}</th>
              <th scope="col">{say('second.when')}</th>
              <th scope="col">{say('second.first')}</th>
              {judges.map((judge) => (
                <th key={judge} scope="col">
                  {judge}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ item, scale, code, task, work, words, shown, files }, i) => (
              <tr key={item}>
                <th scope="row">{i + 1}</th>
                <td>{work ? <PersonName>{work.student}</PersonName> : null}</td>
                <td>{work?.section}</td>
                <td>
                  {code}
                  {task === null ? null : <span className="soft"> {task}</span>}
                </td>
                <td>{whatOf(say, shown !== null, files.length)}</td>
                <td>{work ? format.day(work.on) : null}</td>
                <td>
                  {nameOf(scale, work?.level ?? null)}
                  <span className="soft"> {work?.assessor}</span>
                  {work?.voided ? <span className="warm"> {say('second.voided')}</span> : null}
                </td>
                {judges.map((judge) => {
                  const level = words.find((word) => word.assessor === judge)?.level ?? null;
                  return (
                    <td
                      key={judge}
                      data-differs={
                        isCompared(work, judge) && level !== null && level !== work.level
                      }
                    >
                      {nameOf(scale, level)}
                      {level !== null && judge === work?.assessor ? (
                        <span className="soft"> {say('second.own-work')}</span>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

type Work = Output<'second.get'>['items'][number]['work'];

/** Whether a judge's word on it says anything about the first judge's. */
const isCompared = (work: Work, judge: string): work is NonNullable<Work> =>
  work !== null && !work.voided && work.assessor !== judge;

/** What of the work the judge has before the eyes. */
function whatOf(say: ReturnType<typeof useSay>, isDescribed: boolean, pictures: number): string {
  const parts = [
    ...(isDescribed ? [say('second.words')] : []),
    ...(pictures > 0 ? [say('second.pictures', { count: pictures })] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : say('second.paper');
}
