import fc from 'fast-check';
import { Redaction } from '../../../contracts/verifier/redaction';
import { reportJunit } from '../../../contracts/verifier/report-junit';
import { reportText } from '../../../contracts/verifier/report-text';
import { verifyContract } from '../../../contracts/verifier/verify';
import { startFakeService } from '../../support/fake-service';
import { newToken, smallContract, writeContract } from './small-contract';

// Processes are started, which takes its time on a busy machine.
jest.setTimeout(60_000);

const base64url = fc.string({ minLength: 12, maxLength: 80, unit: fc.constantFrom(...'ABCxyz019-_') });

describe('redaction', () => {
  it('leaves no part of a token in any text, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.tuple(base64url, base64url, base64url),
        fc.array(fc.string(), { minLength: 2, maxLength: 6 }),
        fc.nat(2),
        (parts, around, which) => {
          const redaction = new Redaction();
          redaction.add(parts.join('.'));
          const whole = redaction.text(around.join(parts.join('.')));
          const part = redaction.text(around.join(parts[which]));

          for (const secret of parts) {
            expect(whole).not.toContain(secret);
            expect(part).not.toContain(secret);
          }
        },
      ),
    );
  });

  it('leaves bytes as they are where there is no secret', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const redaction = new Redaction();
        redaction.add(newToken());
        expect(redaction.bytes(Buffer.from(bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

/** Ways in which a service might show the token that it was sent. */
const echoes: readonly (readonly [string, (bearer: string) => { headers?: object; body: unknown }])[] = [
  ['in a body', (bearer) => ({ body: { displayName: bearer, usage: { waiting: bearer } } })],
  [
    'in a header',
    (bearer) => ({ headers: { 'content-type': 'application/json', 'x-seen': bearer }, body: {} }),
  ],
  [
    'in the header that the contract has',
    (bearer) => ({ headers: { 'content-type': `text/plain; x="${bearer}"` }, body: 'x' }),
  ],
  ['as a payload alone', (bearer) => ({ body: { displayName: bearer.split('.')[1] } })],
  ['as a signature alone', (bearer) => ({ body: { displayName: bearer.split('.')[2] } })],
  ['in HTML', (bearer) => ({ headers: { 'content-type': 'text/html' }, body: `<pre>${bearer}</pre>` })],
  [
    'as a redirect',
    (bearer) => ({ headers: { location: `https://x.example/?t=${bearer.slice(7)}` }, body: {} }),
  ],
];

describe('a service that echoes the token', () => {
  const contract = writeContract(smallContract);
  afterAll(() => contract.remove());

  it.each(echoes)('%s gets none of it into a report', async (_name, echo) => {
    const accessToken = newToken();
    const service = await startFakeService((request, reply) => {
      const { headers = {}, body } = echo(request.headers.authorization ?? 'none.none.none');
      return reply
        .code('location' in headers ? 302 : 200)
        .headers(headers)
        .send(body);
    });
    const report = await verifyContract({
      pact: { file: contract.file },
      providerUrl: service.url,
      states: { setUp: async () => ({ accessToken }), tearDown: async () => {} },
    });
    await service.close();
    const output = [JSON.stringify(report), reportText(report), reportJunit(report)].join('\n');

    expect(service.requests[0]?.headers.authorization).toBe(`Bearer ${accessToken}`);
    expect(report.ok).toBe(false);
    for (const part of accessToken.split('.')) expect(output).not.toContain(part);
  });

  it('and a state that fails with the token in its message gets none of it into a report', async () => {
    const accessToken = newToken();
    const service = await startFakeService((_request, reply) => reply.send({}));
    const report = await verifyContract({
      pact: { file: contract.file },
      providerUrl: service.url,
      states: {
        setUp: async ({ name }) => {
          if (name === 'a customer') throw new Error(`cannot use ${accessToken}`);
          return { accessToken };
        },
        tearDown: async () => {},
      },
    });
    await service.close();

    expect(report.interactions[0]?.findings).toMatchObject([{ message: 'cannot use [redacted]' }]);
  });
});
