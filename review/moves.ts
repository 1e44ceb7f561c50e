import type { Change, Side } from './change';

/** A resource that the plan deletes here and creates there, although it is the same thing. */
interface Move {
  readonly from: Change;
  readonly to: Change;
}

/** What makes two resources of a type the same thing to AWS. Types that are not listed are never paired. */
const identities: Record<string, readonly string[]> = {
  aws_cognito_user_pool: ['name'],
  aws_cognito_user_pool_client: ['name'],
  aws_cognito_user_pool_domain: ['domain'],
  aws_cognito_resource_server: ['identifier'],
  aws_cognito_identity_provider: ['provider_name'],
  aws_acm_certificate: ['domain_name'],
  aws_acm_certificate_validation: [],
  aws_route53_zone: ['name'],
  aws_route53_record: ['zone_id', 'name', 'type'],
  aws_lambda_function: ['function_name'],
  aws_lambda_permission: ['principal', 'event_source_token'],
  aws_iam_role: ['name'],
  aws_iam_role_policy: ['name'],
  aws_cloudwatch_log_group: ['name'],
  aws_cloudwatch_metric_alarm: ['alarm_name'],
  aws_sns_topic: ['name'],
  aws_wafv2_web_acl_association: ['resource_arn'],
};

/** Pairs each deletion with the creation of the same thing at another address. */
export class Moves {
  /** By the address that is deleted. */
  private readonly byOrigin = new Map<string, Move>();
  private readonly targets = new Set<Change>();
  /** How many resources at an address or below it stay where they are. */
  private readonly staying = new Map<string, number>();

  constructor(changes: readonly Change[]) {
    const created = new Map<string, Set<Change>>();
    for (const change of changes.filter(isCreated)) {
      const key = bucketOf(change);
      created.set(key, (created.get(key) ?? new Set()).add(change));
    }
    for (const from of changes.filter(({ action, type }) => action === 'delete' && type in identities)) {
      const to = closest(from, created);
      if (to === undefined) continue;
      created.get(bucketOf(to))?.delete(to);
      this.byOrigin.set(from.address, { from, to });
      this.targets.add(to);
    }
    for (const { address, action } of changes) {
      if (action === 'create' || this.byOrigin.has(address)) continue;
      for (const prefix of prefixes(address)) this.staying.set(prefix, (this.staying.get(prefix) ?? 0) + 1);
    }
  }

  /** Whether this change creates what another one deletes. */
  isTarget(change: Change): boolean {
    return this.targets.has(change);
  }

  /**
   * The `moved` block that tells Terraform that it is the same thing; undefined where nothing like it is created. It
   * names the module or the resource as a whole where all that is there moves.
   *
   * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
   */
  blockFor(change: Change): string | undefined {
    const move = this.byOrigin.get(change.address);
    if (move === undefined) return undefined;
    const movesWhole = (prefix: string) => !this.staying.has(prefix);
    const [a, b] = shortest(segments(move.from.address), segments(move.to.address), movesWhole);
    return `moved {\n  from = ${a}\n  to   = ${b}\n}`;
  }
}

function isCreated({ action, type }: Change): boolean {
  return action === 'create' && type in identities;
}

/** Of what is created and not paired yet: what certainly is the same thing, or else what may turn out to be it. */
function closest(from: Change, created: ReadonlyMap<string, ReadonlySet<Change>>): Change | undefined {
  const exact = mostAlike(from, created.get(keyOf(from, 'before')) ?? []);
  if (exact !== undefined) return exact;
  return mostAlike(
    from,
    [...(created.get(from.type) ?? [])].filter((to) => isSameThing(from, to)),
  );
}

function mostAlike(from: Change, candidates: Iterable<Change>): Change | undefined {
  let best: { to: Change; likeness: number } | undefined;
  for (const to of candidates) {
    const alike = likeness(from.address, to.address);
    if (best === undefined || alike > best.likeness) best = { to, likeness: alike };
  }
  return best?.to;
}

/** What is created is looked up by its identity, or by its type alone while the identity is not known. */
function bucketOf(change: Change): string {
  const isKnown = (identities[change.type] ?? []).every((name) => change.after(name).known);
  return isKnown ? keyOf(change, 'after') : change.type;
}

/** Type and identity in one text. */
function keyOf(change: Change, side: Side): string {
  const names = identities[change.type] ?? [];
  return JSON.stringify([change.type, ...names.map((name) => change.at(side, name).value)]);
}

function isSameThing(from: Change, to: Change): boolean {
  return (identities[from.type] ?? []).every((name) => {
    const after = to.after(name);
    return !after.known || after.value === from.before(name).value;
  });
}

/** The address, and everything that it stands below: its resource without the key, its modules. */
function prefixes(address: string): string[] {
  const all = [address];
  for (const [index, character] of [...address].entries()) {
    if (character === '.' || character === '[') all.push(address.slice(0, index));
  }
  return all;
}

/** Of several creations that could be it, the one whose address ends most alike (the same key, the same module). */
function likeness(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

/** `module.a[0].aws_x.b["k"]` as `module.a[0]`, `aws_x.b["k"]`. A key may hold dots. */
function segments(address: string): string[] {
  const names = address.match(/(?:[^.[\]]+|\[(?:"(?:[^"\\]|\\.)*"|\d+)\])+/g) ?? [];
  return names.flatMap((name, index) => (index % 2 === 1 ? [`${names[index - 1]}.${name}`] : []));
}

function shortest(
  a: readonly string[],
  b: readonly string[],
  movesWhole: (prefix: string) => boolean,
): [from: string, to: string] {
  const from = a.join('.');
  const to = b.join('.');
  const isAlike = a.at(-1) === b.at(-1) && a.length > 1 && b.length > 1;
  if (isAlike && movesWhole(a.slice(0, -1).join('.'))) {
    return shortest(a.slice(0, -1), b.slice(0, -1), movesWhole);
  }
  const key = indexOf(from);
  const whole = from.slice(0, from.length - key.length);
  return key === indexOf(to) && movesWhole(whole) ? [whole, to.slice(0, to.length - key.length)] : [from, to];
}

/** The key of the last segment of an address, such as `["alexa"]` or `[0]`; empty where there is none. */
function indexOf(address: string): string {
  return /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]$/.exec(address)?.[0] ?? '';
}
