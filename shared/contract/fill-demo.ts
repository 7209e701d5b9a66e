import type { HostLink } from './host-link.ts';

/** Name of the gradebook that `--demo` opens: beside the teacher's own, never in it. */
export const DEMO_GRADEBOOK = 'demo.gradebook';

/** Gives an empty gradebook its invented school year; one that holds classes is left alone. */
export async function fillDemo(host: HostLink): Promise<void> {
  const found = await host.request('demo-look', 'gradebook.get', {});
  const isEmpty = found.ok && (found.value as { classes?: unknown }).classes === 0;
  if (isEmpty) await host.request('demo-fill', 'gradebook.demo', {});
}
