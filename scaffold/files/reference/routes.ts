import type { IntentPlan, Plan } from '../../plan';
import { ownId } from '../../things';
import { entries, key, literal, member } from '../source';

export function routes(plan: Plan): string {
  const table = plan.intents.map((intent) => `${intent.name}${route(intent)},`).join('\n');
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

function route(intent: IntentPlan): string {
  const { name, kind, verb, one, operation, reading, paging } = intent;
  const id = ownId(intent);
  const isKeyed = operation.keyHeader !== undefined;
  const allow = `store.allow(customer, ${literal(name)});`;
  const shown = (entry: string) =>
    `({ ${entries({
      ...Object.fromEntries(reading.ids.map((field) => [field, `${entry}.id`])),
      ...Object.fromEntries(
        reading.said.map(({ name: field, as }) => [
          field,
          `${as === 'number' ? 'numberOf' : 'textOf'}(${entry}, ${literal(field)})`,
        ]),
      ),
    })} })`;
  if (kind === 'list')
    return `(store, { ${used(['customer', ...(paging ? ['query'] : []), ...(paging?.kind === 'cursor' ? ['tools'] : [])])} }) {
    ${allow}
    const all = store.all(customer, ${literal(one)});
    ${pageLines(intent)}
    return ${wrap(intent, `page.map((entry) => ${shown('entry')})`)};
  }`;
  if (kind === 'one')
    return `(store, { ${used(['customer', ...(id === undefined ? [] : ['path'])])} }) {
    ${allow}
    const entry = ${id === undefined ? `store.all(customer, ${literal(one)})[0] ?? store.add(customer, ${literal(one)}, {})` : `store.find(customer, ${literal(one)}, ${member('path', id)})`};
    return ${shown('entry')};
  }`;
  const hasBody =
    [...intent.lookups, ...intent.slots].some(({ input }) => input.in === 'body') ||
    intent.fixed.some(({ input }) => input.in === 'body');
  const fields = hasBody ? '{ ...body }' : '{}';
  const act =
    verb === 'delete' && id !== undefined
      ? `store.remove(customer, ${literal(one)}, ${member('path', id)});`
      : verb === 'update' && id !== undefined
        ? `store.change(customer, ${literal(one)}, ${member('path', id)}, ${fields});`
        : `store.add(customer, ${literal(one)}, ${fields});`;
  const needed = [
    'customer',
    ...(act.includes('path') ? ['path'] : []),
    ...(act.includes('body') ? ['body'] : []),
    ...(isKeyed ? ['headers', 'tools'] : []),
  ];
  return `(store, { ${used(needed)} }) {
    ${allow}
    ${isKeyed ? `tools.once(headers['idempotency-key'], JSON.stringify(${hasBody ? 'body' : '{}'}), () => {\n${act}\nreturn {};\n});` : act}
    return {};
  }`;
}

export const used = (names: readonly string[]) => names.join(', ');

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

function wrap({ reading, paging }: IntentPlan, list: string): string {
  const [first, second] = reading.list ?? [];
  if (first === undefined) return list;
  const [next, inner] = paging?.next ?? [];
  return `{ ${entries({
    [first]: second === undefined ? list : `{ ${key(second)}: ${list} }`,
    ...(next === undefined ? {} : { [next]: inner === undefined ? 'next' : `{ ${key(inner)}: next }` }),
  })} }`;
}
