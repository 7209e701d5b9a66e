import { useContext } from 'react';
import type { searchWords } from '#shared/text/en/search-words.ts';
import type { TextKey } from '#shared/text/text.ts';
import { useClassTeacher } from '../data/use-class-teacher.ts';
import { useQuery } from '../data/use-query.ts';
import { useSettings } from '../data/use-settings.ts';
import { useUndo } from '../data/use-undo.tsx';
import { useSay } from '../ui/say.tsx';
import { shownStudent } from '../ui/shown-to-student.ts';
import { type Action, useActions } from './actions.tsx';
import { DepartmentWindowContext } from './department-window.ts';
import { useOpenCheck } from './open-check.tsx';
import { useOpenHandOver } from './open-hand-over.tsx';
import { useOpenHandingIn } from './open-handing-in.tsx';
import { useOpenImport } from './open-import.tsx';
import { CLASS_VIEWS, type ClassView, go, OBJECTIVES_PARTS, useRoute } from './route.ts';
import { useBackUp } from './use-back-up.ts';
import { useOpenKnown } from './use-open-file.ts';

export interface Overlays {
  openPalette(): void;
  openKeys(): void;
  toggleNames(): void;
  openFiles(): void;
}

/** First letters of the views: one key each, and none that a cell of the grid takes. */
export const VIEW_KEYS: Readonly<Record<ClassView, string>> = {
  grid: 'g',
  today: 't',
  objectives: 'o',
  letters: 'l',
  reports: 'r',
};

/** What has words of its own to be looked for by; an action without is refused by the compiler. */
type ActionName = keyof typeof searchWords extends `words.${infer Name}` ? Name : never;

/** What the reports of a class hold. */
const REPORTS = [
  ['print-weekly', 'reports.print-weekly'],
  ['prints', 'reports.prints'],
  ['save-files', 'reports.files'],
] as const;

/** Offers what can be done from everywhere. Draws nothing. */
export function GlobalActions({ overlays }: { overlays: Overlays }) {
  const say = useSay();
  const { undo, redo } = useUndo();
  const openImport = useOpenImport();
  const openHandingIn = useOpenHandingIn();
  const openHandOver = useOpenHandOver();
  const openCheck = useOpenCheck();
  const settings = useSettings();
  const backUp = useBackUp();
  const route = useRoute();
  const openKnown = useOpenKnown();
  const isOpenedAsDepartment = useContext(DepartmentWindowContext);
  const classes = useQuery('class.list', {}).value ?? [];
  const current = 'class' in route ? classes.find((c) => c.id === route.class) : undefined;

  const teacher = useClassTeacher(current?.id ?? '');
  const isReadOnly = teacher !== null;

  const act = (
    id: ActionName,
    label: TextKey,
    run: () => void,
    more?: Partial<Action>,
  ): Action => ({
    id,
    label: say(label),
    words: say(`words.${id}`),
    run,
    ...more,
  });
  const actOf = (name: string, id: ActionName, view: TextKey, run: () => void): Action => ({
    id,
    label: say('action.view', { class: name, view: say(view) }),
    words: say(`words.${id}`),
    run,
  });

  useActions([
    act('palette', 'action.palette', overlays.openPalette, {
      shortcut: 'Mod+K',
      whileTyping: true,
      isHidden: true,
    }),
    act('undo', 'action.undo', () => void undo(), {
      shortcut: 'Mod+Z',
      inDialogs: true,
    }),
    act('redo', 'action.redo', () => void redo(), {
      shortcut: 'Mod+Shift+Z',
      also: ['Mod+Y'],
      inDialogs: true,
    }),
    act('names', 'action.hide-names', overlays.toggleNames, {
      shortcut: 'Mod+.',
      whileTyping: true,
      // Somebody may come in while a picture is shown large.
      inDialogs: true,
    }),
    act('keys', 'action.keys', overlays.openKeys, { shortcut: '?' }),
    act('import', 'action.import', () => openImport({ kind: 'auto', class: current?.name }), {
      shortcut: 'Mod+I',
    }),
    ...(['roster', 'objectives', 'evidence', 'results', 'course'] as const).map((kind) =>
      act(`import-${kind}`, `import.title-${kind}`, () =>
        openImport({ kind, class: current?.name }),
      ),
    ),
    act('take-record', 'action.take-record', () =>
      openHandOver({ what: 'take', class: current?.id }),
    ),
    act('day', 'action.day', () => go({ at: 'day' }), { shortcut: 'd' }),
    act('closing', 'action.closing', () => go({ at: 'closing' })),
    act('courses', 'action.courses', () => go({ at: 'courses' })),
    act('bundles', 'action.bundles', () => go({ at: 'bundles' })),
    act('second', 'action.second', () => go({ at: 'second' })),
    act('department', 'action.department', () => go({ at: 'department' })),
    isOpenedAsDepartment
      ? act('own-file', 'action.own-file', () => void openKnown('own'))
      : act('department-file', 'action.department-file', () => void openKnown('department')),
    act('files', 'action.files', overlays.openFiles, { shortcut: 'Mod+O' }),
    act('terms', 'action.terms', () => openHandingIn({ what: 'terms' })),
    act('settings', 'action.settings', () => go({ at: 'settings' })),
    act('new-class', 'action.new-class', () => go({ at: 'settings', section: 'classes' })),
    act('history', 'action.history', () => go({ at: 'settings', section: 'history' })),
    act('check', 'action.check', () => go({ at: 'settings', section: 'file' })),
    act('back-up', 'action.back-up', backUp.run),
    act('restore', 'action.restore', () => go({ at: 'settings', section: 'file' })),
    act('backups', 'action.backups', () => go({ at: 'settings', section: 'file' })),
    act('students', 'action.students', () => go({ at: 'settings', section: 'classes' })),
    act('look', 'action.look', () => go({ at: 'settings', section: 'look' })),
    act('settings-left', 'settings.left', () => go({ at: 'settings', section: 'left' })),
    act('start', 'action.start', () => go({ at: 'start' })),
    act('theme-system', 'action.theme-system', () => settings.set('theme', null)),
    act('theme-light', 'action.theme-light', () => settings.set('theme', 'light')),
    act('theme-dark', 'action.theme-dark', () => settings.set('theme', 'dark')),
    ...classes
      .filter((c) => !c.archived && c.id !== current?.id)
      .map(
        (c): Action => ({
          id: `class-${c.id}`,
          label: say('action.class', { class: c.name }),
          run: () =>
            go({ at: 'class', class: c.id, view: route.at === 'class' ? route.view : 'grid' }),
        }),
      ),
  ]);
  useActions(
    current
      ? [
          ...CLASS_VIEWS.map((view, index) => ({
            id: `view-${view}`,
            label: say('action.view', { class: current.name, view: say(`view.${view}`) }),
            words: say(`words.view-${view}`),
            shortcut: VIEW_KEYS[view],
            also: [`Alt+${index + 1}`],
            run: () => go({ at: 'class', class: current.id, view }),
          })),
          ...(isReadOnly
            ? []
            : [
                {
                  id: 'mastery-check',
                  label: say('action.mastery-check'),
                  words: say('words.mastery-check'),
                  shortcut: 'Mod+M',
                  run: () => {
                    const beside = shownStudent();
                    openCheck({
                      what: 'check',
                      class: current.id,
                      // The cell in which the grid stands, or the student whose page is open.
                      ...('objective' in route && route.objective
                        ? { objective: route.objective }
                        : {}),
                      ...('student' in route && route.student ? { students: [route.student] } : {}),
                      ...(beside === null ? {} : { students: [beside], isAlone: true }),
                    });
                  },
                },
                {
                  id: 'new-task',
                  label: say('action.new-task'),
                  words: say('words.new-task'),
                  run: () => go({ at: 'class', class: current.id, view: 'grid', part: 'new-task' }),
                },
                {
                  id: 'clipboard',
                  label: say('action.clipboard'),
                  words: say('words.clipboard'),
                  run: () => openCheck({ what: 'clipboard', class: current.id }),
                },
                {
                  id: 'retention',
                  label: say('action.retention'),
                  words: say('words.retention'),
                  run: () => openCheck({ what: 'retention', class: current.id }),
                },
              ]),
          {
            id: 'charts',
            label: say('charts.of', { class: current.name }),
            words: say('words.charts'),
            run: () => go({ at: 'class', class: current.id, view: 'reports', part: 'charts' }),
          },
          ...(['best', 'time', ...(isReadOnly ? [] : (['weights'] as const))] as const).map(
            (part) =>
              actOf(current.name, `today-${part}`, `today.open-${part}`, () =>
                go({ at: 'class', class: current.id, view: 'today', part }),
              ),
          ),
          ...REPORTS.map(([id, label]) =>
            actOf(current.name, id, label, () =>
              go({ at: 'class', class: current.id, view: 'reports' }),
            ),
          ),
          ...OBJECTIVES_PARTS.map((part) =>
            actOf(current.name, `part-${part}`, `objectives.${part}`, () =>
              go({ at: 'class', class: current.id, view: 'objectives', part }),
            ),
          ),
        ]
      : [],
  );
  return null;
}
