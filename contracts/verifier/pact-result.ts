import { z } from 'zod';
import type { Exchange } from './interaction-log';
import { VerificationError } from './provider-states';
import type { Finding, InteractionReport } from './report';

const mismatch = z.object({
  type: z.string(),
  mismatch: z.string().optional(),
  path: z.string().optional(),
  key: z.string().optional(),
  expected: z.unknown().optional(),
  actual: z.unknown().optional(),
});

const failure = z.object({
  interaction: z.string(),
  mismatch: z.discriminatedUnion('type', [
    z.object({ type: z.literal('mismatches'), mismatches: z.array(mismatch) }),
    z.object({ type: z.literal('error'), message: z.string() }),
  ]),
});

const pactResult = z.object({
  result: z.boolean(),
  errors: z.array(failure),
  pendingErrors: z.array(failure),
  interactionResults: z.array(z.object({ description: z.string(), result: z.enum(['OK', 'Error']) })),
  notices: z.array(z.record(z.string(), z.string())),
});

/** The report of the Pact verifier, as far as it is read here. */
export type PactResult = z.output<typeof pactResult>;
type Failure = PactResult['errors'][number];

/**
 * @throws VerificationError when the text is no report of the Pact verifier, or says that no pact was loaded
 */
export function parsePactResult(text: string): PactResult {
  const result = pactResult.parse(JSON.parse(text));
  const notLoaded = [...result.errors, ...result.pendingErrors].find(({ interaction }) =>
    /^(Failed to load pact|Could not verify the provided pact)/.test(interaction),
  );
  if (notLoaded) {
    const why = notLoaded.mismatch.type === 'error' ? notLoaded.mismatch.message : notLoaded.interaction;
    const toDo = /^No pacts found/.test(why)
      ? '. Has the consumer published one, and does the broker know its main branch?'
      : '';
    throw new VerificationError(`The contract could not be loaded: ${why}${toDo}`);
  }
  return result;
}

/**
 * Brings together what the Pact verifier found and what the gateway saw. Both have the interactions in the
 * order in which they were verified.
 *
 * @throws VerificationError when they do not have the same ones: then nothing can be said about any
 */
export function interactionReports(result: PactResult, exchanges: readonly Exchange[]): InteractionReport[] {
  if (result.interactionResults.length !== exchanges.length) {
    throw new VerificationError(
      `The Pact verifier reports ${result.interactionResults.length} interactions, ${exchanges.length} went ` +
        'through the gateway: the result cannot be trusted.',
    );
  }
  const failed = [...result.errors];
  const failedPending = [...result.pendingErrors];

  return result.interactionResults.map(({ description, result: outcome }, index) => {
    const exchange = exchanges[index] as Exchange;
    const states = exchange.states.map(({ name }) => name);
    const name = `${states.map((state, at) => ` ${at === 0 ? 'Given' : 'And'} ${state}`).join('')} - ${description}`;
    const error = outcome === 'Error' ? take(failed, name) : undefined;
    const pendingError = outcome === 'Error' && !error ? take(failedPending, name) : undefined;
    const found = error ?? pendingError;
    const passed = outcome === 'OK' && exchange.faults.length === 0;
    return {
      description,
      states,
      request: exchange.request,
      status: exchange.status,
      milliseconds: exchange.milliseconds,
      passed,
      pending: pendingError !== undefined,
      findings: passed ? [] : findings(exchange, found),
    };
  });
}

/** Takes out of the list the first failure of the interaction. */
function take(failures: Failure[], name: string): Failure | undefined {
  const index = failures.findIndex(({ interaction }) => interaction.endsWith(name));
  return index < 0 ? undefined : failures.splice(index, 1)[0];
}

function findings(exchange: Exchange, failure: Failure | undefined): Finding[] {
  // What the verifier makes of a request that was never sent says nothing.
  if (exchange.faults.length > 0) return exchange.faults.map(({ kind, message }) => ({ kind, message }));
  if (failure === undefined) return [{ kind: 'error', message: 'The Pact verifier gives no reason.' }];
  if (failure.mismatch.type === 'error') return [{ kind: 'error', message: failure.mismatch.message }];
  return failure.mismatch.mismatches.map((one) => finding(one, exchange)).sort(byKindAndPath);
}

function finding(one: z.output<typeof mismatch>, exchange: Exchange): Finding {
  const kind = kinds[one.type] ?? 'error';
  const expected = shown(one.expected);
  const received = shown(one.actual);
  const redirect =
    kind === 'status' && exchange.location !== undefined
      ? `; it redirects to ${exchange.location}: is the provider's URL right?`
      : '';
  return {
    kind,
    path: one.key ?? one.path,
    expected,
    received,
    message: (one.mismatch ?? `Expected ${expected}, received ${received}`) + redirect,
  };
}

const kinds: Readonly<Record<string, Finding['kind']>> = {
  StatusMismatch: 'status',
  HeaderMismatch: 'header',
  BodyMismatch: 'body',
  BodyTypeMismatch: 'body',
};

/** The Pact verifier gives findings in an order that changes from run to run. */
function byKindAndPath(one: Finding, other: Finding): number {
  const rank = ({ kind, path = '' }: Finding) => `${Object.values(kinds).indexOf(kind)} ${path}`;
  return rank(one).localeCompare(rank(other), 'en', { numeric: true });
}

function shown(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === 'string'
    ? (value ?? undefined)
    : JSON.stringify(value);
}
