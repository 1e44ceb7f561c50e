import { clientAuthentication } from '../../../alexa/client-authentication';
import { checks } from '../../../linking/verify/checks/checks';
import { startAlteringProxy } from '../../../testing/altering-proxy';
import { describeUnless } from '../../../testing/skip-log';
import { goodAuthorization } from './mutations/alterations';
import { mutations } from './mutations/mutations';
import { tlsMutations } from './mutations/tls-mutations';
import { opensslMissing, startCognito, type VerifiedServer } from './servers';

// One of the mutations is that an answer takes longer than Alexa waits.
const areaOf = (id: string) => checks.find((check) => check.id === id)?.area;

/** Every check of the area that the named one is in, and what it needs to be judged beside. */
const besides = (id: string) => checks.filter(({ area }) => area === areaOf(id)).map((check) => check.id);

describeUnless(opensslMissing, 'each broken server is named by the right check', () => {
  let good: VerifiedServer;
  beforeAll(async () => {
    good = await startCognito();
    const { clientId, clientSecret } = good.target;
    goodAuthorization.value = clientAuthentication(
      'HTTP_BASIC',
      clientId,
      clientSecret,
    ).headers.authorization;
  });
  afterAll(() => good.close());

  test.each(mutations)(
    '$what: $finds',
    async ({ finds, also = [], alteration = {}, target, network, client }) => {
      const server = client ? await startCognito(client) : good;
      server.proxy.alteration = alteration;
      try {
        const only = [...new Set([...besides(finds), ...also])];
        const results = await server.verify(target?.(server.target), { only }, network?.(server.hosts));
        const failed = results.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check.id);
        expect(failed).toContain(finds);
        expect(failed.sort()).toEqual([...new Set([finds, ...also])].sort());
      } finally {
        server.proxy.alteration = {};
        if (server !== good) await server.close();
      }
    },
  );

  test.each(tlsMutations)('$what: $finds', async ({ finds, also = [], certificate, versions }) => {
    const proxy = await startAlteringProxy({
      upstream: good.upstream,
      byOwnName: true,
      certificate: certificate?.(good.authority) ?? good.authority.issue(),
      versions,
    });
    try {
      const known = { A: ['127.0.0.1'], port: proxy.port };
      const network = { hosts: { 'auth.example.com': known } };
      const results = await good.verify({}, { only: besides(finds) }, network);
      const failed = results.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check.id);
      expect(failed.sort()).toEqual([finds, ...also].sort());
    } finally {
      await proxy.close();
    }
  });

  test('and a server that cannot prove its name is sent nothing', async () => {
    const proxy = await startAlteringProxy({
      upstream: good.upstream,
      byOwnName: true,
      certificate: good.authority.selfSigned(),
    });
    try {
      const hosts = { 'auth.example.com': { A: ['127.0.0.1'], port: proxy.port } };
      const results = await good.verify({}, {}, { hosts });
      expect(results.find(({ check }) => check.id === 'sign-in-appears')).toMatchObject({
        outcome: 'failed',
      });
      expect(proxy.asked).toEqual([]);
    } finally {
      await proxy.close();
    }
  });
});

const all = [...mutations, ...tlsMutations];

test('there are at least forty, each of another kind, and every check is the right one for one of them', () => {
  expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(40);
  const found = all.flatMap(({ finds, also = [] }) => [finds, ...also]);
  expect(checks.map(({ id }) => id).filter((id) => !found.includes(id))).toEqual([]);
});
