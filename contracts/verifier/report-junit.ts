import type { ConformanceReport } from '../conformance/conform';
import type { CheckResult } from '../conformance/run-checks';
import type { InteractionReport, VerificationReport } from './report';

/**
 * The report as JUnit XML, which CI servers show. A pending interaction that failed counts as skipped, and so does a
 * check that could not be made.
 */
export function reportJunit(report: VerificationReport, conformance?: ConformanceReport): string {
  const { interactions, provider, duration } = report;
  const failures = interactions.filter(({ passed, pending }) => !passed && !pending).length;
  const skipped = interactions.filter(({ passed, pending }) => !passed && pending).length;
  const totals = attributes({
    name: `${provider} keeps the contract`,
    tests: interactions.length,
    failures,
    errors: 0,
    skipped,
    time: duration / 1000,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(provider)}">`,
    `  <testsuite${totals}>`,
    ...interactions.map((interaction) => testcase(provider, interaction)),
    '  </testsuite>',
    ...(conformance ? conformanceSuite(provider, conformance) : []),
    '</testsuites>',
    '',
  ].join('\n');
}

function conformanceSuite(provider: string, { results, duration }: ConformanceReport): string[] {
  const count = (outcome: CheckResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const totals = attributes({
    name: `${provider} does what a contract cannot hold`,
    tests: results.length,
    failures: count('broken'),
    errors: 0,
    skipped: count('unchecked'),
    time: duration / 1000,
  });
  return [
    `  <testsuite${totals}>`,
    ...results.map(({ group, behaviour, outcome, message = '' }) => {
      const head = `    <testcase${attributes({ classname: `${provider} ${group}`, name: behaviour })}`;
      const tag = outcome === 'broken' ? 'failure' : 'skipped';
      return outcome === 'kept'
        ? `${head}/>`
        : `${head}>\n      <${tag}${attributes({ message })}/>\n    </testcase>`;
    }),
    '  </testsuite>',
  ];
}

function testcase(provider: string, { description, states, passed, pending, findings }: InteractionReport) {
  const given = states.length > 0 ? ` (given ${states.join(', ')})` : '';
  const head = `    <testcase${attributes({ classname: provider, name: `${description}${given}` })}`;
  if (passed) return `${head}/>`;
  const outcome = pending ? 'skipped' : 'failure';
  const message = attributes({ message: findings[0]?.message ?? '' });
  const text = findings
    .map(({ kind, path, message, rule }) =>
      [`${kind}${path ? ` ${path}` : ''}: ${message}`, ...(rule ? [`rule ${rule}`] : [])].join('\n'),
    )
    .join('\n');
  return `${head}>\n      <${outcome}${message}>${escaped(text)}</${outcome}>\n    </testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** XML 1.0 cannot hold most control characters, not even as entities. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? '')
    .replace(/[^\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '�');
}
