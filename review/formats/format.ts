import type { Report } from '../report';
import type { FormatOptions } from './format-options';
import { formatMarkdown } from './markdown';
import { formatSarif } from './sarif';
import { formatTerminal } from './terminal';

/** How a report can be written. */
export const formats: Readonly<Record<string, (report: Report, options: FormatOptions) => string>> = {
  terminal: formatTerminal,
  markdown: formatMarkdown,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  sarif: formatSarif,
};
