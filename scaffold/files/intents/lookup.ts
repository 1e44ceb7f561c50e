import { idFor } from '../../ids';
import type { Lookup, Paging, Plan } from '../../plan';
import { requiredOf, takesInput } from '../../required';
import { saidIn } from '../entry';
import { key, literal, member } from '../source';
import { callOf, choiceFunction, placeExpression } from './given';

/** The function that finds an id by what the customer says. */
export function lookupFunction(lookup: Lookup, plan: Plan): string {
  const list = plan.intents.find(({ name }) => name === lookup.list);
  if (!list) return '';
  const id = idFor(lookup.input, list.reading.ids) ?? 'id';
  const title = list.reading.said.find(({ as }) => as === 'title' || as === 'text')?.name;
  const needed = requiredOf(list);
  const given =
    needed.length > 0
      ? `, given: { ${needed.map(({ name }) => `readonly ${key(name)}: string`).join('; ')} }`
      : '';
  const call = {
    ...firstPage(list.paging, '50'),
    ...Object.fromEntries(needed.map(({ name }) => [name, member('given', name)])),
  };
  return `/** Which ${lookup.one} is meant: of the first page that is listed. */
async function ${choiceFunction(lookup)}(turn: Turn, saas: Saas${given}) {
  const listed = await saas.${lookup.list}(${callOf(call) || (takesInput(list) ? '{}' : '')});
  if (listed.kind !== 'ok') return { answer: turn.failed(listed) };
  const choices = ${placeExpression(list, 'listed.value')}.flatMap((entry) =>
    ${member('entry', id)} ? [{ id: ${member('entry', id)}, title: ${title ? `${saidIn(list.reading, 'entry', title)} ?? ''` : `${member('entry', id)}`} }] : [],
  );
  return chosen(turn, ${literal(lookup.slot)}, choices, (wanted) => turn.say(${literal(`${lookup.ask}None`)}, { wanted }));
}`;
}

function firstPage(paging: Paging | undefined, size: string): Record<string, string> {
  if (!paging) return {};
  return {
    ...(paging.kind === 'offset' && { [paging.input.name]: '0' }),
    ...(paging.kind === 'page' && { [paging.input.name]: '1' }),
    ...(paging.size && { [paging.size.name]: size }),
  };
}
