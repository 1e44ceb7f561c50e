import pc from 'picocolors';
import type { Report, Verdict } from '../report';
import type { Severity } from '../rule';
import type { FormatOptions } from './format-options';
import {
  answersOf,
  consequenceLine,
  countsOf,
  doubtOf,
  restLine,
  type Told,
  told,
  verdicts,
} from './summary';

const colours: Record<Severity, (text: string) => string> = {
  block: (text) => pc.bold(pc.red(text)),
  high: pc.red,
  warn: pc.yellow,
};

const verdictColours: Record<Verdict, (text: string) => string> = {
  blocked: pc.red,
  decision: pc.yellow,
  clean: pc.green,
};

const labelWidth = 24;

/** For a person at a terminal: colours unless `NO_COLOR` is set or the output is no terminal. */
export function formatTerminal(report: Report, { width = 80 }: FormatOptions = {}): string {
  const lines = told(report).flatMap((one) => [...findingLines(one, width), '']);
  const rest = report.rest.map((entry) => pc.dim(`  ${restLine(entry)}`));
  const section = (title: string, items: readonly string[]) =>
    items.length > 0
      ? [pc.dim(title), ...items.flatMap((item) => wrap(item, width, '  ').map(pc.dim)), '']
      : [];
  const { name, sentence } = verdicts[report.verdict];
  const verdict = `${verdictColours[report.verdict](pc.bold(name.toUpperCase()))}  ${sentence} (${countsOf(report)})`;
  // Again at the end of a long report, where a terminal stops.
  const again = lines.length > 0 ? [verdict, ''] : [];
  const moved =
    report.moved.length > 0
      ? [
          'Blocks to add, with which these resources stay',
          ...report.moved.flatMap((block) => ['', ...block.split('\n').map((line) => `  ${line}`)]),
          '',
        ]
      : [];
  return [
    verdict,
    '',
    ...lines,
    ...moved,
    ...(rest.length > 0 ? [pc.dim('Without a finding'), ...rest, ''] : []),
    ...section('Not checked', report.notChecked),
    ...section('Notes', report.notes),
    ...again,
  ].join('\n');
}

function findingLines({ finding, consequences }: Told, width: number): string[] {
  const { severity, rule, address, accepted } = finding;
  const paint = accepted ? pc.dim : colours[severity];
  const doubt = doubtOf(finding);
  const answers = [
    ...answersOf(finding),
    ...(doubt ? [['Not certain', doubt] as const] : []),
    ...(accepted ? [['Accepted', `${accepted.reason} (until ${accepted.expires})`] as const] : []),
  ];
  return [
    `${paint(`${accepted ? 'accepted' : severity} ${rule}`)}  ${pc.bold(address)}`,
    ...answers.flatMap(([label, text]) => labelled(label, text, width)),
    ...consequences.flatMap((one, index) =>
      labelled(index === 0 ? 'What goes with it' : '', consequenceLine(one), width),
    ),
    pc.dim(`  ${'Source'.padEnd(labelWidth - 2)}${finding.source}`),
    pc.dim(`  ${'Change'.padEnd(labelWidth - 2)}${finding.change}`),
  ];
}

function labelled(label: string, text: string, width: number): string[] {
  return wrap(text, width, ' '.repeat(labelWidth)).map((line, index) =>
    index === 0 ? `  ${pc.dim(label.padEnd(labelWidth - 2))}${line.trimStart()}` : line,
  );
}

/** Breaks lines at spaces. */
function wrap(text: string, width: number, indent: string): string[] {
  const room = Math.max(width - indent.length, 30);
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > room) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((line) => `${indent}${line}`);
}
