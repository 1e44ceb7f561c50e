import type { Check } from '../check';
import { authorizationChecks } from './authorization';
import { codeChecks } from './code';
import { configurationChecks } from './configuration';
import { nameChecks } from './name';
import { pageChecks } from './page';
import { refreshChecks } from './refresh';
import { serviceChecks } from './service';
import { tokenChecks } from './token';
import { tokensChecks } from './tokens';

/** Every check, in the order in which they are asked. */
export const checks: readonly Check[] = [
  ...configurationChecks,
  ...nameChecks,
  ...authorizationChecks,
  ...pageChecks,
  ...tokenChecks,
  ...codeChecks,
  ...tokensChecks,
  ...refreshChecks,
  ...serviceChecks,
];
