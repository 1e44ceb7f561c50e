import { service } from '#service/index';
import { conform } from '../../contracts/conformance/conform';
import { referenceIssuer } from '../../contracts/conformance/reference-issuer';
import { contractFile } from '../../contracts/contract-file';
import { startReferenceProvider } from '../../contracts/reference/provider';
import { relay } from '../../contracts/relay';
import { mintedStatesOf, statesOf } from '../../contracts/states';
import { handlerStates } from '../../contracts/verifier/handler-states';
import { verifyContract } from '../../contracts/verifier/verify';
import { lawfulVariants, type WireAnswer } from '../support/answer-variants';
import { startFakeService } from '../support/fake-service';
import { lenienceSuite } from '../support/suites/lenience-suite';

const { api } = service;

lenienceSuite(api);

/** Verifies and checks the reference, whose answers are written otherwise: what is wrong with it. */
async function verifyVaried(apply: (answer: WireAnswer) => WireAnswer) {
  const catalogue = statesOf(api);
  const { saas, states, mint, close } = await startReferenceProvider(api);
  const varying = await startFakeService(async (request, reply) => {
    const { method, url, headers } = request;
    const body = request.body === undefined ? undefined : Buffer.from(String(request.body));
    const answer = await relay(`${saas.url}${url}`, { method, headers, body });
    const varied = apply({ ...answer, body: answer.body.toString() });
    reply.hijack();
    reply.raw.writeHead(varied.status, varied.headers).end(varied.body);
  }, '*');
  try {
    const { interactions } = await verifyContract({
      pact: { file: contractFile },
      providerUrl: varying.url,
      states: handlerStates(catalogue, states),
      catalogue,
      service: api,
    });
    const { results } = await conform({
      service: api,
      providerUrl: varying.url,
      states: handlerStates({ ...catalogue, ...mintedStatesOf(api) }, states),
      issuer: referenceIssuer(mint),
    });
    return [
      ...interactions.filter(({ passed }) => !passed),
      ...results.filter(({ outcome }) => outcome !== 'kept'),
    ];
  } finally {
    await Promise.all([varying.close(), close()]);
  }
}

/** Several at once, each in one of three runs: a run takes a second. */
const runs = [0, 1, 2].map((run) => lawfulVariants.filter((_variant, index) => index % 3 === run));

describe('a service keeps the contract, and what none can hold, with', () => {
  it.each(runs.map((variants) => [variants.map(({ what }) => what).join(', '), variants] as const))(
    '%s',
    async (_what, variants) => {
      const all = (answer: WireAnswer) => variants.reduce((so, { apply }) => apply(so), answer);
      expect(await verifyVaried(all)).toEqual([]);
    },
  );
});
