import { retryAfterSeconds } from '../../skill/saas/retry-after';
import { type ConformanceCheck, expectThat } from './check';
import { ConformanceFault } from './fault';
import { type ConformanceWorld, toldApart, triedOn } from './world';

/** How many requests of each of two customers are on their way at one time, and how often. */
const crowd = { requests: 4, rounds: 3 } as const;

/** Of a page that nobody knows, and of one that hides where it is from. */
const strangeOrigins = ['https://stranger.example', 'null'] as const;

/** A customer whose requests are used up for about half a minute, and their next request. */
async function limited(world: ConformanceWorld) {
  const usual = await world.usual(triedOn(world));
  const retryAfter = 30;
  await world.given('too many requests were sent', {
    customer: usual.customer,
    retryAfterSeconds: retryAfter,
  });
  return { ...usual, retryAfter };
}

/** Whether a shared cache may give an answer to another customer (RFC 9111, sections 3.5 and 4.1). */
function isSharable(headers: Readonly<Record<string, string>>): boolean {
  const control = headers['cache-control'] ?? '';
  return (
    /\b(public|s-maxage=["']?[1-9])/i.test(control) &&
    !/\b(private|no-store|no-cache)\b/i.test(control) &&
    !/\b(authorization)\b|\*/i.test(headers.vary ?? '')
  );
}

/** Whose answers they are, whatever the service is. */
export const answerChecks: readonly ConformanceCheck[] = [
  {
    behaviour: 'are the customer’s own when many ask at one time',
    async run(world) {
      const { ask, token, other, own, another } = await toldApart(world, async (operation) => {
        const { request, token } = await world.usual(operation);
        const { token: other } = await world.customer();
        const ask = async (whose: string) => {
          const { status, text } = await world.send(request, whose);
          expectThat(status < 300, `A request that comes several times was answered with ${status}.`);
          return text;
        };
        const [own, another, again] = [await ask(token), await ask(other), await ask(token)];
        return own === another || own !== again ? undefined : { ask, token, other, own, another };
      });
      for (let round = 0; round < crowd.rounds; round += 1) {
        const asked = Array.from({ length: crowd.requests }, () => [token, other]).flat();
        const answers = await Promise.all(asked.map(ask));
        expectThat(
          answers.every((answer, index) => answer === (asked[index] === token ? own : another)),
          `When ${asked.length} requests of two customers came at one time, somebody got another answer than alone.`,
        );
      }
    },
  },
  {
    behaviour: 'are kept by no cache that others share',
    async run(world) {
      for (const [name, { method, path }] of Object.entries(world.service.operations)) {
        const { request, token } = await world.usual(name);
        const { headers } = await world.send(request, token);
        expectThat(
          !isSharable(headers),
          `The answer to ${method} ${path} has Cache-Control: ${headers['cache-control']}: a cache on the way may give it ` +
            'to another customer (RFC 9111, section 3.5).',
        );
      }
    },
  },
  {
    behaviour: 'are open to no strange web page that brings the customer’s cookies',
    async run(world) {
      const { request, token } = await world.usual(triedOn(world));
      for (const origin of strangeOrigins) {
        const { headers } = await world.send({ ...request, headers: { ...request.headers, origin } }, token);
        expectThat(
          headers['access-control-allow-origin'] !== origin ||
            headers['access-control-allow-credentials'] !== 'true',
          `To a web page of ${origin} the service says Access-Control-Allow-Origin: ${origin} and ` +
            'Access-Control-Allow-Credentials: true: a page that nobody knows reads what the cookies of whoever looks at it ' +
            'open. The skill is no web page and needs neither; name the origins that do.',
        );
      }
    },
  },
  {
    behaviour: 'change nothing where GET or HEAD asks for them',
    async run(world) {
      for (const [name, { method, path, repeat }] of Object.entries(world.service.operations)) {
        if (repeat === 'safe') continue;
        const { request, token } = await world.usual(name);
        const { body: _none, ...bodiless } = request;
        // What they are answered with is the service's affair, and whether they are.
        for (const safe of ['GET', 'HEAD']) {
          await world.send({ ...bodiless, method: safe }, token).catch(() => undefined);
        }
        const { status } = await world.send(request, token);
        expectThat(
          status < 300,
          `Once GET and HEAD were sent to its path, ${method} ${path} was answered with ${status}: they may change nothing ` +
            '(RFC 9110, section 9.2.1), and are sent by whoever looks ahead.',
        );
      }
    },
  },
  {
    behaviour: 'say how long to wait, where there were too many requests',
    async run(world) {
      const { request, token, retryAfter } = await limited(world);
      const { status, headers } = await world.send(request, token);
      if (status !== 429)
        throw new ConformanceFault(`Too many requests were answered with ${status}, not 429.`);
      const seconds = retryAfterSeconds(headers['retry-after'] ?? null, Date.now()) ?? 0;
      expectThat(
        seconds > 0 && seconds <= 10 * retryAfter,
        `Where the state says that a request is possible after about ${retryAfter} seconds, Retry-After is ` +
          `${headers['retry-after']}: it has to be seconds or a date (RFC 9110, section 10.2.3), and near.`,
      );
    },
  },
  {
    behaviour: 'are refused for too many requests to that customer alone',
    async run(world) {
      await limited(world);
      const { request, token } = await world.usual(triedOn(world));
      const { status } = await world.send(request, token);
      expectThat(
        status < 300,
        `While one customer had sent too many requests, another was answered with ${status}.`,
      );
    },
  },
];
