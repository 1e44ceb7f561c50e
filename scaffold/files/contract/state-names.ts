import { camel } from '../../names';

/** Name of the value by which a state gives back a thing's id. */
export const idValue = (one: string): string => `${camel(one)}Id`;

export const existsState = (one: string): string => `there is one: ${one}`;

export const goneState = (one: string): string => `there is none: ${one}`;

export const refusedState = (name: string, problem: string): string => `${name} is refused: ${problem}`;
