import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { faultsOf } from '../../support/alexa-response';
import { saying } from '../../support/envelopes';
import { loadLamp } from '../../support/skill-under-test';
import { isDoneWithin } from '../../support/waiting';
import { faultyServices, json, listen, pour, poured, seen } from './faulty-services';

/** Milliseconds that the skill gives to the whole request in these tests, and what it may take beyond them. */
const budget = 1_000;
const slack = 400;

/** For a service that answers at once, whatever else the machine does: its fault is not that time is up. */
const ample = 30_000;

/** What Lambda says it has left: the skill keeps 300 ms of it for itself. */
const contextOf = (milliseconds: number) => ({ getRemainingTimeInMillis: () => milliseconds + 300 });

let elsewhere: { url: string; requests: number; close(): Promise<unknown> };

const sorry = {
  outputSpeech: {
    type: 'SSML',
    ssml: '<speak>I can’t reach the service right now. Please try again later.</speak>',
  },
  shouldEndSession: true,
};

const token = saying({ name: 'LampIntent' }).context.System.user.accessToken as string;

beforeAll(async () => {
  elsewhere = await listen((_request, response) => response.writeHead(200, json).end(seen));
});
afterAll(() => elsewhere.close());

async function invoke(url: string, milliseconds = ample) {
  const { handler, log } = loadLamp({ SAAS_API_URL: url });
  const answer = handler(saying({ name: 'LampIntent' }), contextOf(milliseconds));
  const isInTime = await isDoneWithin(milliseconds + slack, answer);
  const response = await answer;
  return { response, isInTime, line: JSON.parse(log.at(-1) ?? '{}'), log };
}

describe('a customer hears to try again later, in time and without a card, when the service has', () => {
  it.each(Object.entries(faultyServices(() => elsewhere.url)))(
    '%s',
    async (_name, { server, reason, attempts }) => {
      const service = await listen(server);
      try {
        const { response, isInTime, line, log } = await invoke(
          service.url,
          reason === 'time-out' ? budget : ample,
        );

        expect(response.response).toEqual(sorry);
        expect(faultsOf(response, 'IntentRequest')).toEqual([]);
        expect(line).toMatchObject({ outcome: 'unavailable', reason, SaasErrors: 1 });
        expect(service.requests).toBe(attempts);
        expect(isInTime).toBe(true);
        expect(log.join('\n')).not.toContain(token);
      } finally {
        await service.close();
      }
    },
  );

  it('nothing that listens', async () => {
    const service = await listen(() => {});
    await service.close();

    const { response, line } = await invoke(service.url);

    expect(response.response).toEqual(sorry);
    expect(line).toMatchObject({ outcome: 'unavailable', reason: 'connection' });
  });

  it('a port that accepts and never speaks', async () => {
    const server = createTcpServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      const { response, isInTime, line } = await invoke(
        `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        budget,
      );
      expect(response.response).toEqual(sorry);
      expect(line).toMatchObject({ outcome: 'unavailable', reason: 'time-out' });
      expect(isInTime).toBe(true);
    } finally {
      server.close();
    }
  });
});

it('never takes the token to another host', async () => {
  const before = elsewhere.requests;
  const service = await listen((_request, response) =>
    response.writeHead(308, { Location: `${elsewhere.url}/lamp` }).end(),
  );
  try {
    await invoke(service.url);
    expect(service.authorizations).toEqual([`Bearer ${token}`]);
    expect(elsewhere.requests).toBe(before);
  } finally {
    await service.close();
  }
});

it('reads no more of an endless body than an answer may have, and what the sockets hold', async () => {
  const service = await listen(pour);
  try {
    await invoke(service.url);
    expect(poured.bytes).toBeGreaterThan(256 * 1024);
    expect(poured.bytes).toBeLessThan(16 * 1024 * 1024);
  } finally {
    await service.close();
  }
});

it('gets its answer at the second attempt when the first connection was reset', async () => {
  let first = true;
  const service = await listen((request, response) => {
    if (first) request.socket.resetAndDestroy();
    else response.writeHead(200, json).end(seen);
    first = false;
  });
  try {
    const { response, line } = await invoke(service.url);
    expect(response.response.outputSpeech?.ssml).toBe('<speak>The lamp is at 80 percent.</speak>');
    expect(line).toMatchObject({ outcome: 'answered', saasStatus: 200 });
    expect(service.requests).toBe(2);
  } finally {
    await service.close();
  }
});

it('reads a compressed answer', async () => {
  const service = await listen((request, response) => {
    expect(request.headers['accept-encoding']).toBe('gzip');
    response.writeHead(200, { ...json, 'Content-Encoding': 'GZip' }).end(gzipSync(seen));
  });
  try {
    const { line } = await invoke(service.url);
    expect(line).toMatchObject({ outcome: 'answered', saasStatus: 200 });
  } finally {
    await service.close();
  }
});

it('answers at once when Lambda has no time left', async () => {
  const service = await listen(() => {});
  try {
    const { handler } = loadLamp({ SAAS_API_URL: service.url });
    const answer = handler(saying({ name: 'LampIntent' }), { getRemainingTimeInMillis: () => 250 });
    // A turn that did not look at the time left would take six seconds.
    expect(await isDoneWithin(3_000, answer)).toBe(true);
    expect((await answer).response).toEqual(sorry);
  } finally {
    await service.close();
  }
});

it('keeps its connections from call to call', async () => {
  const connections = new Set<unknown>();
  const service = await listen((request, response) => {
    connections.add(request.socket);
    response.writeHead(200, json).end(seen);
  });
  try {
    const { handler } = loadLamp({ SAAS_API_URL: service.url });
    for (let call = 0; call < 5; call += 1) await handler(saying({ name: 'LampIntent' }), contextOf(ample));
    expect(service.requests).toBe(5);
    // A call may begin while the connection of the one before is still being put back.
    expect(connections.size).toBeLessThan(5);
  } finally {
    await service.close();
  }
});
