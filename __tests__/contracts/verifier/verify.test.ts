import type { StateChanges } from '../../../contracts/verifier/provider-states';
import { broken } from '../../../contracts/verifier/report';
import { type Answer, startFakeService } from '../../support/fake-service';
import { lamp } from '../../support/lamp/api';
import { startSmallService, verifySmall } from './small-contract';

/** Verifies the small contract against a service that answers as given; its states give a token. */
async function verifyAnswer(answer: Answer) {
  const service = await startFakeService(answer);
  try {
    return (await verifySmall({ providerUrl: service.url })).report;
  } finally {
    await service.close();
  }
}

describe('a service that keeps the contract', () => {
  it('passes every interaction, in the contract’s order', async () => {
    const { report } = await verifySmall();

    expect(report.ok).toBe(true);
    expect(report.interactions).toEqual([
      {
        description: 'a request for the plan',
        states: ['a valid access token', 'a household'],
        request: 'GET /v1/lamp',
        status: 200,
        milliseconds: expect.any(Number),
        passed: true,
        pending: false,
        findings: [],
      },
      {
        description: 'a request for the plan without a token',
        states: [],
        request: 'GET /v1/lamp',
        status: 401,
        milliseconds: expect.any(Number),
        passed: true,
        pending: false,
        findings: [],
      },
    ]);
  });

  it('is reported whole even where a secret is a word of the report', async () => {
    const { report } = await verifySmall({ secrets: ['findings', 'for the plan'] });

    expect(report.interactions.map(({ description, findings }) => [description, findings])).toEqual([
      ['a request [redacted]', []],
      ['a request [redacted] without a token', []],
    ]);
  });

  it('gets the token of the state only where the contract sends one', async () => {
    const { service } = await verifySmall();

    expect(service.requests.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${service.token}`,
      undefined,
    ]);
  });

  it('may have a base URL with a path', async () => {
    const { service } = await (async () => {
      const own = await startSmallService();
      await verifySmall({ providerUrl: `${own.url}/api/`, states: own.states });
      await own.close();
      return { service: own };
    })();

    expect(service.requests.map(({ url }) => url)).toEqual(['/api/v1/lamp', '/api/v1/lamp']);
  });
});

describe('a service that breaks the contract', () => {
  it('is told what was expected, what came and where the rule is', async () => {
    const report = await verifyAnswer((request, reply) =>
      request.headers.authorization === undefined
        ? reply.code(401).header('www-authenticate', 'Bearer').send({ type: '/problems/missing-token' })
        : reply.send({ displayName: 'Bob', usage: { waiting: 'seven' } }),
    );

    expect(report.ok).toBe(false);
    expect(broken(report).map(({ findings }) => findings)).toEqual([
      [
        {
          kind: 'body',
          path: '$.displayName',
          expected: '"Ada"',
          received: '"Bob"',
          message: "Expected 'Bob' (String) to be equal to 'Ada' (String)",
          rule: expect.stringMatching(/json:56 interactions\[0\]\.response\.body\.displayName$/),
        },
        {
          kind: 'body',
          path: '$.usage.waiting',
          expected: '7',
          received: '"seven"',
          message: "Expected 'seven' (String) to be an integer",
          rule: expect.stringMatching(
            /json:63 interactions\[0\]\.response\.matchingRules\.body\["\$\.usage\.waiting"\]$/,
          ),
        },
      ],
      [
        {
          kind: 'header',
          path: 'WWW-Authenticate',
          expected: 'Bearer realm="saas-api"',
          received: 'Bearer',
          message: expect.stringContaining('WWW-Authenticate'),
          rule: expect.stringMatching(/json:84 interactions\[1\]\.response\.headers\.WWW-Authenticate$/),
        },
      ],
    ]);
  });

  it('is told where it redirects to', async () => {
    const report = await verifyAnswer((_request, reply) =>
      reply.redirect('https://www.example.com/v1/lamp', 301),
    );

    expect(broken(report)[0]?.findings).toContainEqual(
      expect.objectContaining({
        kind: 'status',
        expected: '200',
        received: '301',
        message:
          "expected 200 but was 301; it redirects to https://www.example.com/v1/lamp: is the provider's URL right?",
      }),
    );
  });

  it('is told that a content type is missing, not that it is another', async () => {
    const report = await verifyAnswer((_request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200).end('{"displayName":"Ada","usage":{"waiting":1}}');
    });

    expect(broken(report)[0]?.findings).toContainEqual(
      expect.objectContaining({ kind: 'header', path: 'Content-Type', received: '' }),
    );
  });

  it('is told when it hangs up or is too slow', async () => {
    const service = await startFakeService((request, reply) =>
      request.method === 'HEAD' ? reply.send() : request.raw.destroy(),
    );
    const { report } = await verifySmall({ providerUrl: service.url });
    await service.close();

    expect(report.interactions.map(({ findings }) => findings.map(({ kind }) => kind))).toEqual([
      ['connection'],
      ['connection'],
    ]);
  });
});

it('says of JSON that is no contract that it is none', async () => {
  await expect(verifySmall({ pact: { file: 'package.json' } })).rejects.toThrow(
    'package.json is no Pact contract: it names no provider.',
  );
});

describe('what would be found for every request is said once', () => {
  const service = { operations: versioned(lamp.operations), contract: lamp.contract };

  /** The lamp's operations below `/v1`. */
  function versioned(operations: typeof lamp.operations) {
    return Object.fromEntries(
      Object.entries(operations).map(([name, one]) => [name, { ...one, path: `/v1${one.path}` as const }]),
    );
  }

  it('a base URL that ends with what every path begins with', async () => {
    const saas = await startFakeService((request, reply) =>
      reply.code(request.url.startsWith('/v1/v1') ? 404 : 401).send(),
    );
    await expect(verifySmall({ providerUrl: `${saas.url}/v1/`, service })).rejects.toThrow(
      `The provider's URL ends with /v1, and so every path of the contract begins: give ${saas.url}.`,
    );
    await saas.close();
  });

  it('a service that does not answer HEAD is there all the same', async () => {
    const own = await startSmallService();
    const shy = await startFakeService((request, reply) =>
      request.method === 'HEAD' ? request.raw.destroy() : reply.code(404).send(),
    );
    const { report } = await verifySmall({ providerUrl: shy.url, states: own.states });
    await Promise.all([own.close(), shy.close()]);

    expect(report.interactions.map(({ status }) => status)).toEqual([404, 404]);
  });

  it('customers are of one request of one run', async () => {
    const own = await startSmallService();
    const customers: unknown[] = [];
    const states: StateChanges = {
      ...own.states,
      setUp: async (state) => {
        customers.push(state.params.customer);
        return own.states.setUp(state);
      },
    };
    for (const _run of [1, 2]) await verifySmall({ providerUrl: own.url, states });
    await own.close();

    const [first, again, second] = customers;
    expect(first).toMatch(/^ada-[0-9a-f]{8}-1$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
  });
});
