import { z } from 'zod';
import { service } from '#service/index';
import { addonStatesOf } from '../contracts/addon/states';
import type { States } from '../contracts/service';
import { mintedStatesOf, statesOf } from '../contracts/states';

/** The provider states that the contract asks for. */
export const contractStatesTable = () => tableOf(statesOf(service.api));

/** Those that the conformance checks ask for besides. */
export const mintedStatesTable = () => tableOf(mintedStatesOf(service.api));

/** Those that the contract of the add-on asks for besides. */
export const addonStatesTable = () => tableOf(addonStatesOf(service.api));

/** States, each with what setting it up gives back. */
function tableOf(states: States): string {
  const rows = Object.entries(states).map(([name, { description, values }]) => {
    const given = values instanceof z.ZodObject ? Object.keys(values.shape) : [];
    return [`\`${name}\``, given.map((value) => `\`${value}\``).join(', '), description];
  });
  return [['state', 'gives back', 'what must be so'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
