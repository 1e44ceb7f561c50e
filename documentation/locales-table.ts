import { service } from '#service/index';
import { interactionModels } from '../definition/skill-package';

/** The languages of the service's skill, as Markdown: what customers call it in each. */
export function localesTable(): string {
  const rows = Object.entries(interactionModels(service)).map(
    ([locale, { interactionModel }]) => `| ${locale} | ${interactionModel.languageModel.invocationName} |`,
  );
  return ['| locale | invocation name |', '| --- | --- |', ...rows].join('\n');
}
