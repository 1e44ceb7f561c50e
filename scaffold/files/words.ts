import { isIdName, namedBy } from '../ids';
import { pascal } from '../names';
import { namingOf } from '../naming';
import type { IntentPlan, KnownProblem, Plan } from '../plan';
import { type Voice, voiceOf } from '../voice';
import { entries, type File, literal } from './source';
import { exampleOf, samplesOf, utterancesOf } from './utterances';

/** Name of the constant of a locale, e.g. `deDE`. */
export const constantOf = (locale: string): string => locale.replace('-', '');

/** A problem's key in the words. */
export const refusedKey = (problem: string): string => `refused${pascal(problem)}`;
/** A scope's key in the words. */
export const scopeKey = (scope: string): string => `scope${pascal(scope) || 'Api'}`;
/** Key of the sentence that says one field. */
export const fieldKey = (intent: string, field: string): string => `${intent}Tells${pascal(field)}`;
/** Key of what was done, without the name of what it was done to. */
export const doneKey = (intent: string): string => `${intent}DoneUnnamed`;
/** Key of an entry with its day. */
export const entryKey = (intent: string): string => `${intent}Entry`;
/** Key of a value as it is said. */
export const valueKey = (value: string): string => `value${pascal(value)}`;

/** Values that the document lists for what is said: they are said in words. */
export function valuesSaid({ intents }: Plan): string[] {
  const all = intents.flatMap(({ kind, reading }) =>
    kind === 'change' ? [] : reading.said.flatMap(({ values = [] }) => values),
  );
  // A key has letters alone: values that differ by a number are said as they are written.
  return [...new Set(all)].filter((value) => pascal(value) !== '' && !/\d/.test(value));
}

/** The first things that the skill can do, as parts of a sentence. */
export function thingsOfSkill(plan: Plan, locale: string, most: number): string[] {
  const { phrases, deed } = voiceOf(plan, locale);
  return [...new Set(plan.intents.map((intent) => phrases.thing(deed(intent))))].slice(0, most);
}

/** Longer sentences nobody listens to. */
const longest = 250;

/** The texts of a service in one language, by their keys. */
export function wordsOfService(plan: Plan, locale: string): Record<string, string> {
  const voice = voiceOf(plan, locale);
  const { phrases } = voice;
  const [first = []] = [...samplesOf(plan, locale).values()];
  const help = [4, 3, 2, 1].map((most) => phrases.help(thingsOfSkill(plan, locale, most), exampleOf(first)));
  return {
    help: help.find((text) => text.length <= longest) ?? phrases.fallback,
    fallback: phrases.fallback,
    kept: phrases.kept,
    more: phrases.more,
    noMore: phrases.noMore,
    changed: phrases.changed,
    several: phrases.several,
    withState: phrases.withState,
    nothing: phrases.nothing,
    unnamed: phrases.unnamed,
    ...Object.fromEntries(
      Object.keys(plan.scopes).map((scope) => [scopeKey(scope), scopeWords(plan, scope, voice)]),
    ),
    ...Object.fromEntries(valuesSaid(plan).map((value) => [valueKey(value), voice.value(value)])),
    ...Object.fromEntries(
      Object.entries(plan.problems).map(([name, problem]) => [
        refusedKey(name),
        refusal(problem, locale, voice),
      ]),
    ),
    ...Object.assign({}, ...plan.intents.map((intent) => wordsOfIntent(intent, voice))),
  };
}

/** What the account does not let the skill do without a scope. */
function scopeWords({ intents }: Plan, scope: string, { phrases, noun }: Voice): string {
  const having = intents.filter((intent) => intent.scope === scope);
  const change = having.find(({ kind }) => kind === 'change');
  const about = noun((change ?? having[0])?.one ?? 'entry');
  return change ? phrases.notChanging(about) : phrases.notReading(about);
}

/** Phrases that certification fails a skill for, wherever the document may have them. */
const failing = /authori[sz]ation|re-?link|link (it )?again|disable|enable|settings|card to your alexa app/i;

/** What the document says of a failure, in English; in other languages what its status means. */
function refusal({ status, title }: KnownProblem, locale: string, { phrases }: Voice): string {
  const isReport = /^return(s|ed)\b/i.test(title);
  const [, clause = ''] = (isReport && /\b(?:if|when|because|that|an? error) (.+)$/i.exec(title)) || [];
  const text = isReport ? `That didn’t work: ${clause}` : capital(title);
  const sentence = sentenceOf(text.replace(/'/g, '’').replace(/"(.*?)"/g, '“$1”'));
  const isFit = sentence.length <= longest && !/[<>&{}[\]"]/.test(sentence) && !failing.test(sentence);
  return locale.startsWith('en') && isFit && /\w \w+[^:]*$/.test(sentence)
    ? sentence
    : phrases.refused[status];
}

const sentenceOf = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function wordsOfIntent(intent: IntentPlan, voice: Voice): Record<string, string> {
  const { name, kind, reading, lookups, slots } = intent;
  const { phrases } = voice;
  const deed = voice.deed(intent);
  const asked = {
    ...Object.fromEntries(
      lookups.flatMap((lookup) => [
        [lookup.ask, phrases.which(voice.noun(lookup.one))],
        [`${lookup.ask}None`, phrases.noSuch(voice.noun(lookup.one))],
      ]),
    ),
    ...Object.fromEntries(slots.map((slot) => [slot.ask, question(slot, intent, voice)])),
  };
  if (kind === 'change') {
    const unnamed = { [doneKey(name)]: phrases.done({ ...deed, how: 'nothing' }) };
    return {
      [`${name}Sure`]: phrases.sure(deed),
      [`${name}Done`]: phrases.done(deed),
      ...(namingOf(intent).lookup ? unnamed : {}),
      ...asked,
    };
  }
  const title = { [`${name}Title`]: phrases.title(deed) };
  const day = reading.said.find(({ as }) => as === 'day');
  if (kind === 'list') {
    return {
      ...title,
      [`${name}Some`]: phrases.some(deed.noun),
      [`${name}None`]: phrases.none(deed.noun),
      ...(day && { [entryKey(name)]: phrases.field(voice.label(day.name)).entry }),
      ...asked,
    };
  }
  const fields = reading.said
    .filter(({ as }) => as !== 'title')
    .map(({ name: field, as }) => {
      const texts = phrases.field(voice.label(field));
      return [fieldKey(name, field), as === 'day' ? texts.day : as === 'number' ? texts.number : texts.text];
    });
  return { ...title, ...Object.fromEntries(fields), ...asked };
}

/** More values than these nobody remembers. */
const mostNamed = 6;

function question(
  { input, type, values }: IntentPlan['slots'][number],
  intent: IntentPlan,
  { phrases, label, noun, value }: Voice,
): string {
  if (type === 'AMAZON.SearchQuery' && isIdName(input.name)) {
    return phrases.which(noun(namedBy(input.name, intent.one)));
  }
  const isNamed = values !== undefined && values.length > 1 && values.length <= mostNamed;
  const named = { noun: label(input.name), type, isYesOrNo: input.shape.kind === 'boolean' };
  const whole = phrases.what({ ...named, ...(isNamed && { values: values.map(value) }) });
  return whole.length <= longest ? whole : phrases.what(named);
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
  ];
}
