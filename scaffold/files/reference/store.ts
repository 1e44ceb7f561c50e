import { seedName, seeds as seedNames, type Thing, thingsOf } from '../../examples';
import type { Plan } from '../../plan';
import { entries, literal } from '../source';

/** Things in memory, by customer and by what they are. */
export function store(plan: Plan): string {
  const seeds = [...thingsOf(plan.intents).values()].filter((thing) =>
    plan.intents.some(({ kind, one }) => kind !== 'change' && one === thing.one),
  );
  return `import { randomUUID } from 'node:crypto';
import { Problem } from '../../contracts/reference/problem';
import type { UsualProblem } from '../../skill/service';
import type { Problem as OwnProblem } from '../problems';

/** What a call can be made to end in. */
type Refusal = OwnProblem | UsualProblem;

/** A value that is kept. */
export type Value = string | number | boolean | null;

/** Something of a customer's: its fields, and the id that it got here. */
export interface Entry {
  readonly id: string;
  readonly fields: Readonly<Record<string, Value>>;
}

/** What a customer of the rehearsal has to begin with, by what it is. */
const firstThings: Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>> = {
${entries(Object.fromEntries(seeds.map((thing) => [thing.one, literal(seedsOf(thing))])))}
};

/** Things in memory, by customer and by what they are. */
export class Store {
  readonly #things = new Map<string, Map<string, Entry[]>>();
  readonly #refusals = new Map<string, Refusal>();

  constructor(private readonly seeded: boolean) {}

  /** Everything of one kind that a customer has, oldest first. */
  all(customer: string, kind: string): Entry[] {
    const own = this.#things.get(customer) ?? new Map<string, Entry[]>();
    this.#things.set(customer, own);
    const known = own.get(kind);
    if (known) return known;
    const first = this.seeded ? (firstThings[kind] ?? []) : [];
    const entries = first.map((fields) => ({ id: randomUUID(), fields }));
    own.set(kind, entries);
    return entries;
  }

  add(customer: string, kind: string, fields: Readonly<Record<string, Value>>): Entry {
    const entry = { id: randomUUID(), fields };
    this.all(customer, kind).push(entry);
    return entry;
  }

  /** @throws Problem \`not-found\`, another customer's too */
  find(customer: string, kind: string, id: string): Entry {
    const found = this.all(customer, kind).find((entry) => entry.id === id);
    if (!found) throw new Problem('not-found', { detail: 'The customer has nothing of this id.' });
    return found;
  }

  /** @throws Problem \`not-found\` */
  change(customer: string, kind: string, id: string, fields: Readonly<Record<string, Value>>): void {
    const entry = this.find(customer, kind, id);
    const all = this.all(customer, kind);
    all[all.indexOf(entry)] = { id, fields: { ...entry.fields, ...fields } };
  }

  /** @throws Problem \`not-found\` */
  remove(customer: string, kind: string, id: string): void {
    const entry = this.find(customer, kind, id);
    const all = this.all(customer, kind);
    all.splice(all.indexOf(entry), 1);
  }

  /** The customer's next call of an operation ends in a problem. */
  refuse(customer: string, operation: string, problem: Refusal): void {
    this.#refusals.set(\`\${customer} \${operation}\`, problem);
  }

  /** @throws Problem that the call is to end in */
  allow(customer: string, operation: string): void {
    const problem = this.#refusals.get(\`\${customer} \${operation}\`);
    if (problem === undefined) return;
    this.#refusals.delete(\`\${customer} \${operation}\`);
    throw new Problem(problem);
  }

  /** Forgets the customer with all that is theirs. */
  forget(customer: string): void {
    this.#things.delete(customer);
    for (const key of this.#refusals.keys()) if (key.startsWith(\`\${customer} \`)) this.#refusals.delete(key);
  }
}

/** A text that was kept; null if there is none. */
export const textOf = ({ fields }: Entry, name: string): string | null => {
  const value = fields[name];
  return value === undefined || value === null ? null : String(value);
};

/** A number that was kept; null if there is none. */
export const numberOf = ({ fields }: Entry, name: string): number | null => {
  const value = fields[name];
  return typeof value === 'number' ? value : null;
};
`;
}

/** Two pages of a thing, of different names. */
function seedsOf(thing: Thing): Readonly<Record<string, unknown>>[] {
  const title = thing.said.find(({ as }) => as === 'title' || as === 'text')?.name;
  return seedNames.map((_name, index) =>
    title === undefined ? thing.examples[0] : { ...thing.examples[0], [title]: seedName(thing, index) },
  );
}
