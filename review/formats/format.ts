import type { Report } from '../report';
import { formatMarkdown } from './markdown';
import { formatSarif } from './sarif';
import { formatTerminal } from './terminal';

/** What a format may use beside the report. */
export interface FormatOptions {
  /** Columns of the terminal; default 80. */
  readonly width?: number;
  /** Name of the reviewed plan's file; default `plan.json`. */
  readonly file?: string;
}

/** How a report can be written. */
export const formats: Readonly<Record<string, (report: Report, options: FormatOptions) => string>> = {
  terminal: formatTerminal,
  markdown: formatMarkdown,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  sarif: formatSarif,
};
