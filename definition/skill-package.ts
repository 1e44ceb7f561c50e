import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInSamples } from '../alexa/built-in-samples/built-in-samples';
import { builtInIntents } from '../alexa/built-in-samples/samples';
import { interactionModelOf, type ModelIntent } from '../alexa/interaction-model';
import type { InteractionModel } from '../alexa/utterance-matcher';
import type { Intent, NeededWords, Operations } from '../skill/service';
import { nearest } from '../skill/speech/nearest';
import { createSpeakers } from '../skill/speech/speaker';
import type { Listing, Service, Utterances } from './service';

const packageFolder = 'skill-package';
const modelFolder = join(packageFolder, 'interactionModels', 'custom');
const manifestFile = join(packageFolder, 'skill.json');

/** A file of the skill package, or one that is there and should not be. */
export interface PackageFile {
  readonly file: string;
  /** Undefined: the file belongs to a language that the skill no longer speaks. */
  readonly text: string | undefined;
}

/** What a service says does not fit together. The message has a line for each fault. */
export class SkillPackageError extends Error {
  override readonly name = 'SkillPackageError';
}

/**
 * What is deployed to Alexa by the ASK CLI: the interaction model of each language of the skill, and the
 * manifest, of which the store's page and the privacy statement are the service's and the rest stays as it is.
 *
 * @param root of the project
 * @throws SkillPackageError where samples, replies, slot values or a store page are missing or nobody's
 */
export function skillPackage(service: Service, root = '.'): PackageFile[] {
  const locales = Object.keys(service.skill.languages);
  const faults = locales.flatMap((locale) => faultsOf(service, locale));
  if (faults.length > 0) throw new SkillPackageError(faults.join('\n'));

  const models = Object.entries(interactionModels(service)).map(([locale, model]) => ({
    file: join(modelFolder, `${locale}.json`),
    text: jsonOf(model),
  }));
  const wanted = models.map(({ file }) => file);
  const there = readdirSync(join(root, modelFolder)).map((name) => join(modelFolder, name));
  const manifest = JSON.parse(readFileSync(join(root, manifestFile), 'utf8')) as Manifest;
  return [
    ...models,
    ...there.filter((file) => !wanted.includes(file)).map((file) => ({ file, text: undefined })),
    { file: manifestFile, text: jsonOf(manifestOf(manifest, service.listing, locales)) },
  ];
}

/** The interaction model of each language of the skill, by locale. */
export function interactionModels(service: SpokenService): Readonly<Record<string, InteractionModel>> {
  return Object.fromEntries(
    Object.keys(service.skill.languages).map((locale) => [locale, modelOf(service, locale)]),
  );
}

/** The part of a service that a model is made of. */
export type SpokenService = Pick<Service, 'skill' | 'utterances'>;

const jsonOf = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

interface Manifest {
  readonly manifest: Readonly<Record<string, unknown>>;
}

function manifestOf({ manifest }: Manifest, listing: Listing, locales: readonly string[]): Manifest {
  const { locales: pages, privacyAndCompliance, ...store } = listing;
  const each = <Value>(part: (page: Listing['locales'][string]) => Value) =>
    Object.fromEntries(
      locales.flatMap((locale) => {
        const page = pages[locale];
        return page ? [[locale, part(page)]] : [];
      }),
    );
  return {
    manifest: {
      ...manifest,
      publishingInformation: {
        locales: each(({ privacyPolicyUrl: _policy, termsOfUseUrl: _terms, ...page }) => page),
        ...store,
      },
      privacyAndCompliance: {
        ...privacyAndCompliance,
        locales: each(({ privacyPolicyUrl, termsOfUseUrl }) => ({ privacyPolicyUrl, termsOfUseUrl })),
      },
    },
  };
}

type AnyIntent = Intent<NeededWords, Operations>;

/** Alexa's own intents declare no slots. */
const isBuiltIn = (name: string) => name.startsWith('AMAZON.');

function modelOf({ skill, utterances }: SpokenService, locale: string) {
  const { invocationName, samples, replies, types = {} } = utterancesOf(utterances, locale);
  const { say } = createSpeakers<NeededWords>(skill.languages)(locale);
  const own = builtInSamples[nearest(locale, Object.keys(builtInSamples)) as keyof typeof builtInSamples];

  const intentOf = (name: string, { slots = {} }: AnyIntent): ModelIntent => ({
    name,
    ...(isBuiltIn(name)
      ? {}
      : {
          slots: Object.entries(slots).map(([slot, { type, ask }]) => ({
            name: slot,
            type,
            ...(ask === undefined ? {} : { question: say(ask), replies: replies?.[name]?.[slot] ?? [] }),
          })),
        }),
    samples: samples[name] ?? [],
  });
  const ofService = skill.intents.flatMap((intent) => intent.names.map((name) => intentOf(name, intent)));
  const named = ofService.map(({ name }) => name);
  const ofMechanism = builtInIntents
    .filter((name) => !named.includes(name))
    .map((name) => ({ name, samples: samples[name] ?? own[name] }));
  return interactionModelOf({ invocationName, intents: [...ofService, ...ofMechanism], types });
}

function utterancesOf(utterances: Service['utterances'], locale: string): Utterances {
  const ofLocale = utterances[locale];
  if (!ofLocale) throw new SkillPackageError(`There are no utterances in ${locale}.`);
  return ofLocale;
}

/** What is said of a language and is missing or nobody's, each with what to do. */
function faultsOf({ skill, utterances, listing }: Service, locale: string): string[] {
  const where = (fault: string) => `${locale}: ${fault}`;
  const ofLocale = utterances[locale];
  const page = listing.locales[locale] ? [] : [where('the listing has no page of this language: write it.')];
  if (!ofLocale) return [...page, where('there are no utterances: write them.')];

  const { samples, replies = {}, types = {} } = ofLocale;
  const intents = skill.intents.flatMap(({ names, slots = {} }) => names.map((name) => ({ name, slots })));
  const names: readonly string[] = [...intents.map(({ name }) => name), ...builtInIntents];
  const slots = intents.flatMap(({ name, slots }) =>
    Object.entries(slots).map(([slot, { type, ask }]) => ({ intent: name, slot, type, ask })),
  );
  const missing = [
    ...intents
      .filter(({ name }) => !isBuiltIn(name) && !samples[name]?.length)
      .map(({ name }) => `the intent ${name} has no samples: write some.`),
    ...slots
      .filter(({ intent, slot, ask }) => ask !== undefined && !replies[intent]?.[slot]?.length)
      .map(({ intent, slot }) => `nothing is said when ${intent} asks for "${slot}": write replies.`),
    ...slots
      .filter(({ type }) => !isBuiltIn(type) && !types[type]?.length)
      .map(({ type }) => `the slot type ${type} has no values: list them in types.`),
  ];
  const strays = [
    ...Object.keys(samples)
      .filter((name) => !names.includes(name))
      .map((name) => `samples of ${name}, which is no intent: delete them, or add the intent.`),
    ...Object.entries(replies)
      .flatMap(([intent, ofIntent]) => Object.keys(ofIntent).map((slot) => ({ intent, slot })))
      .filter((one) => !slots.some((slot) => slot.intent === one.intent && slot.slot === one.slot))
      .map(({ intent, slot }) => `replies for "${slot}", which is no slot of ${intent}: delete them.`),
    ...Object.keys(types)
      .filter((type) => !slots.some((slot) => slot.type === type))
      .map((type) => `values of ${type}, which is the type of no slot: delete them.`),
  ];
  return [...page, ...[...missing, ...strays].map(where)];
}
