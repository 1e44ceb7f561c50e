import { conformanceTable } from './conformance-table';
import { costsTable, pricesTable } from './costs';
import { commandsReference } from './help';
import { arrowsPicture, layoutPicture } from './layout';
import { localesTable } from './locales-table';
import { refusedSettings, rulesTables, settingsTable } from './settings-page';
import { addonStatesTable, contractStatesTable, mintedStatesTable } from './states-table';
import { tokenChecks } from './token-checks';

/** What is written into pages by `npm run docs`: `<!-- generated: name -->` to `<!-- /generated -->`. */
const generators: Readonly<Record<string, () => string>> = {
  commands: commandsReference,
  layout: layoutPicture,
  arrows: arrowsPicture,
  settings: settingsTable,
  refused: refusedSettings,
  rules: rulesTables,
  locales: localesTable,
  costs: costsTable,
  prices: pricesTable,
  conformance: conformanceTable,
  states: contractStatesTable,
  'minted-states': mintedStatesTable,
  'addon-states': addonStatesTable,
  'token-checks': tokenChecks,
};

const block = /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(\n<!-- \/generated -->)/g;

/**
 * A page with its generated parts made anew.
 *
 * @throws Error for a part that nothing generates
 */
export function regenerate(text: string): string {
  return text.replace(block, (_all, begin: string, name: string, end: string) => {
    const generate = generators[name];
    if (!generate) {
      throw new Error(
        `Nothing generates ${JSON.stringify(name)}. There are: ${Object.keys(generators).join(', ')}.`,
      );
    }
    return `${begin}\n${generate()}\n${end}`;
  });
}
