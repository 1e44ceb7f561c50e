import { bodyOf } from '../../body';
import type { Thing } from '../../examples';
import type { IntentPlan, Plan } from '../../plan';
import { ownId, thingOfInput, thingsInUse } from '../../things';
import { entryOfParts } from '../entry';
import { entries, literal, member } from '../source';
import { wrapped } from '../wrapped';

/** What the reference does for each operation. */
export function routes(plan: Plan, things: ReadonlyMap<string, Thing>): string {
  const used = thingsInUse(plan, things).map(({ one }) => one);
  const table = plan.intents
    .map((intent) => {
      const named = parametersIn(intent).map((name) => ({
        name,
        one: thingOfInput(intent, name, plan, things),
      }));
      return `${intent.name}${route(
        intent,
        named.flatMap(({ name, one }) => (one !== undefined && used.includes(one) ? [{ name, one }] : [])),
      )},`;
    })
    .join('\n');
  const helpers = ['numberOf', 'textOf'].filter((name) => table.includes(`${name}(`));
  return `import type { Route } from '../../contracts/service';
import type { shapes } from './shapes';
import { ${[...helpers, 'type Store'].join(', ')} } from './store';

export const routes: {
  readonly [Name in keyof typeof shapes]: Route<Store, (typeof shapes)[Name]>;
} = {
${table}
};
`;
}

const parametersIn = ({ operation }: IntentPlan) =>
  [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);

/** @param named parameters of the path by which the store knows something */
function route(
  intent: IntentPlan,
  named: readonly { readonly name: string; readonly one: string }[],
): string {
  const { name, kind, verb, one, operation, reading, paging } = intent;
  const id = ownId(intent);
  const isKeyed = operation.keyHeader !== undefined;
  const isFound = (parameter: string) =>
    parameter === id && (kind === 'one' || verb === 'delete' || verb === 'update');
  const checked = named.filter((parameter) => !isFound(parameter.name));
  const allow = [
    `store.allow(customer, ${literal(name)});`,
    ...checked.map((each) => `store.find(customer, ${literal(each.one)}, ${member('path', each.name)});`),
  ].join('\n');
  const path = checked.length > 0 ? ['path'] : [];
  const shown = (entry: string) =>
    `(${entryOfParts(
      reading,
      () => `${entry}.id`,
      ({ name: field, as }) => `${as === 'number' ? 'numberOf' : 'textOf'}(${entry}, ${literal(field)})`,
      (fields) => `{ ${entries(fields)} }`,
    )})`;
  if (kind === 'list')
    return `(store, { ${listOf(['customer', ...path, ...(paging ? ['query'] : []), ...(paging?.kind === 'cursor' ? ['tools'] : [])])} }) {
    ${allow}
    const all = store.all(customer, ${literal(one)});
    ${pageLines(intent)}
    return ${wrapped(intent, `page.map((${reading.ids.length + reading.said.length > 0 ? 'entry' : ''}) => ${shown('entry')})`, 'next')};
  }`;
  if (kind === 'one')
    return `(store, { ${listOf(['customer', ...(id === undefined ? path : ['path'])])} }) {
    ${allow}
    ${reading.ids.length + reading.said.length > 0 ? 'const entry = ' : ''}${id === undefined ? `store.all(customer, ${literal(one)})[0] ?? store.add(customer, ${literal(one)}, {})` : `store.find(customer, ${literal(one)}, ${member('path', id)})`};
    return ${wrapped(intent, shown('entry'), 'null')};
  }`;
  const hasBody =
    bodyOf(
      intent,
      () => '',
      () => '',
    ) !== undefined;
  const fields = hasBody ? keptFields(intent) : '{}';
  const act =
    verb === 'delete'
      ? id === undefined
        ? '' // Which one is not known: what remains is what belongs to it.
        : `store.remove(customer, ${literal(one)}, ${member('path', id)});`
      : verb === 'update' && id !== undefined
        ? `store.change(customer, ${literal(one)}, ${member('path', id)}, ${fields});`
        : `store.add(customer, ${literal(one)}, ${fields});`;
  const needed = [
    'customer',
    ...(act.includes('path') ? ['path'] : path),
    ...(act.includes('body') ? ['body'] : []),
    ...(isKeyed ? ['headers', 'tools'] : []),
  ];
  return `(store, { ${listOf(needed)} }) {
    ${allow}
    ${isKeyed ? `tools.once(headers['idempotency-key'], JSON.stringify(${hasBody ? 'body' : '{}'}), () => {\n${act}\nreturn {};\n});` : act}
    return {};
  }`;
}

/** What is kept of what was sent: its fields, wherever in the body they stand. */
function keptFields({ lookups, slots, fixed }: IntentPlan): string {
  const sent = [...fixed, ...lookups, ...slots]
    .map(({ input }) => input)
    .filter((input) => input.in === 'body');
  if (sent.every(({ within }) => within === undefined)) return '{ ...body }';
  const kept = sent.map((input) => [
    input.name,
    [...(input.within ?? []), input.name].reduce(member, 'body'),
  ]);
  return `{ ${entries(Object.fromEntries(kept))} }`;
}

const listOf = (names: readonly string[]) => names.join(', ');

function pageLines({ paging }: IntentPlan): string {
  if (!paging) return 'const page = all;';
  const size = paging.size ? `${member('query', paging.size.name)} ?? 20` : '20';
  const at = member('query', paging.input.name);
  const start =
    paging.kind === 'cursor'
      ? `${at} === undefined ? 0 : tools.readCursor(${at})`
      : paging.kind === 'offset'
        ? `${at} ?? 0`
        : `(Math.max(${at} ?? 1, 1) - 1) * size`;
  return `const size = ${size};
    const start = ${start};
    const page = all.slice(start, start + size);
    ${paging.kind === 'cursor' ? 'const next = start + size < all.length ? tools.issueCursor(start + size) : null;' : ''}`;
}
