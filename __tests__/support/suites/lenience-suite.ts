import type { ContractInteraction } from '../../../contracts/consumer/interaction';
import { interactionsOf } from '../../../contracts/consumer/interactions';
import { exampleOf } from '../../../contracts/matching';
import type { ReferencedService } from '../../../contracts/service';
import { exchange } from '../../../skill/saas/exchange';
import {
  type AnswerVariant,
  lawfulVariants,
  otherStatus,
  problemType,
  type WireAnswer,
} from '../answer-variants';
import { callClient, type Send, type Wire } from '../client-run';
import { type FakeService, startFakeService } from '../fake-service';

const unchanged: Wire = (next) => next;

/** What the client makes of the answers of the contract, however they are written. */
export function lenienceSuite(service: ReferencedService): void {
  const interactions = interactionsOf(service);
  const byKey = interactions.filter(
    ({ operation, outcome }) => outcome.kind === 'ok' && service.operations[operation]?.repeat === 'by-key',
  );
  let saas: FakeService;
  let answers: readonly WireAnswer[];
  beforeAll(async () => {
    saas = await startFakeService((_request, reply) => {
      const [next, ...later] = answers;
      if (later.length > 0) answers = later;
      reply.hijack();
      reply.raw.writeHead(next?.status ?? 500, next?.headers).end(next?.body);
    }, '*');
  });
  afterAll(() => saas.close());

  const made = async (interaction: ContractInteraction, wire: Wire, ...said: readonly WireAnswer[]) => {
    answers = said;
    return callClient(service, interaction, { baseUrl: saas.url, send: wire(exchange) });
  };

  /** Holds the client to every interaction whose answer the variant changes. */
  async function expectTheSame({ apply, needs = /^/ }: AnswerVariant, wire: Wire): Promise<void> {
    let varied = 0;
    let variable = 0;
    for (const interaction of interactions) {
      const written = exampleAnswer(interaction);
      const other = apply(written);
      if (needs.test(written.body)) variable += 1;
      if (JSON.stringify(other) !== JSON.stringify(written)) varied += 1;
      const { value, retryAfterSeconds, ...outcome } = interaction.outcome;
      const result = await made(interaction, wire, other);
      expect(result).toMatchObject(outcome);
      if (value !== undefined) expect(withNulls(result)).toMatchObject({ value: withNulls(value) });
      if (retryAfterSeconds !== undefined) {
        // A date has no fractions of a second.
        expect([retryAfterSeconds, retryAfterSeconds - 1]).toContain(
          'retryAfterSeconds' in result && result.retryAfterSeconds,
        );
      }
    }
    expect(interactions.length).toBeGreaterThan(0);
    expect(varied > 0).toBe(variable > 0);
  }

  async function expectRefused({ apply }: AnswerVariant, wire: Wire): Promise<void> {
    for (const interaction of interactions.filter(({ outcome }) => outcome.kind === 'ok')) {
      const result = await made(interaction, wire, apply(exampleAnswer(interaction)));
      // A write of which nothing is known may have been done: whether it is said, has tests of its own.
      expect(result).toMatchObject({ kind: 'unavailable', reason: 'unexpected-status' });
    }
  }

  async function expectTheSameKey(wire: Wire): Promise<void> {
    for (const interaction of byKey) {
      const before = saas.requests.length;
      const down = { status: 503, headers: {}, body: '' };
      expect(await made(interaction, wire, down, exampleAnswer(interaction))).toMatchObject({ kind: 'ok' });
      const keys = saas.requests.slice(before).map(({ headers }) => headers['idempotency-key']);
      expect(keys).toEqual([keys[0], keys[0]]);
    }
  }

  describe("the skill's client understands the answers of the contract with", () => {
    it.each(lawfulVariants)('$what', (variant) => expectTheSame(variant, unchanged));
  });

  it('it takes no other status for a success', () => expectRefused(otherStatus, unchanged));

  if (byKey.length > 0) {
    it('it repeats a request with the key that it had', () => expectTheSameKey(unchanged));
  }

  describe("a fault of the skill's client is noticed:", () => {
    const variant = (name: string) => {
      const found = lawfulVariants.find(({ what }) => what === name);
      if (!found) throw new Error(`There is no variant "${name}".`);
      return found;
    };
    const seeing =
      (change: (answer: Awaited<ReturnType<Send>>) => Awaited<ReturnType<Send>>): Wire =>
      (next) =>
      async (request, signal) =>
        change(await next(request, signal));
    let sent = 0;
    const faults: readonly (readonly [string, () => Promise<void>])[] = [
      [
        'a field that it does not know is a fault',
        () =>
          expectTheSame(
            variant('fields that nobody knows'),
            seeing((answer) => (answer.body.includes('"added"') ? { ...answer, body: '{}' } : answer)),
          ),
      ],
      ...(interactions.some((one) => problemType.test(exampleAnswer(one).body))
        ? [
            [
              'a problem is compared by the whole of its type',
              () =>
                expectTheSame(
                  variant('an absolute URI as the type of a problem'),
                  seeing((answer) => ({
                    ...answer,
                    body: answer.body.replace(/"type":"https[^"]*"/, '"type":"other"'),
                  })),
                ),
            ] as const,
          ]
        : []),
      [
        'any status below 300 is a success',
        () =>
          expectRefused(
            otherStatus,
            seeing((answer) => (answer.status === 202 ? { ...answer, status: 200 } : answer)),
          ),
      ],
      ...(byKey.length > 0
        ? [
            [
              'a request is repeated with another key',
              () =>
                expectTheSameKey((next) => ({ headers, ...request }, signal) => {
                  sent += 1;
                  return next(
                    { ...request, headers: { ...headers, 'Idempotency-Key': `key-${sent}` } },
                    signal,
                  );
                }),
            ] as const,
          ]
        : []),
    ];

    it.each(faults)('%s', async (_fault, check) => {
      await expect(check()).rejects.toThrow();
    });
  });
}

/** The answer of an interaction as the contract has it. */
function exampleAnswer({ response: { status, headers = {}, body } }: ContractInteraction): WireAnswer {
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(exampleOf(value))]),
    ),
    body: body === undefined ? '' : JSON.stringify(exampleOf(body)),
  };
}

/** To the skill a field that is absent is as one that is null. */
function withNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_name, field: unknown) => field ?? undefined);
}
