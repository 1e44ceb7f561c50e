import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import type { SpokenIntent } from '../alexa/envelopes';
import type { LinkedTokens } from '../alexa/linking-client';
import type { Answer } from './alexa/alexa-service';
import type { Customer, Utterance } from './alexa/customer';
import { Browser, type BrowserAnswer } from './browser';
import { type ByLanguage, inLanguage, type SpokenByLanguage, spokenIn } from './by-language';
import type { Phrasebook } from './phrasebook';
import type { Probe } from './probe';
import type { Stage } from './stage';

/** One line of the checklist. */
export interface StepResult {
  readonly title: string;
  readonly ok: boolean;
  readonly milliseconds: number;
  /** Why it did not hold. */
  readonly fault?: string;
}

/** A part of the story, which throws where something does not hold. */
export interface StoryStep {
  readonly title: string;
  tell(story: Story): Promise<void>;
}

/** A customer with a browser and a device, and what happened to them so far. */
export class Story {
  readonly browser: Browser;
  readonly email = `grace.${randomInt(1_000_000)}@example.com`;
  readonly password = `Aa1!${randomBytes(18).toString('base64url')}`;

  constructor(
    readonly stage: Stage,
    readonly phrasebook: Phrasebook,
    readonly customer: Customer = stage.alexa.newCustomer(phrasebook.locale),
  ) {
    this.browser = new Browser(stage.network.fetch);
  }

  /** Says something, and asserts that Alexa would take the answer. */
  async ask(utterance: Utterance, remainingMs?: number): Promise<Answer> {
    const answer = await this.stage.alexa.ask(this.customer, utterance, remainingMs);
    assert.deepEqual(answer.faults, [], 'Alexa would refuse the answer');
    return answer;
  }

  /** Says what finds out whether the service is reached, to the last word of it. */
  async probe({ says }: Pick<Probe, 'says'>, remainingMs?: number): Promise<Answer> {
    const answers: Answer[] = [];
    for (const said of says) answers.push(await this.ask(this.spoken(said), remainingMs));
    const last = answers.at(-1);
    assert(last, 'the probe says nothing');
    return last;
  }

  /** What is said in the customer's language. */
  spoken(said: SpokenByLanguage): SpokenIntent {
    return spokenIn(this.customer.locale, said);
  }

  /** The text of the customer's language. */
  inLanguage(text: ByLanguage): string {
    const own = inLanguage(this.customer.locale, text);
    assert(own !== undefined, `there is no text in ${this.customer.locale}`);
    return own;
  }

  /** Says something in words, which the interaction model makes out. */
  say(heard: string): Promise<Answer> {
    return this.ask(this.phrasebook.understand(heard, this.customer.conversation?.elicited));
  }

  /** Opens the sign-in that account linking begins with. */
  beginLinking(redirectUri = this.redirectUri): Promise<BrowserAnswer> {
    return this.browser.open(
      this.stage.network.toLocal(this.stage.alexa.beginLinking(this.customer, redirectUri)),
    );
  }

  /** Links the account: signs in where it is asked to, and hands the browser's address to Alexa. */
  async link(redirectUri?: string): Promise<void> {
    const page = await this.beginLinking(redirectUri);
    const isForm = page.body.includes('<form');
    const end = isForm
      ? await this.browser.submit(page, { username: this.email, password: this.password })
      : page;
    await this.stage.alexa.completeLinking(end.url);
  }

  /** One of Alexa's redirect URLs. */
  get redirectUri(): string {
    const [first] = this.stage.redirectUrls;
    assert(first, 'no callback URL is one of Alexa’s');
    return first;
  }

  /** The tokens that Alexa keeps of the customer, or of the person whose voice is recognised. */
  get tokens(): LinkedTokens {
    const { alexa } = this.stage;
    const tokens = alexa.accounts.tokens(alexa.holderOf(this.customer));
    assert(tokens, 'the account is not linked');
    return tokens;
  }

  /** Whether answers can be checked for English words. */
  get isEnglish(): boolean {
    return this.customer.locale.startsWith('en');
  }
}

/**
 * Goes through a story. A step that fails does not stop the others.
 *
 * @param onStep called after each step
 */
export async function tellStory(
  story: Story,
  steps: readonly StoryStep[],
  onStep: (result: StepResult) => void = () => undefined,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const startedAt = performance.now();
    const fault = await step.tell(story).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const result: StepResult = {
      title: step.title,
      ok: fault === undefined,
      milliseconds: Math.round(performance.now() - startedAt),
      ...(fault === undefined ? {} : { fault }),
    };
    results.push(result);
    onStep(result);
  }
  return results;
}
