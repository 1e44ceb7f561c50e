import { Change } from './change';
import type { Configuration } from './configuration';
import { Moves } from './moves';
import type { ConfiguredModule, ConfiguredResource, Json, Plan } from './plan';

/** What the review is told beside the plan. All of it is optional; what is missing is reported as not checked. */
export interface Beside {
  /** The configuration that was planned. */
  readonly configuration?: Configuration;
  /** The configuration that is deployed now. */
  readonly previousConfiguration?: Configuration;
  /** Version of the Terraform that wrote the state, e.g. `1.11.4`. */
  readonly previousTerraformVersion?: string;
  /** Today; default the real one. */
  readonly now?: Date;
}

/** The whole plan, as rules look at it. */
export class Context {
  readonly changes: readonly Change[];
  readonly drift: readonly Change[];
  readonly now: Date;
  /** Sign-in domains in the plan, as they are and as they would be, in lower case. */
  readonly signInDomains: ReadonlySet<string>;
  private readonly changesByType: ReadonlyMap<string, readonly Change[]>;
  private readonly driftByType: ReadonlyMap<string, readonly Change[]>;
  private readonly moves: Moves;
  private readonly pools: readonly Change[];
  private readonly poolsByName: ReadonlyMap<string, Change>;
  private readonly configuredByAddress: ReadonlyMap<string, ConfiguredResource>;

  constructor(
    readonly plan: Plan,
    readonly beside: Beside = {},
  ) {
    this.configuredByAddress = new Map(indexed(plan.configuration?.root_module ?? {}));
    this.changes = this.managed(plan.resource_changes);
    this.drift = this.managed(plan.resource_drift);
    this.changesByType = byType(this.changes);
    this.driftByType = byType(this.drift);
    this.now = beside.now ?? new Date();
    this.moves = new Moves(this.changes);
    this.pools = this.changes.filter(
      ({ type, action }) => type === 'aws_cognito_user_pool' && action !== 'create',
    );
    // By id, which others refer to, and by address.
    this.poolsByName = new Map(
      this.pools.flatMap((pool) => [
        [String(pool.before('id').value), pool],
        [pool.address, pool],
      ]),
    );
    const domains = this.changes
      .filter(({ type }) => type === 'aws_cognito_user_pool_domain')
      .flatMap((change) => [change.before('domain').value, change.after('domain').value]);
    this.signInDomains = new Set(domains.filter((domain) => typeof domain === 'string').map(hostname));
  }

  /** Changes of these types, or with `drift` what changed outside Terraform, by type and in the plan's order. */
  ofTypes(types: readonly string[], drift = false): readonly Change[] {
    const byType = drift ? this.driftByType : this.changesByType;
    return types.flatMap((type) => byType.get(type) ?? []);
  }

  /** The `moved` block that would keep what this change deletes; undefined where nothing like it is created. */
  movedBlock(change: Change): string | undefined {
    return this.moves.blockFor(change);
  }

  /** Whether this change creates what another one deletes. */
  isMoveTarget(change: Change): boolean {
    return this.moves.isTarget(change);
  }

  /** The region of the certificate that a change refers to, or undefined where only the apply will tell. */
  certificateRegion(change: Change): string | undefined {
    const arn = change.after('certificate_arn');
    if (arn.known) return String(arn.value).split(':')[3] ?? '';
    for (const reference of this.references(change, 'certificate_arn')) {
      const key = this.configured(moduleOf(change.address), reference)?.provider_config_key;
      const region = key && this.plan.configuration?.provider_config?.[key]?.expressions?.region;
      if (region && typeof region.constant_value === 'string') return region.constant_value;
    }
    return undefined;
  }

  /** What an attribute refers to in the configuration, such as `aws_acm_certificate.login.arn`. */
  references(change: Change, attribute: string): readonly string[] {
    const expression = this.configured(moduleOf(change.address), change.address)?.expressions?.[attribute];
    return expression === undefined ? [] : referencesIn(expression);
  }

  /** How many customers a user pool has by Cognito's own estimate, for the pool that a change belongs to. */
  customersOf(change: Change): number | undefined {
    const { pools } = this;
    const poolId = change.before('user_pool_id').value;
    const own = this.poolsByName.get(change.address) ?? this.poolsByName.get(String(poolId));
    const pool = own ?? (pools.length === 1 ? pools[0] : undefined);
    const estimate = pool?.before('estimated_number_of_users');
    return estimate && !estimate.sensitive && typeof estimate.value === 'number' ? estimate.value : undefined;
  }

  private managed(entries: Plan['resource_changes']): Change[] {
    return (entries ?? [])
      .filter(({ mode }) => mode !== 'data')
      .map((entry) => {
        const expressions = this.configured(moduleOf(entry.address), entry.address)?.expressions;
        return new Change(entry, expressions && new Set(Object.keys(expressions)));
      });
  }

  private configured(module: readonly string[], address: string): ConfiguredResource | undefined {
    const [type, name] = withoutKeys(address)
      .replace(/^(module\.[^.]+\.)+/, '')
      .split('.');
    return this.configuredByAddress.get([...module, `${type}.${name}`].join('/'));
  }
}

/** Every resource of the configuration by its modules and its address there, `identity/login/aws_x.y`. */
function indexed(module: ConfiguredModule, path: readonly string[] = []): [string, ConfiguredResource][] {
  const own = (module.resources ?? []).map((resource): [string, ConfiguredResource] => [
    [...path, resource.address].join('/'),
    resource,
  ]);
  const children = Object.entries(module.module_calls ?? {}).flatMap(([name, call]) =>
    indexed(call.module ?? {}, [...path, name]),
  );
  return [...own, ...children];
}

function byType(changes: readonly Change[]): Map<string, Change[]> {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const known = found.get(change.type);
    if (known) known.push(change);
    else found.set(change.type, [change]);
  }
  return found;
}

/** A host name as DNS compares it. */
export function hostname(name: Json): string {
  return String(name).toLowerCase().replace(/\.$/, '');
}

/** Names of the module calls on the way to an address, keys left out. */
function moduleOf(address: string): string[] {
  return [...withoutKeys(address).matchAll(/module\.([^.]+)/g)].map((match) => match[1] ?? '');
}

function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

function referencesIn(expression: Json): string[] {
  if (expression === null || typeof expression !== 'object') return [];
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  const { references, ...rest } = expression as { readonly [key: string]: Json };
  const own = Array.isArray(references) ? references.map(String) : [];
  return [...own, ...Object.values(rest).flatMap(referencesIn)];
}
