import type { ApiOperation, Input } from './api-operation';
import type { IntentPlan, Paging } from './plan';
import { hasKnownValue } from './sayable';

/** Whether the client is called with anything, if only to read on by a cursor, or with a key of its own. */
export const takesInput = ({ lookups, slots, paging, operation }: IntentPlan): boolean =>
  lookups.length + slots.length > 0 || paging !== undefined || operation.keyHeader !== undefined;

/** What an operation cannot be called without, but for what is known, and what says which page is wanted. */
export const requiredOf = ({
  operation,
  paging,
}: {
  readonly operation: Pick<ApiOperation, 'inputs'>;
  readonly paging?: Paging;
}): readonly Input[] =>
  operation.inputs.filter(
    (input) => input.isRequired && !hasKnownValue(input) && input !== paging?.input && input !== paging?.size,
  );
