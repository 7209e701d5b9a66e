import type { BridgeInfo, HostEvent, Platform } from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';

/**
 * The one way out of the window, the same in every shell. Requests answer with values, never with
 * exceptions; a bridge that loses its host answers with a trouble too.
 */
export interface Bridge {
  /** `id` names the request for cancelling and for the progress of jobs. */
  request(id: string, name: string, input: unknown): Promise<Envelope>;
  /**
   * The same for calls that must arrive in the order in which they were made; none waits for the
   * answer of another. Where it is missing, `request` keeps the order by itself.
   */
  requestInOrder?(id: string, name: string, input: unknown): Promise<Envelope>;
  cancel(id: string): void;
  subscribe(listener: (event: HostEvent) => void): () => void;
  info(): Promise<BridgeInfo>;
  readonly platform: Platform;
}
