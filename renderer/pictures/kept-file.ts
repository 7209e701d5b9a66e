/** A picture or file that is kept with an attempt. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}
