import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/levels.css';
import './styles/view.css';
import { createRoot } from 'react-dom/client';
import { buildInfo, isSameContract } from '#shared/contract/build-info.ts';
import { createFormat } from '#shared/text/format.ts';
import { createSay } from '#shared/text/text.ts';
import { App } from './app/app.tsx';
import { parseRoute } from './app/route.ts';
import { StandStill } from './app/stand-still.tsx';
import { electronBridge } from './bridge/electron-bridge.ts';
import { createHttpBridge } from './bridge/http-bridge.ts';
import { askEarly } from './data/ask-early.ts';
import { createClient } from './data/client.ts';

const place = document.getElementById('root');
if (place) await start(place);

async function start(place: HTMLElement): Promise<void> {
  const root = createRoot(place);
  const bridge = electronBridge() ?? createHttpBridge();
  const client = createClient(bridge);
  const route = parseRoute(window.location.hash);
  askEarly(client, route.at === 'class' || route.at === 'student' ? route.class : null);
  const info = await bridge.info().catch(() => null);
  if (info === null) {
    root.render(<StandStill reason="app.unreachable" />);
    return;
  }
  if (!isSameContract(info.contractHash, buildInfo.contractHash)) {
    root.render(<StandStill reason="app.wrong-build" />);
    return;
  }
  const language = navigator.language;
  root.render(
    <App client={client} info={info} say={createSay(language)} format={createFormat(language)} />,
  );
}
