import { excerpt, isGuessable, Redaction, redacted } from '../../../contracts/verifier/redaction';
import { reportJunit } from '../../../contracts/verifier/report-junit';
import { reportText } from '../../../contracts/verifier/report-text';
import { verifyContract } from '../../../contracts/verifier/verify';
import { startFakeService } from '../../support/fake-service';
import { fc } from '../../support/properties';
import { newToken, smallContract, writeContract } from './small-contract';

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

/** A JWT as Cognito gives it, with whatever in it. */
const jwt = fc
  .record({
    kid: fc.string({ minLength: 1 }),
    sub: fc.string({ minLength: 1 }),
    scope: fc.string(),
    signature: fc.uint8Array({ minLength: 64, maxLength: 300 }),
  })
  .map(({ kid, sub, scope, signature }) =>
    [
      Buffer.from(JSON.stringify({ kid, alg: 'RS256' })),
      Buffer.from(JSON.stringify({ sub, token_use: 'access', scope, exp: 1_800_000_000 })),
      Buffer.from(signature),
    ]
      .map((part) => part.toString('base64url'))
      .join('.'),
  );

/** Places in which a service may put a token that nobody told the redaction of. */
const places: readonly ((token: string, around: string) => string)[] = [
  (token, around) => JSON.stringify([{ accessToken: token, around }]),
  (token, around) => JSON.stringify({ data: { tokens: [around, token] } }),
  (token, around) => `${around} Bearer ${token}`,
  (token) => `<pre>Authorization: Bearer ${token}</pre>`,
  (token, around) => `access_token=${token}&x=${encodeURIComponent(around)}`,
  (token, around) => `${around}\n"${token}"\n${around}`,
];

/** No run of this many characters of a secret part may be left. */
const run = 12;

const tells = (text: string, secret: string) =>
  Array.from({ length: Math.max(0, secret.length - run + 1) }, (_, at) => secret.slice(at, at + run)).some(
    (one) => text.includes(one),
  );

describe('a token that nobody told of', () => {
  it('is in no excerpt, wherever it stands and wherever the excerpt ends', () => {
    fc.assert(
      fc.property(
        jwt,
        fc.constantFrom(...places),
        fc.string(),
        fc.integer({ min: 1, max: 500 }),
        (token, place, around, length) => {
          const [, payload = '', signature = ''] = token.split('.');
          const shown = excerpt(place(token, around), length);
          expect(tells(shown, payload)).toBe(false);
          expect(tells(shown, signature)).toBe(false);
        },
      ),
    );
  });

  it('is taken out of any text, also where it was cut off before', () => {
    fc.assert(
      fc.property(jwt, fc.nat({ max: 100 }), (token, percent) => {
        const [header = '', payload = '', signature = ''] = token.split('.');
        const cut = Math.round((token.length * percent) / 100);
        const shown = new Redaction().text(`bad token ${token.slice(0, cut)}`);
        // Of less than a header nothing is secret.
        if (cut <= header.length + 40) return;
        expect(tells(shown, payload)).toBe(false);
        expect(tells(shown, signature)).toBe(false);
      }),
    );
  });

  it('is taken out by its name where it has no shape', () => {
    for (const text of [
      '[{"accessToken": "opaque-and-secret-1"}]',
      "{'client_secret': 'opaque-and-secret-1'}",
      'refresh_token=opaque-and-secret-1&x=1',
      'Authorization: Bearer opaque-and-secret-1',
    ]) {
      expect(excerpt(text)).not.toContain('opaque-and-secret-1');
    }
  });

  it('and what only looks like one stays', () => {
    const cursor = Buffer.from('{"after":5}').toString('base64url');
    expect(excerpt(`nextCursor ${cursor}, api.example.com, 1.2.3`)).toBe(
      `nextCursor ${cursor}, api.example.com, 1.2.3`,
    );
  });
});

describe('a secret that was told of', () => {
  it('leaves no twelve characters in a row, however it is cut', () => {
    fc.assert(
      fc.property(base64url, fc.nat(79), fc.nat(79), fc.string(), (secret, from, to, around) => {
        const redaction = new Redaction();
        redaction.add(`${secret}0`);
        const piece = secret.slice(Math.min(from, to), Math.max(from, to));
        expect(tells(redaction.text(`${around}${piece}`), `${secret}0`)).toBe(false);
      }),
    );
  });

  it('does not blank the report where it is a word of it', () => {
    const redaction = new Redaction();
    redaction.add('customer');
    expect(isGuessable('customer')).toBe(true);
    expect(redaction.text('a customer has no token')).toBe('a customer has no token');
    expect(redaction.text('customer')).toBe(redacted);
    expect(redaction.text('refused Bearer customer')).toBe(`refused Bearer ${redacted}`);
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
          if (name === 'a household') throw new Error(`cannot use ${accessToken}`);
          return { accessToken };
        },
        tearDown: async () => {},
      },
    });
    await service.close();

    expect(report.interactions[0]?.findings).toMatchObject([{ message: 'cannot use [redacted]' }]);
  });
});
