import { Addons } from './addons';
import { AlexaClients, clientTypes } from './alexa-clients';
import { Change } from './change';
import type { Configuration } from './configuration';
import { LambdaRoles } from './lambda-roles';
import { type Move, Moves } from './moves';
import type { Json, Plan } from './plan';
import { PlannedConfiguration } from './planned-configuration';
import { withoutKeys } from './resource-address';

/** What the review is told beside the plan. All of it is optional; what is missing is reported as not checked. */
export interface ReviewInputs {
  /** The configuration that was planned. */
  readonly configuration?: Configuration;
  /** The configuration that is deployed now. */
  readonly previousConfiguration?: Configuration;
  /** Version of the Terraform that wrote the state, e.g. `1.11.4`. */
  readonly previousTerraformVersion?: string;
  /** Addresses, names or ids of the app clients that are Alexa's; default those with a callback URL of Alexa. */
  readonly clients?: readonly string[];
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
  /** Which app clients are Alexa's. */
  readonly alexaClients: AlexaClients;
  /** What serves an add-on for Alexa+ and other assistants. */
  readonly addons: Addons;
  /** Which functions answer a skill, and which a user pool calls. */
  readonly lambdaRoles: LambdaRoles;
  /** What the configuration sets, and what refers to what. */
  readonly planned: PlannedConfiguration;
  private readonly changesByType: ReadonlyMap<string, readonly Change[]>;
  private readonly driftByType: ReadonlyMap<string, readonly Change[]>;
  private readonly readByAddress: ReadonlyMap<string, Change>;
  private readonly moves: Moves;
  private readonly pools: readonly Change[];
  private readonly poolsByName: ReadonlyMap<string, Change>;

  constructor(
    readonly plan: Plan,
    readonly beside: ReviewInputs = {},
  ) {
    this.planned = new PlannedConfiguration(plan);
    this.changes = this.entriesOf(plan.resource_changes, 'managed');
    this.drift = this.entriesOf(plan.resource_drift, 'managed');
    const read = this.entriesOf(plan.resource_changes, 'data');
    this.readByAddress = new Map(read.map((change) => [change.address, change]));
    this.changesByType = byType(this.changes);
    this.driftByType = byType(this.drift);
    this.now = beside.now ?? new Date();
    this.moves = new Moves(this.changes, this.planned);
    this.addons = new Addons(
      this.ofTypes(['aws_lambda_function']),
      this.ofTypes(['aws_apigatewayv2_integration']),
    );
    this.alexaClients = new AlexaClients(
      this.ofTypes(clientTypes),
      (client) => this.addons.isAlexaClient(client),
      beside.clients,
    );
    const allPools = this.ofTypes(['aws_cognito_user_pool']);
    this.lambdaRoles = new LambdaRoles(this.ofTypes(['aws_lambda_permission']), allPools);
    this.pools = allPools.filter(({ action }) => action !== 'create');
    // By id, which others refer to, and by address.
    this.poolsByName = new Map(
      this.pools.flatMap((pool) => [
        [String(pool.before('id').value), pool],
        [pool.address, pool],
      ]),
    );
    const domains = this.ofTypes(['aws_cognito_user_pool_domain']).flatMap((change) => [
      change.before('domain').value,
      change.after('domain').value,
    ]);
    this.signInDomains = new Set(domains.filter((domain) => typeof domain === 'string').map(hostname));
  }

  /** Changes of these types, or with `drift` what changed outside Terraform, by type and in the plan's order. */
  ofTypes(types: readonly string[] | ((type: string) => boolean), drift = false): readonly Change[] {
    const changes = drift ? this.driftByType : this.changesByType;
    const chosen = typeof types === 'function' ? [...changes.keys()].filter(types) : types;
    return chosen.flatMap((type) => changes.get(type) ?? []);
  }

  /** The move that would keep what this change deletes; undefined where nothing like it is created. */
  moveOf(change: Change): Move | undefined {
    return this.moves.moveOf(change);
  }

  /** Whether this change creates what another one deletes. */
  isMoveTarget(change: Change): boolean {
    return this.moves.isTarget(change);
  }

  /** The region of the certificate that a change refers to, or undefined where only the apply will tell. */
  certificateRegion(change: Change): string | undefined {
    const arn = change.after('certificate_arn');
    if (arn.known) return String(arn.value).split(':')[3] ?? '';
    const certificates = this.sourcesOf(change, 'certificate_arn', [
      'aws_acm_certificate',
      'aws_acm_certificate_validation',
    ]);
    const regions = certificates.map(
      // Since version 6 of the provider a resource may name a region of its own.
      (one) => text(one.after('region').value) ?? this.planned.regionOf(one.address),
    );
    return regions.every((region) => region === regions[0]) ? regions[0] : undefined;
  }

  /** Resources of these types that an attribute comes from. */
  sourcesOf(change: Change, attribute: string, types: readonly string[]): readonly Change[] {
    const { references } = this.planned.sources(change.address, attribute);
    return this.ofTypes(types).filter(({ address }) => {
      const resource = withoutKeys(address);
      return references.some((reference) => reference === resource || reference.startsWith(`${resource}.`));
    });
  }

  /** What an attribute comes from, such as `aws_acm_certificate.login.arn`, from the root and without keys. */
  references(change: Change, attribute: string): readonly string[] {
    return this.planned.sources(change.address, attribute).references;
  }

  /** A data source that is read during apply, by its address. */
  readDuringApply(address: string): Change | undefined {
    return this.readByAddress.get(address);
  }

  /** The user pool that something belongs to; undefined where the plan does not tell, or has none but new ones. */
  poolOf(change: Change): Change | undefined {
    const poolId = change.before('user_pool_id').value ?? change.after('user_pool_id').value;
    const own = this.poolsByName.get(change.address) ?? this.poolsByName.get(String(poolId));
    return own ?? (this.pools.length === 1 ? this.pools[0] : undefined);
  }

  /** How many customers a user pool has by Cognito's own estimate, for the pool that a change belongs to. */
  customersOf(change: Change): number | undefined {
    const pool = this.poolOf(change);
    const estimate = pool?.before('estimated_number_of_users');
    return estimate && !estimate.sensitive && typeof estimate.value === 'number' ? estimate.value : undefined;
  }

  private entriesOf(entries: Plan['resource_changes'], mode: 'managed' | 'data'): Change[] {
    return (entries ?? [])
      .filter((entry) => (entry.mode ?? 'managed') === mode)
      .map((entry) => new Change(entry, this.planned));
  }
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

function text(value: Json): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
