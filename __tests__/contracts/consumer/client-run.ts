import type { ContractInteraction } from '../../../contracts/consumer/interaction';
import { exampleToken } from '../../../contracts/consumer/matching';
import type { MockSaas } from '../../../contracts/consumer/mock-saas';
import { Deadline } from '../../../skill/saas/deadline';
import { exchange } from '../../../skill/saas/exchange';
import type { SaasOutcome } from '../../../skill/saas/outcome';
import { SaasClient } from '../../../skill/saas/saas-client';

/** What stands between the client and the network, and may change what goes through. */
export type Wire = (next: Send) => Send;

/** How the client's request gets to the SaaS, and the answer back. */
export type Send = typeof exchange;

/** The skill never calls without a token; a proxy on the way may lose it all the same. */
const loseAuthorization: Wire =
  (next) =>
  ({ headers: { Authorization: _lost, ...headers }, ...request }, signal) =>
    next({ ...request, headers }, signal);

/**
 * Lets the skill's client send the request of an interaction to Pact's mock, and gives what it makes of the
 * answer.
 *
 * @throws Error when the request is not the one that the contract holds
 */
export async function outcomeOf(
  interaction: ContractInteraction,
  mockSaas: MockSaas,
  wire: Wire = (next) => next,
): Promise<SaasOutcome<unknown>> {
  const send = wire(interaction.problem === 'missing-token' ? loseAuthorization(exchange) : exchange);
  const deadline = new Deadline(5_000);
  return mockSaas([interaction], (baseUrl) =>
    interaction.call(new SaasClient({ baseUrl, accessToken: exampleToken, deadline, send })),
  );
}
