import type { ApiOperation } from '../api-operation';
import { camel, kebab, type Names, pascal, wordsOf } from '../names';
import type { IntentPlan } from '../plan';
import { readingOf } from '../reading';
import { resourceOf } from '../resource';
import { pagingOf } from './paging';

/** An intent before it is known what it takes. */
export type Skeleton = Omit<IntentPlan, 'scope' | 'lookups' | 'slots' | 'fixed' | 'problems'>;

/** What an operation becomes, but for what it takes. @param names those that are taken */
export function skeletonOf(operation: ApiOperation, names: Names): Skeleton {
  const name = names.unique(camel(operation.id).slice(0, longestName));
  const resource = resourceOf(operation);
  const reading = readingOf(operation);
  const isSafe = operation.method === 'GET';
  const paging = isSafe && reading.list ? pagingOf(operation) : undefined;
  return {
    operation,
    name,
    file: kebab(name),
    intent: `${pascal(name)}Intent`,
    kind: isSafe ? (reading.list ? 'list' : 'one') : 'change',
    verb: verbOf(operation, resource.action),
    ...resource,
    reading,
    ...(paging && { paging }),
  };
}

function verbOf({ id, method }: ApiOperation, action: string): IntentPlan['verb'] {
  if (action !== '') return 'do';
  if (method === 'DELETE') return 'delete';
  if (method === 'PUT' || method === 'PATCH') return 'update';
  return /^(update|change|edit|set)$/.test(wordsOf(id)[0] ?? '') ? 'update' : 'create';
}

/** Longer names nobody reads, and no file system takes. */
const longestName = 60;
