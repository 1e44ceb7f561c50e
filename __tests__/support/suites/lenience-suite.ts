import { interactionsOf } from '../../../contracts/consumer/interactions';
import { exampleOf } from '../../../contracts/matching';
import type { ReferencedService } from '../../../contracts/service';
import { lawfulVariants, type WireAnswer } from '../answer-variants';
import { callClient } from '../client-run';
import { type FakeService, startFakeService } from '../fake-service';

/** The client makes the same of an answer however it is written: then the contract may allow it, too. */
export function lenienceSuite(service: ReferencedService): void {
  const interactions = interactionsOf(service);
  let saas: FakeService;
  let next: WireAnswer;
  beforeAll(async () => {
    saas = await startFakeService((_request, reply) => {
      reply.hijack();
      reply.raw.writeHead(next.status, next.headers).end(next.body);
    });
  });
  afterAll(() => saas.close());

  describe("the skill's client understands the answers of the contract with", () => {
    it.each(lawfulVariants)('$what', async ({ apply, needs = /^/ }) => {
      let varied = 0;
      let variable = 0;
      for (const interaction of interactions) {
        const { status, headers = {}, body } = interaction.response;
        const written: WireAnswer = {
          status,
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(exampleOf(value))]),
          ),
          body: body === undefined ? '' : JSON.stringify(exampleOf(body)),
        };
        next = apply(written);
        if (needs.test(written.body)) variable += 1;
        if (JSON.stringify(next) !== JSON.stringify(written)) varied += 1;
        const { value, retryAfterSeconds, ...outcome } = interaction.outcome;
        const made = await callClient(service, interaction, { baseUrl: saas.url });
        expect(made).toMatchObject(outcome);
        if (value !== undefined) expect(withNulls(made)).toMatchObject({ value: withNulls(value) });
        if (retryAfterSeconds !== undefined) {
          // A date has no fractions of a second.
          expect([retryAfterSeconds, retryAfterSeconds - 1]).toContain(
            'retryAfterSeconds' in made && made.retryAfterSeconds,
          );
        }
      }
      expect(interactions.length).toBeGreaterThan(0);
      expect(varied > 0).toBe(variable > 0);
    });
  });
}

/** To the skill a field that is absent is as one that is null. */
function withNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_name, field: unknown) => field ?? undefined);
}
