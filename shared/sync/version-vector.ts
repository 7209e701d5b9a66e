/** The newest stamp that is known of each device. Says how far a file has heard; never what to skip. */
export type VersionVector = Readonly<Record<string, string>>;

/** Both together: the newer stamp of each device. */
export function joinVectors(a: VersionVector, b: VersionVector): VersionVector {
  const joined: Record<string, string> = { ...a };
  for (const [device, hlc] of Object.entries(b)) {
    const known = joined[device];
    if (known === undefined || known < hlc) joined[device] = hlc;
  }
  return joined;
}

/** True when everything that `b` has heard of, `a` has heard of too. */
export function covers(a: VersionVector, b: VersionVector): boolean {
  return Object.entries(b).every(([device, hlc]) => (a[device] ?? '') >= hlc);
}
