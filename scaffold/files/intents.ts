import type { Input } from '../api-operation';
import { kebab, pascal } from '../names';
import type { IntentPlan, Lookup, Paging, Plan } from '../plan';
import { comment, entries, type File, key, literal, member } from './source';
import { fieldKey } from './words';

/** The intents, what they have in common, and the turn that they are written with. */
export function intentFiles(plan: Plan): File[] {
  const paged = plan.intents.filter(({ paging }) => paging);
  return [
    { path: 'turn.ts', text: turn },
    { path: 'said.ts', text: said(plan) },
    ...plan.intents.map((intent) => ({ path: `intents/${intent.file}.ts`, text: intentFile(intent, plan) })),
    ...(paged.length > 0 ? [{ path: 'intents/more.ts', text: more(paged) }] : []),
    { path: 'intents/launch.ts', text: launch },
    { path: 'skill.ts', text: skill(plan, paged) },
  ];
}

const turn = `import type {
  Intent as AnyIntent,
  Replies as AnyReplies,
  Turn as AnyTurn,
  MemoryOf,
  Question,
  SaasClient,
} from '../skill/service';
import type { operations } from './operations';
import type { English } from './words/languages';

/** What the intents are written with, bound to this service's words and operations. */

export type Turn = AnyTurn<English, typeof operations>;
export type Intent = AnyIntent<English, typeof operations>;
export type Replies<Asked extends Question> = AnyReplies<English, typeof operations, MemoryOf<Asked>>;
export type Saas = SaasClient<typeof operations>;
`;

const launch = `import type { Answer } from '../../skill/service';
import type { Turn } from '../turn';

/** The skill is opened: it says what can be done. */
export function launch(turn: Turn): Promise<Answer> {
  return turn.withAccount(async () => ({
    speech: turn.say('help'),
    ask: { question: turn.say('whatToDo') },
  }));
}
`;

function said({ intents }: Plan): string {
  const slots = intents.flatMap((intent) => intent.slots);
  const has = (test: (slot: (typeof slots)[number]) => boolean) => slots.some(test);
  const choosing = intents.some(({ lookups }) => lookups.length > 0);
  const saying = intents.some(({ kind }) => kind !== 'change');
  const parts = [
    saying ? sayingPart : '',
    choosing ? choosingPart : '',
    has(({ type }) => type === 'AMAZON.SearchQuery' || type === 'AMAZON.TIME' || type === 'AMAZON.DURATION')
      ? textPart
      : '',
    has(({ type }) => type === 'AMAZON.NUMBER') ? numberPart : '',
    has(({ type }) => type === 'AMAZON.DATE') ? dayPart : '',
    has(({ values }) => values !== undefined) ? valuePart : '',
  ].filter(Boolean);
  const imports = [
    ...(choosing ? ['type Answer', 'matching'] : []),
    ...(saying || choosing ? ['sayable'] : []),
  ];
  return `${imports.length > 0 ? `import { ${imports.join(', ')} } from '../skill/service';\n` : ''}${parts.length > 0 ? "import type { Turn } from './turn';\n\n" : ''}/** What the intents have in common: how things are said, and what a slot's value is. */

${parts.join('\n')}`;
}

const sayingPart = `/** Longer names are cut when they are said or shown. */
const longest = 120;

/** A name, short enough to be said. */
export function nameOf(say: Turn['say'], name: string | null | undefined): string {
  return name ? sayable(name, longest) : say('unnamed');
}

/** The day of a date or a time; undefined if it is none. */
export function dayOf(text: string | null | undefined): Date | undefined {
  const day = new Date(text ?? '');
  return Number.isNaN(day.getTime()) ? undefined : day;
}

/** An entry as one says it: its name, its state, its day. */
export function sayEntry(
  say: Turn['say'],
  { name, state, day }: { readonly name?: string | null; readonly state?: string | null; readonly day?: string | null },
): string {
  const named = nameOf(say, name);
  const title = state ? say('withState', { title: named, state: sayable(state, longest) }) : named;
  const on = dayOf(day);
  return on ? say('withDay', { title, day: on }) : title;
}
`;

const choosingPart = `/** Something that a customer may mean. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** Named in an answer where several fit. */
const mostNamed = 5;

/** What is meant by a slot: one of the choices, or the answer that asks for it. */
export function chosen(
  turn: Turn,
  slot: string,
  choices: readonly Choice[],
  noneFits: (wanted: string) => string,
): { readonly choice: Choice } | { readonly answer: Answer } {
  const wanted = turn.slot(slot);
  if (!wanted) return { answer: turn.elicit(slot) };
  const fitting = matching(choices, wanted);
  const [only, ...others] = fitting;
  if (!only) return { answer: { speech: noneFits(sayable(wanted, 100)) } };
  if (others.length === 0) return { choice: only };
  const items = fitting.slice(0, mostNamed).map(({ title }) => sayable(title, 100));
  return { answer: turn.elicit(slot, { question: turn.say('several', { items }) }) };
}
`;

const textPart = `/** The words of a slot; undefined if nothing was said. */
export const textSaid = (turn: Turn, slot: string): string | undefined => turn.slot(slot)?.slice(0, 500);
`;

const numberPart = `/** The number of a slot; undefined if none was said. */
export function numberSaid(turn: Turn, slot: string): number | undefined {
  const number = Number(turn.slot(slot) ?? 'none');
  return Number.isFinite(number) ? number : undefined;
}
`;

const dayPart = `/** The day of a slot, e.g. \`2026-12-24\`; undefined if none was said, or a week, a month or a year. */
export function daySaid(turn: Turn, slot: string): string | undefined {
  const said = turn.slot(slot) ?? '';
  return /^\\d{4}-\\d{2}-\\d{2}$/.test(said) ? said : undefined;
}
`;

const valuePart = `/** The value of a slot's own type that was meant; undefined if none was. */
export const valueSaid = (turn: Turn, slot: string): string | undefined => turn.resolved(slot)?.id;
`;

/** What an intent needs to be called with, besides what its list says of pages. */
const inputsOf = ({ lookups, slots }: IntentPlan): readonly { readonly input: Input }[] => [
  ...lookups,
  ...slots,
];

function slotTable({ lookups, slots }: IntentPlan): string {
  const table = {
    ...Object.fromEntries(
      lookups.map(({ slot, ask }) => [slot, `{ type: 'AMAZON.SearchQuery', ask: ${literal(ask)} }`]),
    ),
    ...Object.fromEntries(
      slots.map(({ name, type, ask }) => [name, `{ type: ${literal(type)}, ask: ${literal(ask)} }`]),
    ),
  };
  return Object.keys(table).length > 0 ? `slots: {\n${entries(table)}\n},` : '';
}

const readers: Readonly<Record<string, string>> = {
  'AMAZON.NUMBER': 'numberSaid',
  'AMAZON.DATE': 'daySaid',
  'AMAZON.SearchQuery': 'textSaid',
  'AMAZON.TIME': 'textSaid',
  'AMAZON.DURATION': 'textSaid',
};
const readerOf = (type: string) => readers[type] ?? 'valueSaid';

const variableOf = (input: Input) =>
  `${kebab(input.name).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Given`;

/** Lines that find out everything which has to be known, and return what asks for the first that is not. */
function askingLines(intent: IntentPlan, plan: Plan): string {
  const known: Lookup[] = [];
  const lookups = intent.lookups.map((lookup) => {
    const list = plan.intents.find(({ name }) => name === lookup.list);
    const given = known.filter(({ input }) => list?.operation.inputs.some((one) => one.name === input.name));
    known.push(lookup);
    const variable = variableOf(lookup.input);
    return `const ${variable} = await ${choiceFunction(lookup)}(turn, saas${given.length > 0 ? `, { ${given.map((one) => `${key(one.input.name)}: ${variableOf(one.input)}.choice.id`).join(', ')} }` : ''});
if ('answer' in ${variable}) return ${variable}.answer;`;
  });
  const slots = intent.slots.map(({ name, input, type }) => {
    const variable = variableOf(input);
    return `const ${variable} = ${readerOf(type)}(turn, ${literal(name)});
if (${variable} === undefined) return turn.elicit(${literal(name)});`;
  });
  return [...lookups, ...slots].join('\n');
}

/** What is known, as the client takes it. */
function givenOf({ lookups, slots }: IntentPlan): Record<string, string> {
  return {
    ...Object.fromEntries(lookups.map(({ input }) => [input.name, `${variableOf(input)}.choice.id`])),
    ...Object.fromEntries(slots.map(({ input, type }) => [input.name, converted(input, type)])),
  };
}

function converted(input: Input, type: string): string {
  const variable = variableOf(input);
  if (input.shape.kind === 'boolean') return `${variable} === 'true'`;
  const isTime = input.shape.kind === 'text' && input.shape.format === 'date-time';
  return type === 'AMAZON.DATE' && isTime ? `\`\${${variable}}T00:00:00Z\`` : variable;
}

const choiceFunction = ({ list, slot }: Lookup) => `find${pascal(slot)}In${pascal(list)}`;

/** The function that finds an id by what the customer says. */
function lookupFunction(lookup: Lookup, intent: IntentPlan, plan: Plan): string {
  const list = plan.intents.find(({ name }) => name === lookup.list);
  if (!list) return '';
  const id = list.reading.ids.includes(lookup.input.name)
    ? lookup.input.name
    : (list.reading.ids.find((name) => name === 'id') ?? list.reading.ids[0] ?? 'id');
  const title = list.reading.said.find(({ as }) => as === 'title' || as === 'text')?.name;
  const needed = list.operation.inputs.filter((one) =>
    intent.lookups.some(
      ({ input }) => input !== lookup.input && input.name === one.name && one.in === 'path',
    ),
  );
  const given =
    needed.length > 0
      ? `, given: { ${needed.map(({ name }) => `readonly ${key(name)}: string`).join('; ')} }`
      : '';
  const call = {
    ...firstPage(list.paging, '50'),
    ...Object.fromEntries(needed.map(({ name }) => [name, member('given', name)])),
  };
  return `/** Which ${lookup.one} is meant: of the first page that is listed. */
async function ${choiceFunction(lookup)}(turn: Turn, saas: Saas${given}) {
  const listed = await saas.${lookup.list}(${callOf(call)});
  if (listed.kind !== 'ok') return { answer: turn.failed(listed) };
  const choices = ${listExpression(list, 'listed.value')}.flatMap((entry) =>
    ${member('entry', id)} ? [{ id: ${member('entry', id)}, title: ${title ? `${member('entry', title)} ?? ''` : `${member('entry', id)}`} }] : [],
  );
  return chosen(turn, ${literal(lookup.slot)}, choices, (wanted) => turn.say(${literal(`${lookup.ask}None`)}, { wanted }));
}`;
}

const callOf = (fields: Readonly<Record<string, string>>) =>
  Object.keys(fields).length > 0
    ? `{ ${Object.entries(fields)
        .map(([name, value]) => (name === value ? name : `${key(name)}: ${value}`))
        .join(', ')} }`
    : '';

const listExpression = ({ reading: { list = [] } }: IntentPlan, value: string) => list.reduce(member, value);

function firstPage(paging: Paging | undefined, size: string): Record<string, string> {
  if (!paging) return {};
  return {
    ...(paging.kind === 'offset' && { [paging.input.name]: '0' }),
    ...(paging.kind === 'page' && { [paging.input.name]: '1' }),
    ...(paging.size && { [paging.size.name]: size }),
  };
}

function intentFile(intent: IntentPlan, plan: Plan): string {
  const { lookups, slots, kind } = intent;
  const uses = new Set<string>();
  if (lookups.length > 0) uses.add('chosen');
  for (const { type } of slots) uses.add(readerOf(type));
  const body =
    kind === 'list'
      ? listIntent(intent, plan, uses)
      : kind === 'one'
        ? oneIntent(intent, plan, uses)
        : changeIntent(intent, plan);
  const hasMemory = kind === 'change' || intent.paging !== undefined;
  const face = [
    ...(kind === 'list' ? ['type Answer'] : []),
    ...(hasMemory ? ['awaiting', 'question'] : []),
    ...(hasMemory && lookups.length > 0 ? ['id'] : []),
    ...(intent.paging?.kind === 'cursor' ? ['cursor'] : []),
    ...(uses.delete('sayable') ? ['sayable'] : []),
  ];
  const types = [
    'Intent',
    ...(hasMemory ? ['Replies'] : []),
    ...(lookups.length > 0 || kind === 'list' ? ['Saas', 'Turn'] : []),
  ];
  return [
    memoryOf(intent).includes('v.') ? "import * as v from 'valibot';" : '',
    face.length > 0 ? `import { ${face.join(', ')} } from '../../skill/service';` : '',
    uses.size > 0 ? `import { ${[...uses].sort().join(', ')} } from '../said';` : '',
    `import type { ${types.join(', ')} } from '../turn';`,
    '',
    body,
    ...lookups.map((lookup) => lookupFunction(lookup, intent, plan)),
  ]
    .filter((line, index) => line !== '' || index === 4)
    .join('\n');
}

/** Entries of the memory between two turns. */
function memoryOf(intent: IntentPlan): string {
  const given = inputsOf(intent).map(({ input }) => {
    const isId = intent.lookups.some((lookup) => lookup.input === input);
    const schema = isId
      ? 'id'
      : input.shape.kind === 'number'
        ? 'v.number()'
        : input.shape.kind === 'boolean'
          ? 'v.boolean()'
          : 'v.pipe(v.string(), v.minLength(1), v.maxLength(500))';
    return `${key(input.name)}: ${schema},`;
  });
  if (intent.kind === 'change') {
    return `${given.length > 0 ? `given: v.object({ ${given.join(' ')} }),` : ''}
what: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),`;
  }
  if (!intent.paging) return '';
  const at =
    intent.paging.kind === 'cursor' ? 'cursor' : 'at: v.pipe(v.number(), v.safeInteger(), v.minValue(0))';
  return `${given.length > 0 ? `given: v.object({ ${given.join(' ')} }),` : ''} ${at},`;
}

const pageSize = 5;

function listIntent(intent: IntentPlan, plan: Plan, uses: Set<string>): string {
  const { name, operation, intent: intentName, reading, paging } = intent;
  uses.add('sayEntry');
  const field = (as: string) => reading.said.find((one) => one.as === as)?.name;
  const title = field('title') ?? field('text');
  const parts = { name: title, state: field('state'), day: field('day') };
  const entry = Object.entries(parts).flatMap(([part, own]) =>
    own ? [`${part}: ${member('entry', own)}`] : [],
  );
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
  const entries = ${listExpression(intent, 'listed.value')}.slice(0, ${paging ? 'pageSize' : 'mostSaid'});
  if (entries.length === 0) return { speech: turn.say(${paging ? `at ? 'noMore' : ${literal(`${name}None`)}` : literal(`${name}None`)}) };
  const items = entries.map((entry) => sayEntry(turn.say, { ${entry.join(', ')} }));
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

function nextLine(paging: Paging, intent: IntentPlan): string {
  if (paging.kind === 'cursor') {
    const [first = '', second] = paging.next ?? [];
    const at = member('listed.value', first);
    return `const next = ${second === undefined ? at : /^[A-Za-z_$][\w$]*$/.test(second) ? `${at}?.${second}` : `${at}?.[${literal(second)}]`} ?? undefined;`;
  }
  const whole = listExpression(intent, 'listed.value');
  const step = paging.kind === 'page' ? 'at + 1' : 'at + pageSize';
  return `// A page that is full may be the last one: then the next says that there is nothing more.
  const next = ${whole}.length >= pageSize ? ${step} : undefined;`;
}

function oneIntent(intent: IntentPlan, plan: Plan, uses: Set<string>): string {
  const { name, operation, intent: intentName, reading } = intent;
  const title = reading.said.find(({ as }) => as === 'title')?.name;
  if (title) uses.add('nameOf');
  const told = reading.said.filter(({ as }) => as !== 'title');
  if (told.some(({ as }) => as === 'day')) uses.add('dayOf');
  if (told.some(({ as }) => as === 'text' || as === 'state')) uses.add('sayable');
  const sentences = told.map(({ name: field, as }) => {
    const value = member('one', field);
    const words = literal(fieldKey(name, field));
    if (as === 'number')
      return `typeof ${value} === 'number' ? turn.say(${words}, { value: ${value} }) : undefined`;
    if (as === 'day') {
      return `dayOf(${value}) ? turn.say(${words}, { value: dayOf(${value}) ?? new Date() }) : undefined`;
    }
    return `${value} ? turn.say(${words}, { value: sayable(${value}, 200) }) : undefined`;
  });
  const asking = askingLines(intent, plan);
  const given = callOf(givenOf(intent));
  const first = title ? `\`\${nameOf(turn.say, ${member('one', title)})}.\`` : undefined;
  const all = [...(first ? [first] : []), ...sentences];
  return `/** ${comment(operation.summary)}. */
export const ${name}: Intent = {
  names: [${literal(intentName)}],
  ${slotTable(intent)}
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      ${asking}
      const found = await saas.${name}(${given});
      if (found.kind !== 'ok') return turn.failed(found);
      ${all.length > 0 ? 'const one = found.value;' : ''}
      const speech = turn.sentences(${all.join(', ')}) || turn.say('nothing');
      return { speech, card: { title: turn.say(${literal(`${name}Title`)}), text: speech } };
    }),
};
`;
}

function changeIntent(intent: IntentPlan, plan: Plan): string {
  const { name, operation, intent: intentName, lookups, one } = intent;
  const given = givenOf(intent);
  const hasGiven = Object.keys(given).length > 0;
  const asking = askingLines(intent, plan);
  const what = whatExpression(intent) ?? literal(one);
  const isKeyed = operation.keyHeader !== undefined;
  const call = hasGiven
    ? isKeyed
      ? '{ ...given, idempotencyKey: turn.requestKey }'
      : 'given'
    : isKeyed
      ? '{ idempotencyKey: turn.requestKey }'
      : '';
  return `/** Whether it is to be done: nothing is changed before the customer has said yes. */
const sure = question(${literal(`sure-${kebab(name)}`)}, {
  ${memoryOf(intent)}
});

/** ${comment(operation.summary)}. */
export const ${name}: Intent = {
  names: [${literal(intentName)}],
  ${slotTable(intent)}
  answer: (turn) =>
    turn.withAccount(async (${lookups.length > 0 ? 'saas' : ''}) => {
      ${asking}
      const what = ${what};
      return {
        ask: {
          question: turn.say(${literal(`${name}Sure`)}, { what }),
          awaiting: awaiting(sure, { ${hasGiven ? `given: ${callOf(given)}, ` : ''}what }),
        },
      };
    }),
};

export const ${name}Replies: Replies<typeof sure> = {
  question: sure,
  yes: (turn, { ${hasGiven ? 'given, ' : ''}what }) =>
    turn.withAccount(async (saas) => {
      const done = await saas.${name}(${call});
      if (done.kind !== 'ok') return turn.failed(done);
      return { speech: turn.say(${literal(`${name}Done`)}, { what }) };
    }),
  no: (turn) => ({ speech: turn.say('kept') }),
};
`;
}

/** What the customer is asked about: the name of what was chosen, or the first words that were said. */
export function whatExpression({ lookups, slots }: IntentPlan): string | undefined {
  const chosen = lookups.at(-1);
  if (chosen) return `(${variableOf(chosen.input)}.choice.title || ${literal(chosen.one)}).slice(0, 200)`;
  const [slot] = slots;
  return slot && `String(${variableOf(slot.input)}).slice(0, 200)`;
}

function more(paged: readonly IntentPlan[]): string {
  return `${paged.map(({ name, file }) => `import { hearMore${pascal(name)}, ${name}Replies } from './${file}';`).join('\n')}
import type { Intent } from '../turn';

/** "More", of whichever list was read last. */
export const more: Intent = {
  names: ['AMAZON.MoreIntent'],
  answer: (turn) => {
    ${paged
      .map(
        ({ name }) => `const open${pascal(name)} = turn.pending(hearMore${pascal(name)});
    if (open${pascal(name)}) return ${name}Replies.yes(turn, open${pascal(name)});`,
      )
      .join('\n')}
    return { speech: turn.say('noMore') };
  },
};
`;
}

function skill(plan: Plan, paged: readonly IntentPlan[]): string {
  const { intents, scopes, problems } = plan;
  const replies = [...paged, ...intents.filter(({ kind }) => kind === 'change')];
  const imports = intents.map((intent) => {
    const names = [intent.name, ...(replies.includes(intent) ? [`${intent.name}Replies`] : [])];
    return `import { ${names.join(', ')} } from './intents/${intent.file}';`;
  });
  return `import type { SkillService } from '../skill/service';
${imports.join('\n')}
import { launch } from './intents/launch';
${paged.length > 0 ? "import { more } from './intents/more';\n" : ''}import { operations } from './operations';
import { problems } from './problems';
import { scopes } from './scopes';
import { type English, languages } from './words/languages';

/** The service as the skill takes it: what goes into the Lambda function. */
export const skill: SkillService<English, typeof operations> = {
  operations,
  problems,
  scopes,
  languages,
  missingScope: {
${entries(Object.fromEntries(Object.keys(scopes).map((scope) => [scope, literal(`scope${pascal(scope) || 'Api'}`)])))}
  },
  refused: {
${entries(Object.fromEntries(Object.keys(problems).map((name) => [name, literal(`refused${pascal(name)}`)])))}
  },
  launch,
  intents: [${[...intents.map(({ name }) => name), ...(paged.length > 0 ? ['more'] : [])].join(', ')}],
  replies: [${replies.map(({ name }) => `${name}Replies`).join(', ')}],
};
`;
}
