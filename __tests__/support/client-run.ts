import type { ContractInteraction } from '../../contracts/consumer/interaction';
import type { MockSaas } from '../../contracts/consumer/mock-saas';
import { exampleToken } from '../../contracts/matching';
import type { ContractedService } from '../../contracts/service';
import { Deadline } from '../../skill/saas/deadline';
import { exchange } from '../../skill/saas/exchange';
import type { SaasOutcome } from '../../skill/saas/outcome';
import { createClient } from '../../skill/saas/saas-client';

/** What stands between the client and the network, and may change what goes through. */
export type Wire = (next: Send) => Send;

/** How the client's request gets to the SaaS, and the answer back. */
export type Send = typeof exchange;

/** The skill never calls without a token; a proxy on the way may lose it all the same. */
const loseAuthorization: Wire =
  (next) =>
  ({ headers: { Authorization: _lost, ...headers }, ...request }, signal) =>
    next({ ...request, headers }, signal);

type ClientService = Pick<ContractedService, 'operations' | 'problems' | 'scopes'>;

/** What the client is made with, besides the service. */
interface ClientOptions {
  readonly baseUrl: string;
  readonly accessToken?: string;
  readonly send?: Send;
}

/** Lets the skill's client send the request of an interaction, and gives what it makes of the answer. */
export async function callClient(
  service: ClientService,
  { operation, input }: Pick<ContractInteraction, 'operation' | 'input'>,
  { baseUrl, accessToken = exampleToken, send }: ClientOptions,
): Promise<{ readonly kind: string }> {
  const client = createClient(service, { baseUrl, accessToken, deadline: new Deadline(5_000), send });
  const method = client[operation] as (input: unknown) => Promise<SaasOutcome>;
  return method(input);
}

/**
 * Lets the skill's client send the request of an interaction to Pact's mock, and gives what it makes of the
 * answer.
 *
 * @throws Error when the request is not the one that the contract holds
 */
export async function outcomeOf(
  service: ClientService,
  interaction: ContractInteraction,
  mockSaas: MockSaas,
  wire: Wire = (next) => next,
): Promise<{ readonly kind: string }> {
  const send = wire(interaction.problem === 'missing-token' ? loseAuthorization(exchange) : exchange);
  return mockSaas([interaction], (baseUrl) => callClient(service, interaction, { baseUrl, send }));
}
