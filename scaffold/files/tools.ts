import type { Input } from '../api-operation';
import { wordsOf } from '../names';
import { namingOf } from '../naming';
import type { IntentPlan, Plan } from '../plan';
import { saidIn } from './entry';
import { placeExpression } from './intents/given';
import { itemsOf, nextExpression } from './intents/list-intent';
import { comment, entries, type File, key, literal, member } from './source';
import { doneKey, fieldKey } from './words';

/** The same for Alexa+: a tool for each operation. */
export function toolFiles(plan: Plan): File[] {
  return [
    { path: 'tools/tool.ts', text: tool },
    ...plan.intents.map((intent) => ({ path: `tools/${intent.file}.ts`, text: toolFile(intent) })),
    { path: 'addon.ts', text: addon(plan) },
  ];
}

const tool = `import { toolsOf } from '../../addon/service';
import type { operations } from '../operations';
import type { English } from '../words/languages';

/** Makes a tool of this service. */
export const tool = toolsOf<English, typeof operations>();
`;

/** Longer names of tools models do not take. */
const longestName = 64;

/** e.g. \`get_projects\`. */
const toolName = ({ operation }: IntentPlan) => wordsOf(operation.id).join('_').slice(0, longestName);
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Of what an operation does no more is known than its verb: "do" may cancel something, so it is told as a change. */
const effects = { create: 'adds', do: 'changes', update: 'changes', delete: 'deletes' } as const;

function toolFile(intent: IntentPlan): string {
  const { name, operation, kind, scope, one, many } = intent;
  const given = [...intent.lookups, ...intent.slots].map(({ input }) => input);
  const { paging } = intent;
  const inputs: Record<string, string> = {
    ...Object.fromEntries(given.map((input) => [input.name, inputSchema(input, one)])),
    ...(paging && {
      at: `v.optional(v.pipe(${paging.kind === 'cursor' ? 'v.string(), v.minLength(1), v.maxLength(2_000)' : 'v.number(), v.safeInteger(), v.minValue(0)'}, v.description('next of the answer before, to read on. Leave it out to begin.')))`,
    }),
  };
  const body =
    kind === 'list' ? listTool(intent, given) : kind === 'one' ? oneTool(intent) : changeTool(intent, given);
  const about = {
    list: `Call it when the customer asks for their ${many}.`,
    one: `Call it when the customer asks about a ${one}.`,
    change: `Call it when the customer wants this: ${operation.summary}. Ask before you do what they did not clearly say.`,
  }[kind];
  const helpers = ['dayOf', 'nameOf', 'sayEntry', 'inWords'].filter((helper) => body.includes(`${helper}(`));
  return `import * as v from 'valibot';
${body.includes('sayable(') ? "import { sayable } from '../../skill/service';\n" : ''}${helpers.length > 0 ? `import { ${helpers.join(', ')} } from '../said';\n` : ''}import { tool } from './tool';

/** ${comment(operation.summary)}. */
export const ${name}Tool = tool({
  name: ${literal(toolName(intent))},
  title: ${literal(sentence(operation.summary).slice(0, 80))},
  description: ${literal(`${about} ${sentence(operation.summary)}.`)},
  effect: '${kind === 'change' ? effects[intent.verb] : 'reads'}',
  scope: ${literal(scope)},
  input: v.strictObject({ ${entries(inputs)} }),
  ${body}
});
`;
}

function inputSchema({ name, shape, description }: Input, one: string): string {
  const told = literal(
    (description?.trim() || `The ${wordsOf(name).join(' ') || one}.`).replace(/\s+/g, ' ').slice(0, 200),
  );
  if (shape.kind === 'number') return `v.pipe(v.number(), v.description(${told}))`;
  if (shape.kind === 'boolean') return `v.pipe(v.boolean(), v.description(${told}))`;
  if (shape.kind === 'text' && shape.values)
    return `v.pipe(v.picklist(${literal(shape.values)}), v.description(${told}))`;
  return `v.pipe(v.string(), v.minLength(1), v.maxLength(500), v.description(${told}))`;
}

function outputFields({ reading }: IntentPlan): Record<string, string> {
  return {
    ...Object.fromEntries(
      reading.ids.map((name) => [
        name,
        "v.optional(v.pipe(v.string(), v.description('Names it to other tools. Never say it.')))",
      ]),
    ),
    ...Object.fromEntries(
      reading.said.map(({ name, as }) => [
        name,
        `v.optional(v.pipe(${as === 'number' ? 'v.number()' : 'v.string()'}, v.description(${literal(`The ${wordsOf(name).join(' ')}.`)})))`,
      ]),
    ),
  };
}

/** The fields of an entry that are there. */
function shown({ reading }: IntentPlan, from: string): string {
  const fields = [
    ...reading.ids.map((name) => ({ name, value: member(from, name), isText: false })),
    ...reading.said.map(({ name, as }) => ({
      name,
      value: saidIn(reading, from, name),
      isText: as !== 'number',
    })),
  ];
  return fields
    .map(({ name, value, isText }) => {
      return `...(${value} == null ? {} : { ${key(name)}: ${isText ? `sayable(${value}, 200)` : value} })`;
    })
    .join(', ');
}

function listTool(intent: IntentPlan, given: readonly Input[]): string {
  const { name, paging } = intent;
  const list = placeExpression(intent, 'listed.value');
  const step = paging?.kind === 'page' ? 'at + 1' : 'at + pageSize';
  const call = [
    ...given.map((input) =>
      key(input.name) === input.name ? input.name : `${key(input.name)}: ${member('given', input.name)}`,
    ),
    ...(paging?.kind === 'cursor' ? [`...(at === undefined ? {} : { ${key(paging.input.name)}: at })`] : []),
    ...(paging?.kind === 'offset' ? [`${key(paging.input.name)}: at`] : []),
    ...(paging?.kind === 'page' ? [`${key(paging.input.name)}: at + 1`] : []),
    ...(paging?.size ? [`${key(paging.size.name)}: pageSize`] : []),
  ];
  const plain = given.filter((input) => key(input.name) === input.name).map(({ name: one }) => one);
  const input = [...plain, ...(paging ? [`at${paging.kind === 'cursor' ? '' : ' = 0'}`] : [])];
  const isWhole = plain.length === given.length;
  const nextOf =
    paging?.kind === 'cursor' ? nextExpression(paging) : `${list}.length >= pageSize ? ${step} : undefined`;
  return `output: v.object({
    entries: v.array(v.object({ ${entries(outputFields(intent))} })),
    ${paging ? `next: v.optional(v.pipe(${paging.kind === 'cursor' ? 'v.string()' : 'v.number()'}, v.description('Where to read on. Absent at the end.'))),` : ''}
  }),
  act: async ({ saas, say, failed }${input.length + given.length > 0 ? (isWhole ? `, { ${input.join(', ')} }` : ', given') : ''}) => {
    ${isWhole || !paging ? '' : `const { at${paging.kind === 'cursor' ? '' : ' = 0'} } = given;`}
    const pageSize = 5;
    const listed = await saas.${name}(${call.length > 0 ? `{ ${call.join(', ')} }` : ''});
    if (listed.kind !== 'ok') return failed(listed);
    const entries = ${list}.slice(0, pageSize);
    ${paging ? `const next = ${nextOf};` : ''}
    const items = ${itemsOf(intent, 'say')};
    return {
      speech: items.length > 0 ? say(${literal(`${name}Some`)}, { items }) : say(${literal(`${name}None`)}),
      data: { entries: entries.map((${shown(intent, 'entry') ? 'entry' : ''}) => ({ ${shown(intent, 'entry')} }))${paging ? ', ...(next === undefined ? {} : { next })' : ''} },
    };
  },`;
}

function oneTool(intent: IntentPlan): string {
  const { name, reading, lookups, slots } = intent;
  const title = reading.said.find(({ as }) => as === 'title')?.name;
  const sentences = reading.said
    .filter(({ as }) => as !== 'title')
    .map(({ name: field, as }) => {
      const value = saidIn(reading, 'one', field);
      const words = literal(fieldKey(name, field));
      if (as === 'number') return `typeof ${value} === 'number' ? say(${words}, { value: ${value} }) : ''`;
      if (as === 'day')
        return `dayOf(${value}) ? say(${words}, { value: dayOf(${value}) ?? new Date() }) : ''`;
      const said = as === 'state' ? `inWords(say, ${value})` : `sayable(${value}, 200)`;
      return `${value} ? say(${words}, { value: ${said} }) : ''`;
    });
  const all = [...(title ? [`\`\${nameOf(say, ${saidIn(reading, 'one', title)})}.\``] : []), ...sentences];
  const hasInput = lookups.length + slots.length > 0;
  const data = shown(intent, 'one');
  return `output: v.object({ ${entries(outputFields(intent))} }),
  act: async ({ saas, say, failed }${hasInput ? ', given' : ''}) => {
    const found = await saas.${name}(${hasInput ? 'given' : ''});
    if (found.kind !== 'ok') return failed(found);
    ${all.length > 0 || data ? `const one = ${placeExpression(intent, 'found.value')};` : ''}
    const speech = [${all.join(', ')}].filter(Boolean).join(' ') || say('nothing');
    return { speech, data: { ${data} } };
  },`;
}

function changeTool(intent: IntentPlan, given: readonly Input[]): string {
  const { name, operation } = intent;
  const isKeyed = operation.keyHeader !== undefined;
  const hasInput = given.length > 0;
  const call = hasInput
    ? isKeyed
      ? '{ ...given, idempotencyKey: requestKey }'
      : 'given'
    : isKeyed
      ? '{ idempotencyKey: requestKey }'
      : '';
  const { lookup, slot } = namingOf(intent);
  // A tool is called with an id, which nobody says.
  const words = lookup ? literal(doneKey(name)) : literal(`${name}Done`);
  const what = slot && !lookup ? `, { what: String(${member('given', slot.input.name)}).slice(0, 200) }` : '';
  return `output: v.object({ done: v.pipe(v.boolean(), v.description('Whether it was done.')) }),
  act: async ({ saas, say, failed${isKeyed ? ', requestKey' : ''} }${hasInput ? ', given' : ''}) => {
    const done = await saas.${name}(${call});
    if (done.kind !== 'ok') return failed(done);
    return { speech: say(${words}${what}), data: { done: true } };
  },`;
}

function addon(plan: Plan): string {
  const { intents, title } = plan;
  const shownTitle =
    title
      .replace(/\balexa\b/gi, '')
      .replace(/\s+/g, ' ')
      .trim() || 'Service';
  return `import type { AddonService } from '../addon/service';
import type { operations } from './operations';
${intents.map(({ name, file }) => `import { ${name}Tool } from './tools/${file}';`).join('\n')}
import type { English } from './words/languages';

/** The service as the add-on takes it, beside what the skill has of it. */
export const addon: AddonService<English, typeof operations> = {
  name: ${literal(wordsOf(shownTitle).join('-') || 'service')},
  title: ${literal(shownTitle)},
  version: '1.0.0',
  instructions: ${literal(`The customer's own data at ${shownTitle}. Say what a tool's text says; ask before you change what the customer did not name.`)},
  tools: [${intents.map(({ name }) => `${name}Tool`).join(', ')}],
};
`;
}
