import type { CheckGroup } from '../../contracts/conformance/check';
import { conformanceChecks } from '../../contracts/conformance/conform';
import { createWorld } from '../../contracts/conformance/create-world';
import { ConformanceFault, NotCheckable } from '../../contracts/conformance/fault';
import { referenceIssuer } from '../../contracts/conformance/reference-issuer';
import type { ReferenceProvider } from '../../contracts/reference/provider';
import type { ReferencedService } from '../../contracts/service';
import { mintedStatesOf, statesOf } from '../../contracts/states';
import { handlerStates } from '../../contracts/verifier/handler-states';
import { Redaction } from '../../contracts/verifier/redaction';

/** Each check by its group and what the service does, e.g. `tokens: refuses an ID token`. */
export function namedChecks(service: ReferencedService) {
  return conformanceChecks(service).flatMap(({ name, checks }: CheckGroup) =>
    checks.map((check) => ({ name: `${name}: ${check.behaviour}`, check })),
  );
}

/** Makes one check of a reference; what is wrong, or undefined. */
export async function brokenBy(
  service: ReferencedService,
  { saas, states, mint }: ReferenceProvider,
  name: string,
  withIssuer = true,
): Promise<string | undefined> {
  const found = namedChecks(service).find((one) => one.name === name);
  if (!found) throw new Error(`There is no check "${name}".`);
  const world = createWorld({
    service,
    providerUrl: saas.url,
    states: handlerStates({ ...statesOf(service), ...mintedStatesOf(service) }, states),
    issuer: withIssuer ? referenceIssuer(mint) : undefined,
    redaction: new Redaction(),
    timeout: 60_000,
  });
  try {
    await found.check.run(world);
    return undefined;
  } catch (error) {
    if (error instanceof ConformanceFault || error instanceof NotCheckable) return error.message;
    throw error;
  }
}
