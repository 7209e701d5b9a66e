import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { REASON_KINDS, weightsObjection } from '#shared/domain/help/weights.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { CheckBox } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Today } from './today-view.tsx';

type Weights = Output<'help.get'>['weights'];

const PARTS = ['points', 'other', 'base', 'cap', 'further'] as const;

/** Students of the preview. */
const SHOWN = 12;

export interface WeightsDialogProps {
  readonly today: Today;
  readonly onClose: () => void;
}

/** What reasons weigh, beside how today's order would change. */
export function WeightsDialog({ today, onClose }: WeightsDialogProps) {
  const say = useSay();
  const showStep = useStepToast();
  const known = useQuery('help.get', {}).value;
  const isPeers = useQuery('setting.get', {}).value?.peerHelp === true;
  const { run: weigh, running } = useCommand('help.weigh');
  const { run: set } = useCommand('setting.set');
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  if (!known) return null;
  const weights = withDrafts(known.weights, drafts);
  const isUsable = weightsObjection(weights) === null;
  const save = async (own: Weights | null) => {
    if (!(await weigh({ weights: own }))) return;
    showStep(say('weights.saved'));
    onClose();
  };
  const isDefault = JSON.stringify(weights) === JSON.stringify(known.defaults);
  return (
    <Dialog
      title={say('weights.title')}
      size="large"
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('weights.save')}
          onMain={() => save(isDefault ? null : weights)}
          isDisabled={running || !isUsable || Object.keys(drafts).length === 0}
          onCancel={onClose}
        >
          {known.isOwn ? (
            <Button onPress={() => void save(null)}>{say('weights.defaults')}</Button>
          ) : null}
        </DialogFoot>
      }
    >
      <p className="soft">{say('weights.lead', { class: today.class.name })}</p>
      <div className="weights">
        <table className="weights-table">
          <thead>
            <tr>
              <th scope="col">{say('weights.reason')}</th>
              {PARTS.map((part) => (
                <th key={part} scope="col" className="figure">
                  {say(`weights.${part}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {REASON_KINDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{say(`weights.kind.${kind}`)}</th>
                {PARTS.map((part) => {
                  const value = known.weights[kind]?.[part];
                  const key = `${kind} ${part}`;
                  return (
                    <td key={part}>
                      {value === undefined ? null : (
                        <input
                          className="input weight"
                          inputMode="numeric"
                          aria-label={say('weights.of', {
                            reason: say(`weights.kind.${kind}`),
                            part: say(`weights.${part}`),
                          })}
                          aria-invalid={isWeight(drafts[key] ?? String(value)) ? undefined : true}
                          value={drafts[key] ?? String(value)}
                          onChange={({ target }) =>
                            setDrafts({ ...drafts, [key]: target.value.trim() })
                          }
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <OrderPreview today={today} weights={isUsable ? weights : null} />
      </div>
      <CheckBox
        isChecked={isPeers}
        onChange={(value) => void set({ name: 'peerHelp', value: value ? true : null })}
      >
        {say('weights.peers')}
      </CheckBox>
    </Dialog>
  );
}

const isWeight = (text: string): boolean => /^\d{1,4}$/.test(text) && Number(text) <= 1000;

/** The weights with what was typed; what is no number becomes one that is refused. */
function withDrafts(weights: Weights, drafts: Readonly<Record<string, string>>): Weights {
  return Object.fromEntries(
    Object.entries(weights).map(([kind, parts]) => [
      kind,
      Object.fromEntries(
        Object.entries(parts).map(([part, value]) => {
          const draft = drafts[`${kind} ${part}`];
          return [part, draft === undefined ? value : isWeight(draft) ? Number(draft) : -1];
        }),
      ),
    ]),
  );
}

function OrderPreview({ today, weights }: { today: Today; weights: Weights | null }) {
  const say = useSay();
  const preview = useQuery(
    'help.preview',
    weights === null ? null : { class: today.class.id, on: today.on, weights },
  ).value;
  const [last, setLast] = useState(preview);
  if (preview && preview !== last) setLast(preview);
  const { students } = preview ?? last ?? { students: [] };
  const isSame = students.every((one) => one.before === one.after);
  return (
    <section className="weights-order" aria-live="polite">
      <h3>{say('weights.order')}</h3>
      {isSame ? <p className="soft">{say('weights.same')}</p> : null}
      <ol>
        {students.slice(0, SHOWN).map(({ id, called, before, after }) => (
          <li key={id}>
            <span className="today-number">{after}</span>
            <PersonName>{called}</PersonName>
            <span className="soft small">
              {before > after ? say('weights.up', { count: before - after }) : null}
              {before < after ? say('weights.down', { count: after - before }) : null}
            </span>
          </li>
        ))}
      </ol>
      {students.length > SHOWN ? (
        <p className="soft small">{say('weights.more', { count: students.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}
