import type { Service } from '../../../definition/service';
import { faultsOf } from '../alexa-response';
import { Approved } from '../approved';
import {
  type Envelope,
  isLinked,
  screens,
  sessions,
  tokens,
  type Variation,
  variations,
  vary,
} from '../envelopes';
import { mockSaas } from '../saas-mock';
import type { SkillUnderTest } from '../skill-under-test';
import { type Replayed, replayedScenarios } from './replay-scenarios';
import { type Shown, shown } from './shown';

const notLinked = 'an account that is not linked';

/** Every variation in the first language; in the others, in which only the words differ, each value of each kind. */
function variationsIn(locale: string, isFirst: boolean): Variation[] {
  return variations([locale]).filter(({ token, session, screen }) => {
    const index = tokens.indexOf(token);
    return (
      isFirst || (session === sessions[index % sessions.length] && screen === screens[index % screens.length])
    );
  });
}

/** As it is approved: by a linked customer, in a conversation, with a screen. */
const usual = { token: 'in both', session: 'ongoing', screen: 'with a screen' } as const;

/**
 * Replays what a service is asked, in each of its languages, with every kind of token, session and screen. One
 * answer of each scenario and language is approved word for word (`UPDATE_ANSWERS=1` writes it, and a person reads
 * the change); how the others differ from it is a rule.
 *
 * @param folder of the approved answers, one file for each language
 */
export function replaySuite(
  service: Pick<Service, 'skill' | 'scenarios'>,
  load: () => SkillUnderTest,
  folder: string,
): void {
  const languages = Object.keys(service.skill.languages);
  const [first = ''] = languages;
  const scenarios = replayedScenarios(service);
  const saas = mockSaas();
  const { handler } = load();

  const replay = async (scenario: Replayed, variation: Variation) => {
    const envelope = vary(scenario.envelope, variation);
    if (envelope.session && scenario.remembered) envelope.session.attributes = scenario.remembered;
    const calls = isLinked(variation) ? scenario.calls : [];
    saas.received.length = 0;
    saas.expectCalls(calls);
    const response = await handler(envelope);
    expect({ variation, received: saas.received }).toEqual({
      variation,
      received: calls.map(({ method, path, headers, body }) => ({
        method,
        path,
        headers: {
          accept: 'application/json, application/problem+json',
          authorization: `Bearer ${tokenIn(envelope)}`,
          ...headers,
        },
        body,
      })),
    });
    expect(faultsOf(response, envelope)).toEqual([]);
    return shown(response);
  };

  // An envelope without a locale is answered in the first language.
  describe.each([...languages, 'none'])('in the locale %s', (locale) => {
    const language = locale === 'none' ? first : locale;
    const answers = new Approved<Shown>(folder, language);
    let unlinked: Shown;

    beforeAll(async () => {
      const scenario = Object.values(scenarios).find(needsAccount);
      if (!scenario) throw new Error('No scenario needs the account.');
      unlinked = answers.of(notLinked, await replay(scenario, { ...usual, token: 'absent', locale }));
    });
    afterAll(() => answers.write());

    it.each(Object.entries(scenarios))('%s', async (name, scenario) => {
      const approved = answers.of(name, await replay(scenario, { ...usual, locale }));
      const fitting = [{ ...usual, locale }, ...variationsIn(locale, locale === first)].filter(
        ({ session }) => session === 'ongoing' || !scenario.remembered,
      );
      for (const variation of fitting) {
        const isRefused = needsAccount(scenario) && !isLinked(variation);
        expect({ variation, ...(await replay(scenario, variation)) }).toEqual({
          variation,
          ...differing(isRefused ? unlinked : approved, variation),
        });
      }
    });

    it('every answer that is approved is of a scenario', () => {
      expect([...answers.names].sort()).toEqual([notLinked, ...Object.keys(scenarios)].sort());
    });
  });
}

const needsAccount = ({ calls, needsAccount: named }: Replayed) => named ?? calls.length > 0;

const tokenIn = ({ context, session }: Envelope) =>
  context.System.user.accessToken || session?.user.accessToken || '';

/** How an answer differs from the approved one where there is no screen, no conversation or no session. */
function differing({ screen: list, ...approved }: Shown, { session, screen }: Variation): Shown {
  const { awaits, ...answer } = session === 'ongoing' ? approved : once(approved);
  return {
    ...answer,
    ...(awaits && session !== 'none' ? { awaits } : {}),
    ...(list !== undefined && screen === 'with a screen' ? { screen: list } : {}),
  };
}

/** To a single request nobody is asked what else there is. */
function once(approved: Shown): Shown {
  const { speech = '', question = '', awaits, ...answer } = approved;
  if (awaits !== 'what-else') return approved;
  expect(speech.endsWith(question)).toBe(true);
  return { ...answer, speech: speech.slice(0, -question.length).trimEnd(), ends: true };
}
