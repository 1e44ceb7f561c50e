import { areas, type CheckResult } from './check';

/** The results as JUnit XML, which CI servers show. Warnings and notes are no failures: they count as skipped. */
export function reportJunit(results: readonly CheckResult[]): string {
  const isFailure = ({ outcome, check }: CheckResult) => outcome === 'failed' && check.severity === 'error';
  const failures = results.filter(isFailure).length;
  const skipped = results.filter((one) => one.outcome !== 'passed' && !isFailure(one)).length;
  const totals = attributes({ name: 'account linking', tests: results.length, failures, errors: 0, skipped });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${totals}>`,
    `  <testsuite${totals}>`,
    ...results.map((result) => testcase(result, isFailure(result))),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testcase({ check, outcome, detail = '' }: CheckResult, isFailure: boolean): string {
  const name = attributes({ classname: areas[check.area], name: `${check.id}: ${check.asks}` });
  if (outcome === 'passed') return `    <testcase${name}/>`;
  const element = isFailure ? 'failure' : 'skipped';
  const message = attributes({ message: outcome === 'failed' ? `${check.severity}: ${detail}` : detail });
  const text =
    outcome === 'failed'
      ? `Customers see: ${check.customerSees}\nTo do: ${check.remedy}\n${check.source}`
      : '';
  return `    <testcase${name}><${element}${message}>${escaped(text)}</${element}></testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(String(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`,
    )
    .join('');
}

/** XML cannot hold most control characters, not even as entities. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[^\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '�');
}
