import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PactV4 } from '@pact-foundation/pact';
import { formFields, formType } from '../../skill/saas/form';
import { generatedContract, skillContract } from '../contract-file';
import { isMatcher, isObject } from '../matching';
import type { ContractInteraction } from './interaction';

/** Pact's mock server, which answers the given interactions and fails when one of them was not asked for. */
export type MockSaas = <Result>(
  interactions: readonly MockedInteraction[],
  test: (url: string) => Promise<Result>,
) => Promise<Result>;

/** As much of an interaction as the mock needs. */
export type MockedInteraction = Pick<ContractInteraction, 'description' | 'states' | 'request' | 'response'>;

/**
 * A mock whose interactions go into a contract of their own, begun from nothing.
 *
 * @param run names the contract, see {@link generatedContract}
 * @param sides of the contract; default: the skill's
 */
export function createMockSaas(run: string, sides = skillContract): MockSaas {
  const { folder } = generatedContract(run);
  // Pact merges into the file that it finds, so what is no longer asked for would stay.
  rmSync(folder, { recursive: true, force: true });
  process.env.PACT_DO_NOT_TRACK = 'true';

  return async <Result>(
    interactions: readonly MockedInteraction[],
    test: (url: string) => Promise<Result>,
  ): Promise<Result> => {
    const pact = new PactV4({
      ...sides,
      dir: folder,
      logLevel: 'warn',
    });
    const added = interactions.map(({ description, states, request, response }) => {
      const described = states.reduce(
        (built, { name, params }) => built.given(name, params),
        pact.addInteraction().uponReceiving(description),
      );
      return described
        .withRequest(request.method, request.path, (builder) => {
          if (request.query) builder.query(request.query);
          builder.headers(request.headers);
          if (request.body && request.headers['Content-Type'] === formType) formBody(builder, request.body);
          else if (request.body) builder.jsonBody(request.body);
        })
        .willRespondWith(response.status, (builder) => {
          if (response.body) builder.jsonBody(response.body);
          if (response.headers) builder.headers(response.headers);
        });
    });
    const last = added.at(-1);
    if (!last) throw new Error('A mock without interactions answers nothing.');
    let result: { readonly value: Result } | undefined;
    await last.executeTest(async ({ url, port }) => {
      result = { value: await test(url) };
      await requestsAreNoted(pact, port);
    });
    if (!result) throw new Error('The test did not run.');
    return result.value;
  };
}

/** A form with its matchers, as the mock server takes it; the builder itself writes nothing but JSON and bytes. */
function formBody(builder: object, body: object): void {
  const { interaction } = builder as unknown as {
    readonly interaction: { withRequestBody(body: string, contentType: string): void };
  };
  const fields = formFields(body, (value) => !isObject(value) || isMatcher(value));
  const written = fields.map(([name, value]) => [name, isObject(value) ? value : String(value)]);
  interaction.withRequestBody(JSON.stringify(Object.fromEntries(written)), formType);
}

/** How long the mock server may take to note a request that it has answered, in milliseconds. */
const notedWithin = 500;

/** As much of the native mock server as is needed here; `PactV4` keeps it to itself. */
interface NativeMockServer {
  mockServerMatchedSuccessfully(port: number): boolean;
  mockServerMismatches(port: number): readonly { readonly type: string }[];
}

/**
 * The mock server answers a request before it notes it. Asked at once, as `executeTest` does, it sometimes
 * reports a request that it answered as missing (about one in a thousand on a busy machine).
 */
async function requestsAreNoted(pact: PactV4, port: number): Promise<void> {
  const { pact: server } = pact as unknown as { readonly pact: NativeMockServer };
  const isNoted = () =>
    server.mockServerMatchedSuccessfully(port) ||
    server.mockServerMismatches(port).some(({ type }) => type !== 'missing-request');
  const end = performance.now() + notedWithin;
  while (!isNoted() && performance.now() < end) await pause(1);
}
