import { VerificationError } from '../verifier/provider-states';
import { excerpt, type Redaction } from '../verifier/redaction';
import type { CheckGroup } from './check';
import { ConformanceFault, NotCheckable } from './fault';

/** What came of one check. */
export interface CheckResult {
  /** E.g. `tokens`. */
  readonly group: string;
  readonly behaviour: string;
  readonly outcome: 'kept' | 'broken' | 'unchecked';
  /** What is wrong, or why it could not be checked. */
  readonly message?: string;
}

/** How checks are made. */
export interface RunOptions<World> {
  /** Makes the world of one check. */
  world(): World;
  /** Takes secrets out of what is said of a check. */
  readonly redaction: Redaction;
  /** Told how many checks were made so far, after each. */
  readonly onCheck?: ((count: number) => void) | undefined;
  /** Called with the world of each check when it was made, whatever came of it. */
  after?(world: World): void | Promise<void>;
}

/**
 * Makes every check, one after the other, each in a world of its own. A check that breaks off by an error that nobody
 * thought of has found something, and is not the end of the others.
 *
 * @throws VerificationError where nothing can be checked, or not one check could be made
 */
export async function runChecks<World>(
  groups: readonly CheckGroup<World>[],
  { world: newWorld, redaction, onCheck, after }: RunOptions<World>,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let unreachable: string | undefined;
  for (const { name: group, checks } of groups) {
    for (const { behaviour, run } of checks) {
      const world = newWorld();
      const error =
        unreachable === undefined ? await errorOf(() => run(world)) : new NotCheckable(unreachable);
      if (error instanceof VerificationError) {
        if (results.every(({ outcome }) => outcome === 'unchecked')) throw error;
        unreachable = 'an earlier check missed what this one needs, too';
      }
      await after?.(world);
      results.push({ group, behaviour, ...resultOf(error, redaction) });
      onCheck?.(results.length);
    }
  }
  if (results.every(({ outcome }) => outcome === 'unchecked')) {
    throw new VerificationError(`None of the checks could be made: ${results[0]?.message}.`);
  }
  return results;
}

/** Why a check was not kept; undefined where it was. */
async function errorOf(check: () => Promise<void>): Promise<unknown> {
  try {
    await check();
    return undefined;
  } catch (error) {
    return error ?? new Error('nothing was said');
  }
}

function resultOf(error: unknown, redaction: Redaction): Pick<CheckResult, 'outcome' | 'message'> {
  if (error === undefined) return { outcome: 'kept' };
  if (error instanceof NotCheckable) return { outcome: 'unchecked', message: redaction.text(error.message) };
  if (error instanceof ConformanceFault) return { outcome: 'broken', message: redaction.text(error.message) };
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const shown = excerpt(redaction.text(said));
  const message =
    error instanceof VerificationError
      ? `${excerpt(redaction.text(error.message))} It did when the run began: has the service ended? Its log says more. ` +
        'The checks after this one were not made.'
      : `The check broke off by what nobody thought of: ${shown}. Look for an unusual answer in the service's log; ` +
        'where there is none, the check has a fault: report this line to whoever gave you the contract.';
  return { outcome: 'broken', message };
}
