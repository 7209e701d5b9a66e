import { Dialog } from '../ui/dialog.tsx';
import { useSay } from '../ui/say.tsx';
import { useAllActions } from './actions.tsx';
import { isMac } from './is-mac.ts';
import { shownShortcut } from './shortcut.ts';
import './keys-dialog.css';

/** Every key that does something right now. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const actions = useAllActions().filter((action) => action.shortcut !== undefined);
  return (
    <Dialog title={say('keys.title')} isOpen onClose={onClose} isLight>
      <dl className="keys">
        {actions.map((action) => (
          <div key={action.id}>
            <dt>{action.label}</dt>
            <dd>
              {[action.shortcut ?? '', ...(action.also ?? [])].map((key) => (
                <kbd key={key}>{shownShortcut(key, isMac)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{say('keys.hint')}</p>
    </Dialog>
  );
}
