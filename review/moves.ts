import type { Change } from './change';

/** A resource that the plan deletes here and creates there, although it is the same thing. */
export interface Move {
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
  aws_route53_record: ['zone_id', 'name', 'type'],
  aws_lambda_function: ['function_name'],
  aws_lambda_permission: ['principal', 'event_source_token'],
  aws_iam_role: ['name'],
  aws_iam_role_policy: ['name'],
  aws_cloudwatch_log_group: ['name'],
  aws_cloudwatch_metric_alarm: ['alarm_name'],
  aws_sns_topic: ['name'],
};

/** Pairs each deletion with the creation of the same thing at another address. */
export function findMoves(changes: readonly Change[]): Move[] {
  const created = changes.filter((change) => change.action === 'create');
  const moves: Move[] = [];
  for (const from of changes.filter((change) => change.action === 'delete')) {
    const same = created.filter((to) => isSameThing(from, to) && !moves.some((move) => move.to === to));
    const to = same.sort((a, b) => likeness(from.address, b.address) - likeness(from.address, a.address))[0];
    if (to) moves.push({ from, to });
  }
  return moves;
}

function isSameThing(from: Change, to: Change): boolean {
  const identity = identities[from.type];
  return (
    from.type === to.type &&
    identity !== undefined &&
    identity.every((name) => {
      const after = to.after(name);
      return !after.known || after.value === from.before(name).value;
    })
  );
}

/** Of several creations that could be it, the one whose address ends most alike (the same key, the same module). */
function likeness(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

/**
 * The `moved` block that tells Terraform that it is the same thing. It names the module or the resource as a whole
 * where all that is there moves.
 *
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export function movedBlock({ from, to }: Move, moves: readonly Move[], changes: readonly Change[]): string {
  const moving = new Set(moves.map((move) => move.from.address));
  const movesWhole = (prefix: string) =>
    changes.every(
      ({ address, action }) =>
        action === 'create' ||
        moving.has(address) ||
        !(address === prefix || /^[.[]/.test(rest(address, prefix))),
    );
  const [a, b] = shortest(segments(from.address), segments(to.address), movesWhole);
  return `moved {\n  from = ${a}\n  to   = ${b}\n}`;
}

/** What follows the prefix, or nothing where the address does not begin with it. */
function rest(address: string, prefix: string): string {
  return address.startsWith(prefix) ? address.slice(prefix.length) : '';
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
  const key = keyOf(from);
  const whole = from.slice(0, from.length - key.length);
  return key === keyOf(to) && movesWhole(whole) ? [whole, to.slice(0, to.length - key.length)] : [from, to];
}

/** The key of the last segment, such as `["alexa"]` or `[0]`; empty where there is none. */
function keyOf(address: string): string {
  return /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]$/.exec(address)?.[0] ?? '';
}
