import type { Report } from '../report';
import type { Severity } from '../rule';
import type { FormatOptions } from './format-options';
import { answersOf, doubtOf } from './summary';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  block: 'error',
  high: 'error',
  warn: 'warning',
};

/**
 * SARIF 2.1.0, for code scanning.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif(report: Report, { file = 'plan.json' }: FormatOptions = {}): string {
  const ruleIds = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'voicelink-plan-review',
            rules: ruleIds.map((id) => ({
              id,
              helpUri: report.findings.find(({ rule }) => rule === id)?.source,
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: ruleIds.indexOf(finding.rule),
          level: levels[finding.severity],
          message: {
            text: [
              ...answersOf(finding).map(([label, text]) => `${label}: ${text}`),
              ...[doubtOf(finding) ?? []].flat(),
            ].join('\n'),
          },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
                region: { startLine: 1 },
              },
              logicalLocations: [{ fullyQualifiedName: finding.address, kind: 'resource' }],
            },
          ],
          partialFingerprints: { 'change/v1': finding.change },
          ...(finding.accepted
            ? {
                suppressions: [
                  { kind: 'external', status: 'accepted', justification: finding.accepted.reason },
                ],
              }
            : {}),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
