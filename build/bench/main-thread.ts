import type { Page } from 'playwright-core';

/** What is needed of an entry of Chromium's trace; durations in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time that the thread really ran: other programs of the machine are not in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } };
}

/** The trace of the page's main thread while something runs. */
export async function traced(page: Page, work: () => Promise<unknown>): Promise<TraceEvent[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser');
  await browser.startTracing(page, { categories: ['toplevel', 'cc', 'devtools.timeline'] });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const mains = new Set(
    trace.traceEvents
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map((event) => `${event.pid} ${event.tid}`),
  );
  return trace.traceEvents
    .filter((event) => event.ph === 'X' && mains.has(`${event.pid} ${event.tid}`))
    .sort((a, b) => a.ts - b.ts);
}

const FRAME = 'ProxyMain::BeginMainFrame';
const busy = (event: TraceEvent | undefined): number => (event?.tdur ?? event?.dur ?? 0) / 1000;

/** Milliseconds of work of each frame: its events, scripts, style, layout, paint. */
export function frameWorks(events: readonly TraceEvent[]): number[] {
  return events.filter((event) => event.name === FRAME).map(busy);
}

/** Milliseconds from each key going down until its frame is painted, waiting left out. */
export function keyWorks(events: readonly TraceEvent[]): number[] {
  return events.flatMap((event, i) => {
    if (event.name !== 'EventDispatch' || event.args?.data?.type !== 'keydown') return [];
    const frame = events.slice(i).find((later) => later.name === FRAME);
    return frame ? [busy(event) + busy(frame)] : [];
  });
}
