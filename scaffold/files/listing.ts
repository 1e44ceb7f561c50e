import type { Plan } from '../plan';
import { voiceOf } from '../voice';
import { literal } from './source';
import { exampleOf, invocationNameOf, samplesOf } from './utterances';
import { thingsOfSkill, wordsOfService } from './words';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The skill's page in the store in one language. */
function pageOf(plan: Plan, locale: string) {
  const {
    phrases: { store },
    noun,
  } = voiceOf(plan, locale);
  const name = invocationNameOf(plan, locale).split(' ').map(capital).join(' ');
  const examples = [...samplesOf(plan, locale).values()].map(exampleOf);
  const others = [...samplesOf(plan, locale).values()].flatMap((samples) =>
    samples.filter((sample) => !sample.includes('{')).slice(1),
  );
  const [one = '', two = ''] = [...examples, ...others];
  const what = store.can(name, thingsOfSkill(plan, locale, 4));
  return {
    name: name.slice(0, 50),
    summary: what.length > 160 ? store.can(name, thingsOfSkill(plan, locale, 1)).slice(0, 160) : what,
    description: [
      what,
      store.account,
      [
        store.saying,
        ...[store.open(name), ...examples.slice(0, 5).map(capital)].map((line) => `- ${line}`),
      ].join('\n'),
    ].join('\n\n'),
    examplePhrases: [store.open(name), store.ask(name, one), store.ask(name, two)].map((phrase) =>
      phrase.slice(0, 200),
    ),
    keywords: [...new Set(plan.intents.map((intent) => noun(intent.one).one))].slice(0, 5),
    privacyPolicyUrl: `https://www.example.com/${locale.toLowerCase()}/privacy`,
    termsOfUseUrl: `https://www.example.com/${locale.toLowerCase()}/terms`,
  };
}

/** The skill's page in the store, and what the reviewers of Amazon's read. */
export function listing(plan: Plan, locales: readonly string[]): string {
  const [first = 'en-US'] = locales;
  const examples = [...samplesOf(plan, first).values()].map((samples) => `"${exampleOf(samples)}"`);
  return `import type { Listing } from '../definition/service';

/** The skill's page in the skill store, and what the reviewers of Amazon's read. */
export const listing: Listing = ${literal({
    category: 'BUSINESS_AND_FINANCE',
    isAvailableWorldwide: true,
    distributionMode: 'PUBLIC',
    distributionCountries: [],
    testingInstructions: `The skill needs a linked account. Enable it and sign in with the demo account that comes with this submission. ${wordsOfService(plan, first).help} Then say: ${[...examples, '"help"', '"stop"'].join(', ')}.`,
    privacyAndCompliance: {
      allowsPurchases: false,
      containsAds: false,
      isChildDirected: false,
      isExportCompliant: true,
      usesPersonalInfo: true,
    },
    locales: Object.fromEntries(locales.map((locale) => [locale, pageOf(plan, locale)])),
  })};
`;
}
