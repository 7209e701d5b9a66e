import { packingSteps, seal } from '#host/bundle/envelope.ts';
import { atOnce } from '#host/steps.ts';

/** The bytes of an open bundle of these records. */
export async function sealed(lines: readonly string[]): Promise<Uint8Array> {
  return (await seal(atOnce(packingSteps([{ lines }])), {})).bytes;
}
