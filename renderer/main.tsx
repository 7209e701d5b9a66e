// Before anything else: what it asks is answered while the rest is read.
import { client, firstAnswers, info } from './first-questions.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/levels.css';
import './styles/view.css';
import { createRoot } from 'react-dom/client';
import { buildInfo, isSameContract } from '#shared/contract/build-info.ts';
import { createFormat } from '#shared/text/format.ts';
import { localeFor } from '#shared/text/language.ts';
import { loadSay } from '#shared/text/load-say.ts';
import { App } from './app/app.tsx';
import { land } from './app/land.ts';
import { StandStill } from './app/stand-still.tsx';
import { keepFirstAnswers } from './data/first-answers.ts';

const place = document.getElementById('root');
if (place) await start(place);

async function start(place: HTMLElement): Promise<void> {
  const root = createRoot(place);
  const [build, answers] = await Promise.all([info, firstAnswers]);
  if (build === null) {
    root.render(<StandStill reason="app.unreachable" />);
    return;
  }
  if (!isSameContract(build.contractHash, buildInfo.contractHash)) {
    root.render(<StandStill reason="app.wrong-build" />);
    return;
  }
  keepFirstAnswers(client, answers);
  // The department's window opens at its own page.
  if (answers.ok && build.isDepartment !== true) land(answers.value);
  const locale = localeFor(build.language ?? 'system', navigator.language);
  const say = await loadSay(locale);
  document.documentElement.lang = locale;
  root.render(<App client={client} info={build} say={say} format={createFormat(locale)} />);
}
