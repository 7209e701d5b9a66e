/** A picture that ends too early or contradicts itself. */
export class DamagedFile extends Error {
  constructor() {
    super('damaged file');
    this.name = 'DamagedFile';
  }
}

/** Pieces one after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
