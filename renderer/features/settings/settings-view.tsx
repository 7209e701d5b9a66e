import type { ReactNode } from 'react';
import type { BridgeInfo } from '#shared/contract/platform.ts';
import { formatRoute } from '../../app/route.ts';
import { useSay } from '../../ui/say.tsx';
import { ClassesSection } from './classes-section.tsx';
import { FileSection } from './file-section.tsx';
import { GradebookSection } from './gradebook-section.tsx';
import { LockSection } from './lock-section.tsx';
import { LookSection } from './look-section.tsx';
import './settings-view.css';

export interface SettingsViewProps {
  readonly section: string | undefined;
  readonly info: BridgeInfo;
  /** The list of steps, put together by the frame because it is a feature of its own. */
  readonly history: ReactNode;
  /** The log of what left, likewise. */
  readonly left: ReactNode;
}

const SECTIONS = ['gradebook', 'classes', 'look', 'file', 'lock', 'left', 'history'] as const;

/** What is set once: the gradebook, its classes and students, look, file, steps. */
export function SettingsView({ section, info, history, left }: SettingsViewProps) {
  const say = useSay();
  const [first = '', second] = (section ?? '').split(':');
  const here = SECTIONS.find((known) => known === first) ?? 'gradebook';
  return (
    <>
      <header className="class-head">
        <div className="class-title">
          <h1>{say('settings.title')}</h1>
        </div>
        <div className="class-bar">
          <nav className="tabs" aria-label={say('settings.sections')}>
            {SECTIONS.map((known) => (
              <a
                key={known}
                className="tab"
                href={formatRoute({ at: 'settings', section: known })}
                aria-current={known === here ? 'page' : undefined}
              >
                {say(`settings.${known}`)}
              </a>
            ))}
          </nav>
        </div>
      </header>
      <div className="settings">
        {here === 'gradebook' ? <GradebookSection version={info.appVersion} /> : null}
        {here === 'classes' ? <ClassesSection chosen={second} /> : null}
        {here === 'look' ? <LookSection /> : null}
        {here === 'file' ? <FileSection /> : null}
        {here === 'lock' ? <LockSection /> : null}
        {here === 'left' ? left : null}
        {here === 'history' ? history : null}
      </div>
    </>
  );
}
