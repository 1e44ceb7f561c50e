import { isDeepStrictEqual } from 'node:util';
import type { Change } from './change';
import { identityOf, isPaired, isSameThing, keyOf } from './identities';
import type { PlannedConfiguration } from './planned-configuration';
import { type Segment, segmentsOf, text, withoutKey } from './resource-address';

/** A resource that the plan deletes here and creates there, although it is the same thing. */
interface Pair {
  readonly from: Change;
  readonly to: Change;
}

/** What a `moved` block says: the address of a resource or of a module, and the one that it has now. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Among more candidates than these nobody could tell the right one by its address. */
const mostCandidates = 50;

/** Where everything below an address goes; a place that keeps something, or goes to several, has no one destination. */
type Destinations = Map<string, string | null>;

/** Pairs each deletion with the creation of the same thing at another address. */
export class Moves {
  /** By the address that is deleted. */
  private readonly pairs = new Map<string, Pair>();
  private readonly targets = new Set<Change>();
  private readonly destinations: Destinations = new Map();

  constructor(
    changes: readonly Change[],
    private readonly planned: PlannedConfiguration,
  ) {
    const candidates = new Candidates(
      changes.filter((change) => change.action === 'create' && isPaired(change)),
      planned,
    );
    const deleted = changes.filter((change) => change.action === 'delete' && isPaired(change));
    // What belongs to a user pool goes where the pool goes, so pools come first.
    for (const from of deleted.sort((a, b) => Number(isPool(b)) - Number(isPool(a)))) {
      const to = candidates.take(from, this.modulesOfPool(from));
      if (to === undefined) continue;
      this.pairs.set(from.address, { from, to });
      this.targets.add(to);
    }
    for (const change of changes) if (change.action !== 'create') this.note(change);
  }

  /** Whether this change creates what another one deletes. */
  isTarget(change: Change): boolean {
    return this.targets.has(change);
  }

  /**
   * The move that tells Terraform that it is the same thing; undefined where nothing like it is created. It names the
   * module or the resource as a whole where all that is there moves, and nothing of that name is left.
   *
   * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
   */
  moveOf(change: Change): Move | undefined {
    const pair = this.pairs.get(change.address);
    if (pair === undefined) return undefined;
    const from = segmentsOf(pair.from.address);
    for (const [prefix, isWhole] of prefixesOf(from)) {
      const to = this.destinations.get(prefix);
      if (typeof to === 'string' && !(isWhole && this.planned.declares(prefix))) return { from: prefix, to };
    }
    return { from: pair.from.address, to: pair.to.address };
  }

  /** Modules of the user pool that the one of a deleted resource becomes. */
  private modulesOfPool(change: Change): string | undefined {
    const poolId = change.before('user_pool_id').value;
    if (poolId === null) return undefined;
    for (const { from, to } of this.pairs.values()) {
      if (isPool(from) && from.before('id').value === poolId) return modulesOf(to.address);
    }
    return undefined;
  }

  /** Remembers, for a resource that was there, where each place goes that it stands below. */
  private note(change: Change): void {
    const from = segmentsOf(change.address);
    const pair = this.pairs.get(change.address);
    const to = pair && segmentsOf(pair.to.address);
    for (const [prefix, isWhole, index] of prefixesOf(from)) {
      const destination = to ? destinationOf(from, to, index, isWhole) : null;
      const known = this.destinations.get(prefix);
      this.destinations.set(prefix, known === undefined || known === destination ? destination : null);
    }
  }
}

/** Creations that are not paired yet, found by what they are, or by where they stand while that is not known. */
class Candidates {
  private readonly byKey = new Map<string, Set<Change>>();

  constructor(
    created: readonly Change[],
    private readonly planned: PlannedConfiguration,
  ) {
    for (const change of created) {
      const key = this.bucketOf(change);
      this.byKey.set(key, (this.byKey.get(key) ?? new Set()).add(change));
    }
  }

  /** Takes the creation that is the same thing as what is deleted, if there is one. */
  take(from: Change, modules: string | undefined): Change | undefined {
    const isProof = String(from.before('records').value).includes('.acm-validations.aws');
    const found =
      this.best(from, keyOf(from, 'before'), modules) ??
      this.best(from, isProof ? proofs : placeOf(from), modules);
    if (found) this.byKey.get(this.bucketOf(found))?.delete(found);
    return found;
  }

  private bucketOf(change: Change): string {
    const [first = ''] = identityOf(change);
    if (change.after(first).known) return keyOf(change, 'after');
    const { references } = this.planned.sources(change.address, first);
    return references.some((reference) => reference.includes('aws_acm_certificate.')) &&
      change.type === 'aws_route53_record'
      ? proofs
      : placeOf(change);
  }

  private best(from: Change, key: string, modules: string | undefined): Change | undefined {
    const bucket = this.byKey.get(key);
    if (bucket === undefined || bucket.size > mostCandidates) return undefined;
    const same = [...bucket].filter((to) => isSameThing(from, to));
    const inPool =
      modules === undefined ? same : same.filter(({ address }) => modulesOf(address) === modules);
    return mostAlike(from, inPool.length > 0 ? inPool : same);
  }
}

function isPool({ type }: Change): boolean {
  return type === 'aws_cognito_user_pool';
}

/** Where the records stand that prove to ACM that a name is yours: their own names are known to nobody yet. */
const proofs = 'records of ACM';

/** Its name and keys in the code, for a module that was renamed: `module.a["x"].b.c[0]` as `["x"] b.c[0]`. */
function placeOf({ address }: Change): string {
  const segments = segmentsOf(address);
  const last = segments.at(-1);
  return [...segments.slice(0, -1).map(({ key }) => key), last ? text([last]) : ''].join(' ');
}

/** Of several that could be it: the one with the same callback URLs, and whose address ends most alike. */
function mostAlike(from: Change, candidates: readonly Change[]): Change | undefined {
  let best: { to: Change; alike: number } | undefined;
  for (const to of candidates) {
    const sameCallbacks = isDeepStrictEqual(
      from.before('callback_urls').value,
      to.after('callback_urls').value,
    );
    const alike = likeness(from.address, to.address) + (sameCallbacks ? 1000 : 0);
    if (best === undefined || alike > best.alike) best = { to, alike };
  }
  return best?.to;
}

function likeness(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

function modulesOf(address: string): string {
  return text(segmentsOf(address).slice(0, -1));
}

/** Each place that an address stands below, and itself, the outermost first; whole: all instances of it. */
function* prefixesOf(
  segments: readonly Segment[],
): Generator<[prefix: string, isWhole: boolean, index: number]> {
  for (const [index, segment] of segments.entries()) {
    const path = segments.slice(0, index);
    if (segment.key !== '') yield [text([...path, withoutKey(segment)]), true, index];
    yield [text([...path, segment]), false, index];
  }
}

/** The place that corresponds to one of `from`, where all that follows is the same; null where it is not. */
function destinationOf(
  from: readonly Segment[],
  to: readonly Segment[],
  index: number,
  isWhole: boolean,
): string | null {
  const rest = from.slice(index + 1);
  const at = to.length - rest.length - 1;
  const last = to[at];
  if (last === undefined || text(rest) !== text(to.slice(at + 1))) return null;
  if (isWhole && from[index]?.key !== last.key) return null;
  // A module can become another module only, and a resource another resource.
  if (from[index]?.name.startsWith('module.') !== last.name.startsWith('module.')) return null;
  return text([...to.slice(0, at), isWhole ? withoutKey(last) : last]);
}
