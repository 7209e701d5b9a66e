import { parseRoute } from './app/route.ts';
import { electronBridge } from './bridge/electron-bridge.ts';
import { createHttpBridge } from './bridge/http-bridge.ts';
import { createClient } from './data/client.ts';

// Asked as soon as this file is read, which `main.tsx` sees to before it reads anything else: the
// host answers while the browser is still busy with the code of the window.

const bridge = electronBridge() ?? createHttpBridge();

/** The client of this window; it listens for changes from here on. */
export const client = createClient(bridge);

/** Which build the host is of; null when nobody answers. */
export const info = bridge.info().catch(() => null);

const route = parseRoute(window.location.hash);
const at = route.at === 'class' || route.at === 'student' ? route.class : null;

/** What the first screen will want. */
export const firstAnswers = client.ask('window.first', { class: at });
