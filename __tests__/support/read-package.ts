import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InteractionModel } from '../../alexa/utterance-matcher';

const folder = 'skill-package';
const modelsFolder = join(folder, 'interactionModels', 'custom');

/** A JSON file as it is, for a schema to judge. */
export function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

/** The manifest of the skill. */
export const manifest = (): unknown => readJson(folder, 'skill.json');

/** Locales that have an interaction model, in alphabetical order. */
export const locales: readonly string[] = readdirSync(modelsFolder)
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

/** The interaction model of a locale; its shape is asserted by its own test. */
export const interactionModel = (locale: string) =>
  readJson(modelsFolder, `${locale}.json`) as InteractionModel;

/** Intents of a locale. */
export const intentsOf = (locale: string) => interactionModel(locale).interactionModel.languageModel.intents;

/** Every sample utterance of a locale with its intent. */
export const samplesOf = (locale: string) =>
  intentsOf(locale).flatMap(({ name, slots = [], samples = [] }) =>
    samples.map((sample) => ({ intent: name, slots, sample })),
  );
