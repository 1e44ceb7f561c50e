import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { faultsOf, type ResponseLike } from '../../../__tests__/support/alexa-response';
import { type Envelope, recorded } from '../../../__tests__/support/envelopes';
import { skillId } from '../../../__tests__/support/skill-under-test';
import { Checkout } from '../../../testing/checkout';
import { findNode } from '../../../testing/find-node';
import { describeUnless } from '../../../testing/skip-log';
import { languages } from '../../words/languages';
import { english, saying } from '../english';

const run = promisify(execFile);

const [current = ''] = process.versions.node.split('.');

/** This Node, and Lambda's own. */
const runtimes = [...new Set([current, '22', '24'])].map((version) => ({
  version,
  binary: findNode(version),
}));

/** Does what Lambda's runtime does: requires the file, looks at the handler, hands it event after event. */
const host = `
const { handler } = require(process.argv[1]);
(async () => {
  const context = { getRemainingTimeInMillis: () => 8000 };
  const responses = [];
  for (const event of JSON.parse(process.argv[2])) responses.push(await handler(event, context));
  process.stderr.write(JSON.stringify({
    node: process.versions.node.split('.')[0],
    kind: handler.constructor.name,
    parameters: handler.length,
    responses,
  }));
})();`;

const profile = {
  displayName: 'Ada',
  plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
  usage: { openTasks: 7 },
};

const received: (string | undefined)[] = [];
const saas = createServer((request, response) => {
  received.push(`${request.method} ${request.url} ${request.headers.authorization}`);
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(profile));
});
let checkout: Checkout;

beforeAll(async () => {
  checkout = new Checkout();
  expect(checkout.run(['build']).code).toBe(0);
  await new Promise<void>((ready) => saas.listen(0, '127.0.0.1', ready));
});
afterAll(() => {
  checkout.remove();
  saas.closeAllConnections();
  saas.close();
});

const spoken = (...sentences: readonly string[]) => `<speak>${sentences.join(' ')}</speak>`;

function planIn(locale: string): string {
  const { say } = saying(locale);
  const sentences = [
    say('planName', { plan: 'Team' }),
    say('planUsageOfLimit', { open: 7, count: 100 }),
    say('planRenewal', { renewal: new Date('2026-12-31') }),
  ];
  // Japanese has no space between them.
  return locale === 'ja-JP' ? spoken(sentences.join('')) : spoken(...sentences);
}

function unlinked(): Envelope {
  const envelope = recorded('launch');
  delete envelope.context.System.user.accessToken;
  delete envelope.session?.user.accessToken;
  return envelope;
}

const locales = Object.keys(languages);

const plans = locales.map((locale) => {
  const envelope = recorded('plan');
  envelope.request.locale = locale;
  return envelope;
});

const events: unknown[] = [recorded('launch'), ...plans, unlinked(), recorded('skill-disabled'), null];

describe.each(runtimes)('on Node $version', ({ version, binary }) => {
  const missing = binary ? undefined : `no Node ${version}; npm run test:runtimes installs it`;

  describeUnless(missing, `the built skill on Node ${version}`, () => {
    it('the built skill answers', async () => {
      received.length = 0;
      const { port } = saas.address() as AddressInfo;
      const { stdout, stderr } = await run(
        binary ?? '',
        ['-e', host, checkout.file('dist/skill/index.js'), JSON.stringify(events)],
        {
          env: { SAAS_API_URL: `http://127.0.0.1:${port}`, SKILL_ID: skillId },
          timeout: 110_000,
        },
      );
      const { responses, ...facts } = JSON.parse(stderr) as { responses: ResponseLike[] };

      expect(facts).toEqual({ node: version, kind: 'AsyncFunction', parameters: 2 });
      expect(responses.map(({ response }) => response.outputSpeech?.ssml)).toEqual([
        spoken(english('welcome', { name: 'Ada', count: 7 }), english('whatToDo')),
        ...locales.map(planIn),
        spoken(english('linkAccount')),
        undefined,
        undefined,
      ]);
      const types = events.map((event) => (event as Envelope | null)?.request.type ?? '');
      expect(responses.map((response, index) => faultsOf(response, types[index] ?? ''))).toEqual(
        events.map(() => []),
      );
      const token = recorded('launch').context.System.user.accessToken;
      expect(received).toEqual(Array(1 + locales.length).fill(`GET /v1/me Bearer ${token}`));
      expect(stdout.trim().split('\n')).toHaveLength(events.length);
      expect(stdout + stderr).not.toContain(token);
    });
  });
});
