/** The newest stamp that is known of each device. Says how far a file has heard; never what to skip. */
export type VersionVector = Readonly<Record<string, string>>;

/** True when everything that `b` has heard of, `a` has heard of too. */
export function covers(a: VersionVector, b: VersionVector): boolean {
  return Object.entries(b).every(([device, hlc]) => (a[device] ?? '') >= hlc);
}
