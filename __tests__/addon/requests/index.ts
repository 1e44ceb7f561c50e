import { addressCases } from './addresses';
import { batchCases } from './batches';
import { headerCases } from './headers';
import { messageCases } from './messages';
import { paramCases } from './params';
import type { RequestCase } from './request-case';
import { revisionCases } from './revisions';
import { scopeCases } from './scopes';
import { tokenCases } from './tokens';
import { toolCases } from './tool-calls';

/** Every way in which a request can be, one after the other. */
export const requestCases: readonly RequestCase[] = [
  ...addressCases,
  ...tokenCases,
  ...scopeCases,
  ...messageCases,
  ...paramCases,
  ...batchCases,
  ...headerCases,
  ...revisionCases,
  ...toolCases,
];
