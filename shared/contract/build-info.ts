/** What the build writes into every bundle; absent when the code runs from its sources. */
declare const __APP_VERSION__: string | undefined;
declare const __CONTRACT_HASH__: string | undefined;

/** Stands for "not built": the code runs from its sources. */
const FROM_SOURCE = 'source';

/** Which build this code belongs to. */
export const buildInfo: { readonly appVersion: string; readonly contractHash: string } = {
  appVersion: typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : FROM_SOURCE,
  contractHash: typeof __CONTRACT_HASH__ === 'string' ? __CONTRACT_HASH__ : FROM_SOURCE,
};

/** True when two sides speak the same contract; code from its sources is trusted to. */
export function isSameContract(a: string, b: string): boolean {
  return a === b || a === FROM_SOURCE || b === FROM_SOURCE;
}
