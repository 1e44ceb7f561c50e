import pc from 'picocolors';
import { oneLine } from './one-line';
import {
  broken,
  type CommonFault,
  commonFaults,
  type Finding,
  type InteractionReport,
  type VerificationReport,
} from './report';

/** The report for a terminal: a line for each interaction, and below those that failed what was wrong. */
export function reportText(report: VerificationReport): string {
  const { interactions, notices, published, source, duration } = report;
  const failed = broken(report).length;
  const pending = interactions.filter(({ passed, pending }) => !passed && pending).length;
  const counts = [
    `${interactions.filter(({ passed }) => passed).length} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(pending > 0 ? [`${pending} failed but pending`] : []),
  ].join(', ');
  const verdict = report.ok
    ? pc.green(`${report.provider} keeps the contract`)
    : pc.red(`${report.provider} breaks the contract`);

  const common = commonFaults(report);
  const saidOnce = new Set(common.flatMap((one) => one.interactions));

  return [
    ...interactions.filter((one) => !saidOnce.has(one)).map(interactionText),
    ...common.map(commonFaultText),
    '',
    ...notices.map((notice) => pc.dim(notice)),
    ...slowestText(interactions),
    `${verdict}: ${counts}, ${(duration / 1000).toFixed(1)} s (${source})`,
    ...(published === undefined
      ? []
      : [published ? 'The result was published.' : 'The result was NOT published.']),
  ].join('\n');
}

/** The answer that took longest: the customer waits for it. */
function slowestText(interactions: readonly InteractionReport[]): string[] {
  const [slowest] = [...interactions].sort((a, b) => (b.milliseconds ?? 0) - (a.milliseconds ?? 0));
  return slowest?.milliseconds === undefined
    ? []
    : [pc.dim(`The slowest answer took ${slowest.milliseconds} ms: ${slowest.description}`)];
}

/** One fault of many interactions. */
function commonFaultText({ finding, interactions }: CommonFault): string {
  return [
    pc.red(`✗ ${interactions.length} requests could not be verified, all for the same reason`),
    ...findingText({ ...finding, rule: undefined }),
    pc.dim(`    ${interactions.map(({ description }) => description).join('; ')}`),
  ].join('\n');
}

function interactionText({
  description,
  states,
  request,
  status,
  passed,
  pending,
  findings,
}: InteractionReport) {
  const sent = `${request ?? 'no request'}${status === undefined ? ' got no answer' : ` → ${status}`}`;
  if (passed) return `${pc.green('✓')} ${description} ${pc.dim(sent)}`;
  return [
    pending ? `${pc.yellow('•')} ${description} ${pc.yellow('(pending)')}` : `${pc.red('✗')} ${description}`,
    `    ${sent}`,
    ...(states.length > 0 ? [`    given ${states.join(', ')}`] : []),
    ...findings.flatMap(findingText),
  ].join('\n');
}

/** The finding in words, and beside it the raw values where the words leave them out. */
function findingText({ kind, path, expected, received, message, rule }: Finding): string[] {
  const unsaid = expected !== undefined && received !== undefined && kind !== 'status';
  return [
    `    ${pc.bold(path === undefined ? kind : `${kind} ${path}`)}: ${oneLine(message)}`,
    ...(unsaid
      ? [`      expected ${oneLine(expected)}`, `      received ${oneLine(received) || 'nothing'}`]
      : []),
    ...(rule === undefined ? [] : [pc.dim(`      rule ${rule}`)]),
  ];
}
