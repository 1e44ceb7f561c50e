import { phrases } from '../languages/languages';
import type { Phrases } from '../languages/phrases';
import { pascal, spoken, valueName, wordsOf } from '../names';
import type { IntentPlan, Plan } from '../plan';
import { entries, type File, literal } from './source';

/** Name of the constant of a locale, e.g. `deDE`. */
export const constantOf = (locale: string): string => locale.replace('-', '');

const phrasesOf = (locale: string): Phrases => {
  const found = phrases[locale.slice(0, 2)];
  if (!found) throw new Error(`No phrases for ${locale}.`);
  return found;
};

/** A problem's key in the words. */
export const refusedKey = (problem: string): string => `refused${pascal(problem)}`;
/** A scope's key in the words. */
export const scopeKey = (scope: string): string => `scope${pascal(scope) || 'Api'}`;

/** The texts of a service in one language, by their keys. */
export function wordsOfService(plan: Plan, locale: string): Record<string, string> {
  const say = phrasesOf(locale);
  return {
    help: say.help(plan.intents.map((intent) => say.thing(intent))),
    fallback: say.fallback,
    kept: say.kept,
    more: say.more,
    noMore: say.noMore,
    changed: say.changed,
    several: say.several,
    withState: say.withState,
    withDay: say.withDay,
    nothing: say.nothing,
    unnamed: say.unnamed,
    ...Object.fromEntries(Object.keys(plan.scopes).map((scope) => [scopeKey(scope), say.scope(plan.title)])),
    ...Object.fromEntries(
      Object.entries(plan.problems).map(([name, { title }]) => [refusedKey(name), sentence(title)]),
    ),
    ...Object.assign({}, ...plan.intents.map((intent) => wordsOfIntent(intent, say))),
  };
}

const sentence = (text: string) => (/[.!?。]$/.test(text) ? text : `${text}.`);

function wordsOfIntent(intent: IntentPlan, say: Phrases): Record<string, string> {
  const { name, kind, verb, one, many, reading, lookups, slots } = intent;
  const title = { [`${name}Title`]: kind === 'list' ? many : one };
  const asked = {
    ...Object.fromEntries(
      lookups.flatMap((lookup) => [
        [lookup.ask, say.which(lookup.one)],
        [`${lookup.ask}None`, say.noSuch(lookup.one)],
      ]),
    ),
    ...Object.fromEntries(slots.map(({ ask, input }) => [ask, say.what(spoken(input.name))])),
  };
  if (kind === 'list') {
    return { ...title, [`${name}Some`]: say.some(many), [`${name}None`]: say.none(many), ...asked };
  }
  if (kind === 'change') {
    return { ...title, [`${name}Sure`]: say.sure(verb, one), [`${name}Done`]: say.done(verb, one), ...asked };
  }
  const fields = reading.said
    .filter(({ as }) => as !== 'title')
    .map((said) => {
      const texts = say.field(spoken(said.name));
      const text = said.as === 'day' ? texts.day : said.as === 'number' ? texts.number : texts.text;
      return [fieldKey(name, said.name), text];
    });
  return { ...title, ...Object.fromEntries(fields), ...asked };
}

/** Key of the sentence that says one field. */
export const fieldKey = (intent: string, field: string): string => `${intent}Tells${pascal(field)}`;

/** What customers say in one language. */
export function utterancesOf(plan: Plan, locale: string) {
  const say = phrasesOf(locale);
  const taken = new Set<string>();
  const fresh = (samples: readonly string[]) =>
    samples.map(speakable).filter((sample) => sample !== '' && !taken.has(sample) && taken.add(sample));
  const samples = plan.intents.map((intent): [string, string[]] => {
    const words = wordsOf(intent.operation.id).join(' ');
    const first = intent.slots[0]?.name ?? intent.lookups[0]?.slot;
    const isPhrase = intent.lookups.length > 0 || intent.slots[0]?.type === 'AMAZON.SearchQuery';
    const named = first && isPhrase ? [say.sampleWith(intent, intent.lookups[0]?.slot ?? first)] : [];
    const own = fresh([...say.samples(intent, words), ...named]);
    // The operation's own words tell two of one resource apart.
    return [intent.intent, own.length >= 2 ? own : [...own, ...fresh([words, `${words} ${words}`])]];
  });
  const replies = plan.intents.flatMap(({ intent, lookups, slots }) => {
    const names = [...lookups.map(({ slot }) => slot), ...slots.map(({ name }) => name)];
    return names.length > 0
      ? [[intent, Object.fromEntries(names.map((name) => [name, [`{${name}}`]]))] as const]
      : [];
  });
  const types = plan.intents.flatMap(({ slots }) =>
    slots.flatMap(({ type, values }) =>
      values ? [[type, values.map((value) => ({ name: valueName(value), id: value }))] as const] : [],
    ),
  );
  return {
    invocationName: invocationOf(say, plan.title),
    samples: Object.fromEntries(samples),
    ...(replies.length > 0 && { replies: Object.fromEntries(replies) }),
    ...(types.length > 0 && { types: Object.fromEntries(types) }),
  };
}

/** Letters, spaces and slots: what Alexa takes in a sample. */
const speakable = (sample: string) =>
  sample
    .toLowerCase()
    .replace(/\{[^}]*\}/g, (slot) => slot)
    .replace(/[^\p{L}\p{M}\s'’{}]/gu, ' ')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

const stopWords = /\b(api|the|a|an|open|platform|service|alexa|echo|skill|app)\b/g;

function invocationOf(say: Phrases, title: string): string {
  const words = wordsOf(title).join(' ').replace(stopWords, ' ').replace(/\s+/g, ' ').trim();
  return say.invocation(words.split(' ').slice(0, 2).join(' ') || 'data').toLowerCase();
}

/** The words of each language, what customers say in each, and their lists. */
export function wordFiles(plan: Plan, locales: readonly string[]): File[] {
  const [first = 'en-US'] = locales;
  const list = (folder: string) =>
    locales.map((locale) => `import { ${constantOf(locale)} } from './${locale}';`).join('\n') +
    (folder === 'utterances' ? "\nimport type { Utterances } from '../../definition/service';" : '');
  const byLocale = locales.map((locale) => `'${locale}': ${constantOf(locale)},`).join('\n');
  return [
    ...locales.flatMap((locale) => [
      {
        path: `words/${locale}.ts`,
        text: `${locale === first ? '' : `import type { Words } from '../../skill/service';\nimport type { English } from './languages';\n\n`}/** What the service says and shows. Made from the API's description: read it, and take it off \`to-read.json\`. */
export const ${constantOf(locale)} = {
${entries(Object.fromEntries(Object.entries(wordsOfService(plan, locale)).map(([name, text]) => [name, literal(text)])))}
} as const${locale === first ? '' : ' satisfies Words<English>'};
`,
      },
      {
        path: `utterances/${locale}.ts`,
        text: `import type { Utterances } from '../../definition/service';

/** What customers say. Made from the API's description: read it, and take it off \`to-read.json\`. */
export const ${constantOf(locale)}: Utterances = ${literal(utterancesOf(plan, locale))};
`,
      },
    ]),
    {
      path: 'words/languages.ts',
      text: `${list('words')}

/** The list of the skill's languages. */
export const languages = {
${byLocale}
};

/** The list of the keys. */
export type English = typeof ${constantOf(first)};
`,
    },
    {
      path: 'utterances/utterances.ts',
      text: `${list('utterances')}

/** What customers say, by locale. Used are those of the skill's languages. */
export const utterances: Readonly<Record<string, Utterances>> = {
${byLocale}
};
`,
    },
    { path: 'listing.ts', text: listing(plan, locales) },
  ];
}

function listing(plan: Plan, locales: readonly string[]): string {
  const page = (locale: string) => {
    const say = phrasesOf(locale);
    const name = invocationOf(say, plan.title);
    const help = say.help(plan.intents.map((intent) => say.thing(intent)));
    return {
      name,
      summary: help.slice(0, 160),
      description: help,
      examplePhrases: [`Alexa, ${name}`],
      keywords: [...new Set(plan.intents.map(({ one }) => one))].slice(0, 5),
      privacyPolicyUrl: `https://www.example.com/${locale.toLowerCase()}/privacy`,
      termsOfUseUrl: `https://www.example.com/${locale.toLowerCase()}/terms`,
    };
  };
  return `import type { Listing } from '../definition/service';

/** The skill's page in the skill store, and what the reviewers of Amazon's read. */
export const listing: Listing = ${literal({
    category: 'BUSINESS_AND_FINANCE',
    isAvailableWorldwide: true,
    distributionMode: 'PUBLIC',
    distributionCountries: [],
    testingInstructions: `The skill needs a linked account. Enable it and sign in with the demo account that comes with this submission. ${wordsOfService(plan, locales[0] ?? 'en-US').help}`,
    privacyAndCompliance: {
      allowsPurchases: false,
      containsAds: false,
      isChildDirected: false,
      isExportCompliant: true,
      usesPersonalInfo: true,
    },
    locales: Object.fromEntries(locales.map((locale) => [locale, page(locale)])),
  })};
`;
}
