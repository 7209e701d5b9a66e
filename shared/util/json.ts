/** What both bridges can carry unchanged: HTTP carries JSON, Electron a structured clone. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };
