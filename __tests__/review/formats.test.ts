import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { planCases } from '../../review/cases/plan-cases';
import { formats } from '../../review/formats/format';
import { formatMarkdown, marker } from '../../review/formats/markdown';
import { formatSarif } from '../../review/formats/sarif';
import { formatTerminal } from '../../review/formats/terminal';
import type { Finding } from '../../review/report';
import { reviewFixture } from './fixture';

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const isReport = ajv.compile(JSON.parse(readFileSync('review/report.schema.json', 'utf8')));

test('the JSON of every fixture is as the published schema says', () => {
  for (const name of Object.keys(planCases)) {
    isReport(JSON.parse(formats.json?.(reviewFixture(name), {}) ?? ''));
    expect({ name, errors: isReport.errors }).toEqual({ name, errors: null });
  }
});

test('the schema refuses a report that lacks a finding’s words', () => {
  const report = reviewFixture('dangerous/client-redirect-lost');
  expect(isReport({ ...report, findings: [{ rule: 'client-redirect-lost' }] })).toBe(false);
});

test('the terminal tells what changes, what is noticed, how many and what to do, within its width', () => {
  const text = formatTerminal(reviewFixture('dangerous/client-redirect-lost'), { width: 100 });
  expect(text).toContain('layla.amazon.com (Europe and India)');
  for (const label of ['What changes', 'What customers notice', 'How many, how long', 'What to do instead']) {
    expect(text).toContain(label);
  }
  const lines = text.split('\n').filter((line) => !line.includes('https://'));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  const verdict =
    'BLOCKED  This plan is stopped: it would harm linked customers, or what protects them. (1 block)';
  expect(lines[0]).toBe(verdict);
  expect(lines.at(-2)).toBe(verdict);
});

test('what cannot be known before apply is said to be so', () => {
  expect(formatTerminal(reviewFixture('dangerous/alias-unknown'))).toMatch(
    /Not certain\s+Terraform cannot tell before/,
  );
});

test('the Markdown begins with a marker, folds, and is the same for the same plan', () => {
  const text = formatMarkdown(reviewFixture('dangerous/renamed-client'));
  expect(text.split('\n')[0]).toBe(marker);
  expect(text).toContain('## Plan review: 🛑 blocked');
  expect(text).toContain('```hcl\nmoved {\n');
  expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  expect(formatMarkdown(reviewFixture('dangerous/renamed-client'))).toBe(text);
});

test('names in a plan cannot format the comment, open a tag or call a person', () => {
  const report = reviewFixture('dangerous/client-redirect-lost');
  const hostile: Finding[] = report.findings.map((finding) => ({
    ...finding,
    address: 'x["</code></summary><script>"]',
    changes: 'Name **bold** <img src=x> [link](https://x) @somebody #1',
  }));
  const text = formatMarkdown({ ...report, findings: hostile });
  expect(text).not.toMatch(/<script|<img|\*\*bold|\[link\]\(|@somebody|#1/);
});

test('a comment too long for GitHub is cut, and says so', () => {
  const report = reviewFixture('dangerous/client-redirect-lost');
  const findings = Array.from({ length: 500 }, () => report.findings[0] as Finding);
  const text = formatMarkdown({ ...report, findings });
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/_\d+ more findings do not fit here/);
});

test('SARIF names the rule, the level, the file and the address, and marks what is accepted', () => {
  const report = reviewFixture('dangerous/client-refresh-a-month');
  const accepted = { reason: 'Only for the pilot.', expires: '2026-12-31' };
  const findings = report.findings.map((finding, index) =>
    index === 0 ? { ...finding, accepted } : finding,
  );
  const log = JSON.parse(formatSarif({ ...report, findings }, { file: 'plans/next plan.json' })) as {
    version: string;
    runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }[];
  };
  expect(log.version).toBe('2.1.0');
  expect(log.runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual([
    'client-refresh-short',
    'client-refresh-shorter',
  ]);
  expect(log.runs[0]?.results).toEqual([
    expect.objectContaining({
      ruleId: 'client-refresh-shorter',
      ruleIndex: 1,
      level: 'error',
      suppressions: [{ kind: 'external', status: 'accepted', justification: 'Only for the pilot.' }],
    }),
    expect.objectContaining({
      ruleId: 'client-refresh-short',
      ruleIndex: 0,
      level: 'warning',
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'plans/next%20plan.json' }, region: { startLine: 1 } },
          logicalLocations: [
            { fullyQualifiedName: 'aws_cognito_user_pool_client.assistant', kind: 'resource' },
          ],
        },
      ],
    }),
  ]);
});
