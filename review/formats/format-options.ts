/** What a format may use beside the report. */
export interface FormatOptions {
  /** Columns of the terminal; default 80. */
  readonly width?: number;
  /** Name of the reviewed plan's file; default `plan.json`. */
  readonly file?: string;
}
