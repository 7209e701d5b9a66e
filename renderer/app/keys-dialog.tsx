import { CELL_KEYS, MARK_KEYS, MOVE_KEYS } from '../features/gradebook/grid-key-list.ts';
import { Dialog } from '../ui/dialog.tsx';
import { isMac } from '../ui/is-mac.ts';
import { useSay } from '../ui/say.tsx';
import { shownShortcut } from '../ui/shortcut.ts';
import { useAllActions } from './actions.tsx';
import { useRoute } from './route.ts';
import './keys-dialog.css';

interface Line {
  readonly label: string;
  readonly keys: readonly string[];
}

/** Every key that does something right now; those of the grid first where it stands open. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const route = useRoute();
  const everywhere = useAllActions()
    .filter((action) => action.shortcut !== undefined)
    .map(({ label, shortcut = '', also = [] }): Line => ({ label, keys: [shortcut, ...also] }));
  const isGrid = route.at === 'class' && route.view === 'grid';
  const inGrid: readonly Line[] = [
    { label: say('panel.legend-level'), keys: ['0–9'] },
    ...[...MARK_KEYS, ...CELL_KEYS, ...MOVE_KEYS].map(([key, label]) => ({
      label: say(label),
      keys: key.startsWith('Mod') ? key.split(' ') : [key],
    })),
  ];
  return (
    <Dialog title={say('keys.title')} isOpen onClose={onClose} isLight>
      {isGrid ? (
        <>
          <h3>{say('keys.grid')}</h3>
          <KeyList lines={inGrid} />
          <h3>{say('keys.everywhere')}</h3>
        </>
      ) : null}
      <KeyList lines={everywhere} />
      <p className="soft small">{say('keys.hint')}</p>
    </Dialog>
  );
}

function KeyList({ lines }: { lines: readonly Line[] }) {
  const say = useSay();
  return (
    <dl className="keys">
      {lines.map(({ label, keys }) => (
        <div key={`${label} ${keys.join(' ')}`}>
          <dt>{label}</dt>
          <dd>
            {keys.map((key) => (
              <kbd key={key}>{shownShortcut(key, isMac, say)}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
