import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InteractionModel } from '../alexa/utterance-matcher';

const modelFolder = join('skill-package', 'interactionModels', 'custom');

/** The interaction models that the skill is deployed with, by locale, e.g. `en-US`. */
export function readInteractionModels(folder = modelFolder): Readonly<Record<string, InteractionModel>> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => [
        file.replace(/\.json$/, ''),
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as InteractionModel,
      ]),
  );
}
