import type { Input } from '../../api-operation';
import { kebab, pascal } from '../../names';
import type { IntentPlan, Paging, Plan } from '../../plan';
import { saidIn } from '../entry';
import { comment, key, literal, member, optionalMember } from '../source';
import { entryKey } from '../words';
import { askingLines, callOf, givenOf, inputsOf, memoryOf, placeExpression, slotTable } from './given';

const pageSize = 5;

/** An intent that reads a list, page by page where it has pages. */
export function listIntent(intent: IntentPlan, plan: Plan, uses: Set<string>): string {
  const { name, operation, intent: intentName, paging } = intent;
  if (partsOf(intent).length > 0) uses.add('sayEntry');
  const inputs = inputsOf(intent);
  const given = inputs.length > 0;
  const givenType = inputs
    .map(({ input }) => `readonly ${key(input.name)}: ${typeOfInput(input)}`)
    .join('; ');
  const parameters = [
    'turn: Turn',
    'saas: Saas',
    ...(given ? [`given: { ${givenType} }`] : []),
    ...(paging ? [`at${paging.kind === 'cursor' ? '?: string' : ' = 0'}`] : []),
  ];
  const call = pageCall(paging, given);
  const asking = askingLines(intent, plan);
  const question = `hearMore${pascal(name)}`;
  return `${paging ? `/** Said at a time: more than that nobody remembers. */\nconst pageSize = ${pageSize};\n\n/** Whether to read on, from where the next page begins. */\nexport const ${question} = question(${literal(`more-${kebab(name)}`)}, { ${memoryOf(intent)} });\n` : `/** Said of a list: more than that nobody remembers. */\nconst mostSaid = ${pageSize};\n`}
/** ${comment(operation.summary)}. */
export const ${name}: Intent = {
  names: [${literal(intentName)}],
  ${slotTable(intent)}
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      ${asking}
      return read(turn, saas${given ? `, ${callOf(givenOf(intent))}` : ''});
    }),
};
${
  paging
    ? `
export const ${name}Replies: Replies<typeof ${question}> = {
  question: ${question},
  yes: (turn, remembered) => turn.withAccount((saas) => read(turn, saas${given ? ', remembered.given' : ''}, remembered.${paging.kind === 'cursor' ? 'cursor' : 'at'})),
};
`
    : ''
}
/** Reads a page, and asks whether to go on. */
async function read(${parameters.join(', ')}): Promise<Answer> {
  const listed = await saas.${name}(${call});
  ${paging?.kind === 'cursor' ? "if (listed.kind === 'bad-request' && at !== undefined) return { speech: turn.say('changed') };" : ''}
  if (listed.kind !== 'ok') return turn.failed(listed);
  const entries = ${placeExpression(intent, 'listed.value')}.slice(0, ${paging ? 'pageSize' : 'mostSaid'});
  if (entries.length === 0) return { speech: turn.say(${paging ? `at ? 'noMore' : ${literal(`${name}None`)}` : literal(`${name}None`)}) };
  const items = ${itemsOf(intent, 'turn.say')};
  ${paging ? nextLine(paging, intent) : ''}
  const title = turn.say(${literal(`${name}Title`)});
  return {
    speech: turn.say(${literal(`${name}Some`)}, { items }),
    ${paging ? `ask: next === undefined ? undefined : { question: turn.say('more'), awaiting: awaiting(${question}, { ${given ? 'given, ' : ''}${paging.kind === 'cursor' ? 'cursor: next' : 'at: next'} }) },` : ''}
    card: { title, text: items.join('\\n') },
    screen: { title, items: items.map((text) => ({ text })) },
  };
}
`;
}

/** What is said of an entry. */
function partsOf({ reading }: IntentPlan): string[] {
  const field = (as: string) => reading.said.find((one) => one.as === as)?.name;
  const parts = { name: field('title') ?? field('text'), state: field('state'), day: field('day') };
  return Object.entries(parts).flatMap(([part, own]) =>
    own ? [`${part}: ${saidIn(reading, 'entry', own)}`] : [],
  );
}

/** Source of the entries as they are said; of those that have nothing which could be said, how many there are. */
export function itemsOf(intent: IntentPlan, say: string): string {
  const parts = partsOf(intent);
  return parts.length > 0
    ? `entries.map((entry) => sayEntry(${say}, { ${parts.join(', ')} }${withDay(intent, say)}))`
    : 'entries.length > 0 ? [String(entries.length)] : []';
}

/** How an entry is said with its day, where it has one. */
const withDay = ({ name, reading }: IntentPlan, say: string): string =>
  reading.said.some(({ as }) => as === 'day')
    ? `, (title, day) => ${say}(${literal(entryKey(name))}, { title, day })`
    : '';

const typeOfInput = ({ shape }: Input) =>
  shape.kind === 'number' ? 'number' : shape.kind === 'boolean' ? 'boolean' : 'string';

function pageCall(paging: Paging | undefined, given: boolean): string {
  const parts = [
    ...(given ? ['...given'] : []),
    ...(paging?.kind === 'cursor' ? [`...(at === undefined ? {} : { ${key(paging.input.name)}: at })`] : []),
    ...(paging?.kind === 'offset' ? [`${key(paging.input.name)}: at`] : []),
    ...(paging?.kind === 'page' ? [`${key(paging.input.name)}: at + 1`] : []),
    ...(paging?.size
      ? [paging.size.name === 'pageSize' ? 'pageSize' : `${key(paging.size.name)}: pageSize`]
      : []),
  ];
  if (parts.length === 0) return '';
  return given && parts.length === 1 ? 'given' : `{ ${parts.join(', ')} }`;
}

/** Where the next page begins, as an answer says it. */
export function nextExpression({ next: [first = '', ...rest] = [] }: Paging): string {
  const at = rest.reduce(optionalMember, member('listed.value', first));
  return `${at} ?? undefined`;
}

function nextLine(paging: Paging, intent: IntentPlan): string {
  if (paging.kind === 'cursor') {
    return `const next = ${nextExpression(paging)};`;
  }
  const whole = placeExpression(intent, 'listed.value');
  const step = paging.kind === 'page' ? 'at + 1' : 'at + pageSize';
  return `// A page that is full may be the last one: then the next says that there is nothing more.
  const next = ${whole}.length >= pageSize ? ${step} : undefined;`;
}
