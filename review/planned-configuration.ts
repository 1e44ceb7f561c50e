import type {
  ConfiguredBlock,
  ConfiguredCall,
  ConfiguredModule,
  ConfiguredResource,
  Json,
  Plan,
} from './plan';
import { withoutKeys } from './resource-address';

/** Resources and data sources that a value comes from, as addresses from the root, without keys of instances. */
export interface Sources {
  readonly references: readonly string[];
  /** It also comes from a `local`, whose expression a plan does not contain. */
  readonly opaque: boolean;
}

type Block = { readonly [name: string]: Json };

/** Where a reference stands: in a module, and in a block that may be there several times. */
interface Place {
  readonly module: readonly string[];
  readonly block?: ConfiguredBlock;
}

/** The configuration that a plan contains: what is set, and what refers to what. */
export class PlannedConfiguration {
  private readonly resources = new Map<string, ConfiguredResource>();
  private readonly calls = new Map<string, ConfiguredCall>();
  private readonly modules = new Map<string, ConfiguredModule>();
  private readonly known = new Map<string, Sources>();

  constructor(private readonly plan: Plan) {
    this.index(plan.configuration?.root_module ?? {}, []);
  }

  /** Whether the configuration sets an attribute, or undefined where it does not contain the resource. */
  sets(address: string, attribute: string): boolean | undefined {
    const expressions = this.resource(address)?.expressions;
    return expressions && Object.hasOwn(expressions, attribute);
  }

  /** Whether a resource, or a module call, still stands in the configuration. */
  declares(address: string): boolean {
    const key = withoutKeys(address);
    return this.resources.has(key) || this.calls.has(key);
  }

  /** What an attribute comes from, through variables, outputs and instances. */
  sources(address: string, attribute: string): Sources {
    const resource = this.resource(address);
    const expression = resource?.expressions?.[attribute];
    if (expression === undefined) return { references: [], opaque: false };
    const key = `${withoutKeys(address)} ${attribute}`;
    const known =
      this.known.get(key) ?? this.trace(expression, { module: modulesOf(address), block: resource });
    this.known.set(key, known);
    return known;
  }

  /** What all attributes of a resource come from. */
  referencesOf(address: string): readonly string[] {
    const names = Object.keys(this.resource(address)?.expressions ?? {});
    return [...new Set(names.flatMap((name) => this.sources(address, name).references))];
  }

  /** The region of the provider that a resource is made with, where the plan tells it. */
  regionOf(address: string): string | undefined {
    return this.valueOf(this.providerOf(address)?.region);
  }

  /** The AWS account of that provider, where the role that it assumes or the accounts that it allows tell it. */
  accountOf(address: string): string | undefined {
    const provider = this.providerOf(address);
    const [role] = [provider?.assume_role].flat();
    const arn = role && typeof role === 'object' ? this.valueOf((role as Block).role_arn) : undefined;
    const allowed = (provider?.allowed_account_ids as Block | undefined)?.constant_value;
    return (
      arn?.split(':')[4] ?? (Array.isArray(allowed) && allowed.length === 1 ? String(allowed[0]) : undefined)
    );
  }

  private providerOf(address: string): Block | undefined {
    const key = this.resource(address)?.provider_config_key;
    return key === undefined ? undefined : this.plan.configuration?.provider_config?.[key]?.expressions;
  }

  /** A text that stands there, or in the variable that stands there. */
  private valueOf(expression: Json | undefined): string | undefined {
    if (expression === undefined || expression === null || typeof expression !== 'object') return undefined;
    const constant = (expression as Block).constant_value;
    if (typeof constant === 'string') return constant;
    const variables = referencesIn(expression).filter((reference) => reference.startsWith('var.'));
    const value = variables[0] && this.plan.variables?.[variables[0].slice('var.'.length)]?.value;
    return variables.length === 1 && typeof value === 'string' ? value : undefined;
  }

  private resource(address: string): ConfiguredResource | undefined {
    return this.resources.get(withoutKeys(address));
  }

  private index(module: ConfiguredModule, path: readonly string[]): void {
    const prefix = path.map((name) => `module.${name}.`).join('');
    this.modules.set(path.join('/'), module);
    for (const resource of module.resources ?? [])
      this.resources.set(`${prefix}${resource.address}`, resource);
    for (const [name, call] of Object.entries(module.module_calls ?? {})) {
      this.calls.set(`${prefix}module.${name}`, call);
      this.index(call.module ?? {}, [...path, name]);
    }
  }

  private trace(expression: Json, place: Place, depth = 0): Sources {
    // Deeper than any module tree: `each.value` of a map that is made of `each.value`.
    if (depth > 20) return { references: [], opaque: true };
    const found = referencesIn(expression).map((reference) => this.follow(reference, place, depth + 1));
    return {
      references: [...new Set(found.flatMap(({ references }) => references))],
      opaque: found.some(({ opaque }) => opaque),
    };
  }

  private follow(reference: string, place: Place, depth: number): Sources {
    const { module, block } = place;
    const prefix = module.map((name) => `module.${name}.`).join('');
    const [head = '', name = '', output] = withoutKeys(reference).split('.');
    if (head === 'var') return this.followVariable(name, module, depth);
    if (head === 'each') return this.trace(block?.for_each_expression ?? null, place, depth);
    if (head === 'local') return { references: [], opaque: true };
    if (head === 'module' && output !== undefined) {
      const child = [...module, name];
      const expression = this.modules.get(child.join('/'))?.outputs?.[output]?.expression;
      if (expression !== undefined) return this.trace(expression, { module: child }, depth);
    }
    const isResource = head === 'module' || head === 'data' || this.resources.has(`${prefix}${head}.${name}`);
    return { references: isResource ? [`${prefix}${withoutKeys(reference)}`] : [], opaque: false };
  }

  /** What the module's call gives for a variable; of the root module's variables a plan has the bare value. */
  private followVariable(name: string, module: readonly string[], depth: number): Sources {
    const parent = module.slice(0, -1);
    const call = this.calls.get(module.map((one) => `module.${one}`).join('.'));
    const expression = call?.expressions?.[name];
    return expression === undefined
      ? { references: [], opaque: false }
      : this.trace(expression, { module: parent, block: call }, depth);
  }
}

/** Names of the module calls on the way to an address. */
function modulesOf(address: string): string[] {
  return [...withoutKeys(address).matchAll(/(?:^|\.)module\.([^.]+)/g)].map((match) => match[1] ?? '');
}

function referencesIn(expression: Json): string[] {
  if (expression === null || typeof expression !== 'object') return [];
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  const { references, ...rest } = expression as { readonly [key: string]: Json };
  const own = Array.isArray(references) ? references.map(String) : [];
  return [...own, ...Object.values(rest).flatMap(referencesIn)];
}
