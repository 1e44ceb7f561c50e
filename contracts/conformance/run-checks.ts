import { VerificationError } from '../verifier/provider-states';
import type { Redaction } from '../verifier/redaction';
import { type CheckGroup, ConformanceFault, NotCheckable } from './check';

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
 * Makes every check, one after the other, each in a world of its own.
 *
 * @throws VerificationError where a check finds that nothing can be checked, or not one could be made
 */
export async function runChecks<World>(
  groups: readonly CheckGroup<World>[],
  { world: newWorld, redaction, onCheck, after }: RunOptions<World>,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name: group, checks } of groups) {
    for (const { behaviour, run } of checks) {
      const world = newWorld();
      const outcome = await run(world).then(
        () => ({ outcome: 'kept' }) as const,
        (error: unknown) => {
          if (error instanceof VerificationError) throw error;
          if (error instanceof NotCheckable)
            return { outcome: 'unchecked', message: redaction.text(error.message) } as const;
          if (error instanceof ConformanceFault)
            return { outcome: 'broken', message: redaction.text(error.message) } as const;
          throw error;
        },
      );
      await after?.(world);
      results.push({ group, behaviour, ...outcome });
      onCheck?.(results.length);
    }
  }
  if (results.every(({ outcome }) => outcome === 'unchecked')) {
    throw new VerificationError(`None of the checks could be made: ${results[0]?.message}.`);
  }
  return results;
}
