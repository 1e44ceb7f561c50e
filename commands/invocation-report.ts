import type { Directive, ResponseEnvelope } from 'ask-sdk-model';
import Table from 'cli-table3';
import pc from 'picocolors';

/** A call that the skill made. */
export interface Call {
  /** Method and URL. */
  readonly request: string;
  /** Status and its text, or that there was no answer. */
  readonly status: string;
  readonly milliseconds: number;
}

/** What came of a request that was sent through the skill. */
export interface Invocation {
  readonly response: ResponseEnvelope;
  readonly calls: readonly Call[];
  readonly log: readonly string[];
}

/**
 * Prints what the skill said, showed and remembers, its calls and its log.
 *
 * @param service what the calls went to
 */
export function printInvocation(
  { response: { response, sessionAttributes }, calls, log }: Invocation,
  service: string,
): void {
  const { outputSpeech, card, directives, shouldEndSession, canFulfillIntent } = response;
  const rows: [string, string | undefined][] = [
    ['speech', outputSpeech?.type === 'SSML' ? plain(outputSpeech.ssml) : undefined],
    ['card', card && describeCard(card)],
    ['directives', directives?.map((directive) => describeDirective(directive)).join('\n')],
    ['can fulfill', canFulfillIntent?.canFulfill],
    ['session', shouldEndSession === undefined ? undefined : shouldEndSession ? 'ends' : 'stays open'],
    ['remembers', describeMemory(sessionAttributes)],
  ];
  const table = new Table({ colWidths: [13, 87], wordWrap: true, style: { head: [], border: [] } });
  for (const [name, value] of rows) if (value) table.push([pc.bold(name), value]);
  console.log(table.length > 0 ? table.toString() : 'Answered without a word, as such a request is.');

  console.log(pc.bold(calls.length > 0 ? `\nCalls to ${service}` : '\nNo calls'));
  for (const { request, status, milliseconds } of calls) {
    const colour = status.startsWith('2') ? pc.green : pc.red;
    console.log(`  ${request}  ${colour(status)}  ${milliseconds} ms`);
  }
  console.log(pc.bold('\nLog'));
  for (const line of log) console.log(pc.dim(`  ${withoutMetricDefinitions(line)}`));
}

const plain = (ssml: string) =>
  ssml
    .replace(/^<speak>|<\/speak>$/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

function describeCard(card: NonNullable<ResponseEnvelope['response']['card']>): string {
  return card.type === 'Simple' ? `${card.title}\n${card.content}` : card.type;
}

/** What a directive shows, or the slot that it asks for. */
function describeDirective(directive: Directive): string {
  switch (directive.type) {
    case 'Alexa.Presentation.APL.RenderDocument':
      return `${directive.type}\n${JSON.stringify(directive.datasources)}`;
    case 'Dialog.ElicitSlot':
      return `${directive.type}: ${directive.slotToElicit} of ${directive.updatedIntent?.name}`;
    default:
      return directive.type;
  }
}

function describeMemory(attributes: ResponseEnvelope['sessionAttributes']): string | undefined {
  const awaiting = attributes?.awaiting as { question?: string } | undefined;
  return awaiting?.question && `that it asked: ${awaiting.question}`;
}

/** The definitions are the same in every line. */
function withoutMetricDefinitions(line: string): string {
  const { _aws, ...facts } = JSON.parse(line) as Record<string, unknown>;
  return JSON.stringify(facts);
}
