import type { ApiOperation, Input } from './api-operation';
import { hasKnownValue } from './obstacles';
import type { Paging } from './plan';

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
