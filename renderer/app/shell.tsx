import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { BridgeInfo, FileGrant } from '#shared/contract/platform.ts';
import { useClient } from '../data/client-context.tsx';
import { useQuery } from '../data/use-query.ts';
import { useSettings } from '../data/use-settings.ts';
import { Button } from '../ui/button.tsx';
import { lazily } from '../ui/lazily.tsx';
import { NamesHiddenContext } from '../ui/names-hidden.ts';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import { ActionsProvider } from './actions.tsx';
import { AddPicture } from './add-picture.tsx';
import { DepartmentWindowContext, useIsDepartment } from './department-window.ts';
import { DropZone } from './drop-zone.tsx';
import { ErrorFence } from './error-fence.tsx';
import { GlobalActions } from './global-actions.tsx';
import { OfferedBundleContext } from './open-bundle.tsx';
import { type CheckStart, OpenCheckContext } from './open-check.tsx';
import { type HandOverStart, OpenHandOverContext } from './open-hand-over.tsx';
import { type HandingInStart, OpenHandingInContext } from './open-handing-in.tsx';
import { type ImportStart, OpenImportContext } from './open-import.tsx';
import { OutletView } from './outlet.tsx';
import { Recovery } from './recovery.tsx';
import { formatRoute, useRoute } from './route.ts';
import { Sidebar } from './sidebar.tsx';
import { useTheme } from './theme.ts';
import { TypedAhead } from './typed-ahead.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useLeadFile } from './use-lead-file.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useNewDay } from './use-new-day.ts';
import { useScreenPrints } from './use-screen-prints.ts';
import { useWindowTitle } from './use-window-title.ts';
import './shell.css';

const ImportDialog = lazily(() => import('../features/import/import-dialog.tsx'), 'ImportDialog');
const loadPalette = () => import('../features/search/palette.tsx');
const Palette = lazily(loadPalette, 'Palette');
const HandingInDialogs = lazily(
  () => import('../features/handing-in/handing-in-dialogs.tsx'),
  'HandingInDialogs',
);
const HandOverDialogs = lazily(
  () => import('../features/hand-over/hand-over-dialogs.tsx'),
  'HandOverDialogs',
);
const CheckDialogs = lazily(() => import('../features/checks/check-dialogs.tsx'), 'CheckDialogs');
const KeysDialog = lazily(() => import('./keys-dialog.tsx'), 'KeysDialog');

const FileNotices = lazily(() => import('./file-notices.tsx'), 'FileNotices');
const Unlock = lazily(() => import('./unlock.tsx'), 'Unlock');
const FilesDialog = lazily(() => import('./files-dialog.tsx'), 'FilesDialog');

type Overlay = 'palette' | 'keys' | 'files' | null;

/** The window: a teacher's own gradebook, or the department's. */
export function Shell({ info }: { info: BridgeInfo }) {
  return (
    <DepartmentWindowContext.Provider value={info.isDepartment === true}>
      <Frame info={info} />
    </DepartmentWindowContext.Provider>
  );
}

/** The frame: places at the left, the chosen one beside it, dialogs above. */
function Frame({ info }: { info: BridgeInfo }) {
  const say = useSay();
  const route = useRoute();
  const settings = useSettings();
  const gradebook = useQuery('gradebook.get', {});
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [importing, setImporting] = useState<ImportStart | null>(null);
  const [handingIn, setHandingIn] = useState<HandingInStart | null>(null);
  const [handingOver, setHandingOver] = useState<HandOverStart | null>(null);
  const [checking, setChecking] = useState<CheckStart | null>(null);
  const { offered, openImport } = useLeadFile({ setImporting, setHandingOver });
  const page = useRef<HTMLElement>(null);
  const [areNamesHidden, setNamesHidden] = useState(false);
  useLeaveGuard();
  useScreenPrints();
  useWindowTitle();
  const isDepartment = useIsDepartment();
  useIdleLock();
  useTheme(settings.get('theme', 'system'));
  // Fetched when the first screen has settled: the one field that is opened without a look.
  useEffect(() => {
    const later = setTimeout(() => void loadPalette().catch(() => undefined), 1500);
    return () => clearTimeout(later);
  }, []);
  useEffect(() => {
    document.body.classList.toggle('names-hidden', areNamesHidden);
  }, [areNamesHidden]);
  const client = useClient();
  useNewDay(client.cache.invalidateAll);
  const { dropStep } = useToasts();
  useEffect(() => client.onChange(dropStep), [client, dropStep]);
  const overlays = useMemo(
    () => ({
      openPalette: () => setOverlay('palette'),
      openKeys: () => setOverlay('keys'),
      openFiles: () => setOverlay('files'),
      toggleNames: () => setNamesHidden((hidden) => !hidden),
    }),
    [],
  );

  const onDrop = (file: FileGrant) => {
    const place = 'class' in route ? route.class : undefined;
    openImport({ kind: 'auto', ...importing, seen: place, file });
  };

  // Of a locked one nothing stays to be seen, whatever was known before.
  if (gradebook.trouble?.code === 'FILE_LOCKED') {
    return (
      <Suspense>
        <Unlock />
      </Suspense>
    );
  }
  if (gradebook.trouble && gradebook.value === undefined) {
    return <Recovery trouble={gradebook.trouble} />;
  }
  if (gradebook.value === undefined) return null;
  const isEmpty = gradebook.value.classes === 0;
  const isBare = (isEmpty && !isDepartment && route.at === 'home') || route.at === 'start';

  return (
    <ActionsProvider hasSingleKeys={settings.get('singleKeys', true)}>
      <NamesHiddenContext.Provider value={areNamesHidden}>
        <OpenImportContext.Provider value={openImport}>
          <OpenHandingInContext.Provider value={setHandingIn}>
            <OpenHandOverContext.Provider value={setHandingOver}>
              <OpenCheckContext.Provider value={setChecking}>
                <GlobalActions overlays={overlays} />
                <AddPicture />
                <div className="shell" data-bare={isBare} data-department={isDepartment}>
                  <button type="button" className="skip" onClick={() => page.current?.focus()}>
                    {say('app.skip')}
                  </button>
                  {isBare ? null : <Sidebar onFind={overlays.openPalette} />}
                  <main className="page" ref={page} tabIndex={-1}>
                    <Suspense>
                      <FileNotices />
                    </Suspense>
                    <ErrorFence resetBy={formatRoute(route)}>
                      <OfferedBundleContext.Provider value={offered}>
                        <Suspense>
                          <OutletView isEmpty={isEmpty} info={info} />
                        </Suspense>
                      </OfferedBundleContext.Provider>
                    </ErrorFence>
                  </main>
                </div>
                {areNamesHidden ? (
                  <div className="names-hidden-note" role="status">
                    {say('app.names-hidden')}
                    <Button onPress={overlays.toggleNames}>{say('app.show-names')}</Button>
                  </div>
                ) : null}
                <DropZone onFile={onDrop} />
                <Suspense fallback={<TypedAhead />}>
                  {importing ? (
                    <ImportDialog start={importing} onClose={() => setImporting(null)} />
                  ) : null}
                  {handingIn ? (
                    <HandingInDialogs start={handingIn} onClose={() => setHandingIn(null)} />
                  ) : null}
                  {handingOver ? (
                    <HandOverDialogs start={handingOver} onClose={() => setHandingOver(null)} />
                  ) : null}
                  {checking ? (
                    <CheckDialogs
                      start={checking}
                      onStart={setChecking}
                      onClose={() => setChecking(null)}
                    />
                  ) : null}
                  {overlay === 'palette' ? <Palette onClose={() => setOverlay(null)} /> : null}
                  {overlay === 'files' ? (
                    <FilesDialog shell={info.shell} onClose={() => setOverlay(null)} />
                  ) : null}
                  {overlay === 'keys' ? <KeysDialog onClose={() => setOverlay(null)} /> : null}
                </Suspense>
              </OpenCheckContext.Provider>
            </OpenHandOverContext.Provider>
          </OpenHandingInContext.Provider>
        </OpenImportContext.Provider>
      </NamesHiddenContext.Provider>
    </ActionsProvider>
  );
}
