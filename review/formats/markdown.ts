import type { Report } from '../report';
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

/** First line of the comment: a bot finds the comment that it updates by it. */
export const marker = '<!-- voicelink-plan-review -->';

/** GitHub refuses longer comments; what is cut off is said. */
const longest = 60_000;

/** For a pull-request comment. The same report gives the same text. */
export function formatMarkdown(report: Report, _options: FormatOptions = {}): string {
  const { mark, name, sentence } = verdicts[report.verdict];
  const head = [
    marker,
    `## Plan review: ${mark} ${name}`,
    '',
    `**${sentence}** (${countsOf(report)})`,
    '',
  ].join('\n');
  const tail = [
    ...blocksToAdd(report.moved),
    ...folded('Without a finding', report.rest.map(restLine)),
    ...folded('Not checked', report.notChecked),
    ...folded('Notes', report.notes),
  ].join('\n');
  let body = '';
  const findings = told(report);
  for (const [index, one] of findings.entries()) {
    const text = `${findingText(one)}\n`;
    if (head.length + body.length + text.length + tail.length > longest) {
      body += `_${findings.length - index} more findings do not fit here: run the review yourself to see them._\n`;
      break;
    }
    body += text;
  }
  return `${head}\n${body}\n${tail}`;
}

function findingText({ finding, consequences }: Told): string {
  const { severity, rule, address, accepted } = finding;
  const doubt = doubtOf(finding);
  const open = severity === 'block' && !accepted ? ' open' : '';
  return [
    `<details${open}><summary><b>${accepted ? 'accepted' : severity}</b> ${escaped(rule)} · <code>${html(address)}</code></summary>`,
    '',
    ...answersOf(finding).map(([label, text]) => `- **${label}:** ${escaped(text)}`),
    ...(doubt ? [`- **Not certain:** ${escaped(doubt)}`] : []),
    ...(accepted ? [`- **Accepted** until ${accepted.expires}: ${escaped(accepted.reason)}`] : []),
    ...(consequences.length > 0 ? ['- **What goes with it:**'] : []),
    ...consequences.map((one) => `  - ${escaped(consequenceLine(one))}`),
    `- Source: <${finding.source}> · Change: \`${finding.change}\``,
    '',
    '</details>',
    '',
  ].join('\n');
}

function folded(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [
    `<details><summary>${title} (${items.length})</summary>`,
    '',
    ...items.map((item) => `- ${escaped(item)}`),
    '',
    '</details>',
    '',
  ];
}

function blocksToAdd(blocks: readonly string[]): string[] {
  if (blocks.length === 0) return [];
  const code = blocks.join('\n\n').replaceAll('`', "'");
  return ['**Blocks to add, with which these resources stay:**', '', '```hcl', code, '```', ''];
}

/** Names in a plan are somebody's free choice: they may not format the comment, link, or call people. */
function escaped(text: string): string {
  return html(text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/#(?=\d)/g, '#\u200b');
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
