import type { ConformanceReport } from '../../conformance/conform';
import { runChecks } from '../../conformance/run-checks';
import type { StateChanges } from '../../verifier/provider-states';
import { checkProviderUrl } from '../../verifier/provider-url';
import { Redaction } from '../../verifier/redaction';
import { migrationChecks } from './checks';
import { createMigrationWorld } from './world';

/** What to check, and how. */
export interface MigrationConformOptions {
  /** The whole URL of the running endpoint. */
  readonly url: string;
  readonly states: StateChanges;
  /** The key with which the endpoint checks signatures, `whsec_…`. */
  readonly signingKey: string;
  /** Milliseconds for each answer. */
  readonly timeout: number;
  /** Told how many checks were made so far, after each. */
  readonly onCheck?: (count: number) => void;
}

/**
 * Checks a running migration endpoint by what no contract can hold.
 *
 * @throws VerificationError where endpoint or states cannot be reached, or not one check could be made
 */
export async function conformMigration(options: MigrationConformOptions): Promise<ConformanceReport> {
  const { url, states, signingKey, timeout, onCheck } = options;
  const started = performance.now();
  const redaction = new Redaction();
  redaction.add(signingKey);
  await checkProviderUrl(url, undefined, timeout);
  await states.check?.();
  let slowest = 0;
  const results = await runChecks(migrationChecks, {
    world: () => createMigrationWorld({ url, states, signingKey, timeout }),
    redaction,
    onCheck,
    after: async (world) => {
      slowest = Math.max(slowest, world.slowest);
      await world.close();
    },
  });
  return {
    ok: results.every(({ outcome }) => outcome !== 'broken'),
    results,
    slowest: { request: `POST ${new URL(url).pathname}`, milliseconds: Math.round(slowest) },
    duration: Math.round(performance.now() - started),
  };
}
