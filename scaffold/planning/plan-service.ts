import type { ApiOperation } from '../api-operation';
import { idFor } from '../ids';
import { Names, spoken } from '../names';
import type { IntentPlan, KnownProblem, Left, Lookup, Plan } from '../plan';
import { problemsOf } from './failures';
import { inputsOf } from './inputs';
import { scopeOf } from './scope';
import { skeletonOf } from './skeleton';

/** Decides what becomes of the chosen operations. */
export function planService(title: string, chosen: readonly ApiOperation[]): Plan {
  const left: Left[] = [];
  const names = new Names();
  const skeletons = chosen.map((operation) => skeletonOf(operation, names));
  const problems: Record<string, KnownProblem> = {};
  const intents = skeletons.map((skeleton): IntentPlan => {
    const { operation } = skeleton;
    const own = problemsOf(skeleton, problems, left);
    return {
      ...skeleton,
      ...inputsOf(skeleton, skeletons, left),
      scope: scopeOf(operation, left),
      problems: own,
    };
  });
  for (const { kind, reading, operation, file } of intents) {
    if (kind === 'change' || reading.said.length > 0) continue;
    left.push({
      operation: operation.id,
      what: 'Nothing of its answer is called like a name, a state, a day or an amount, so nothing of it is said. Describe in operations.ts what is to be said, and say it.',
      where: `intents/${file}.ts`,
    });
  }
  for (const intent of intents) {
    const read = intents.flatMap(({ lookups }) => lookups.filter(({ list }) => list === intent.name));
    // Of ids only those are read that some operation is called with.
    Object.assign(intent, { reading: { ...intent.reading, ids: idsFor(read, intent.reading.ids) } });
  }
  const scopes = Object.fromEntries(intents.map(({ scope }) => [scope, `Use ${title}: ${spoken(scope)}`]));
  left.push({
    operation: 'all',
    what: 'No answer is approved yet. Run UPDATE_ANSWERS=1 npm run test:unit -- __tests__/service/replay, and read what it writes to service/__tests__/answers.',
    where: 'scenarios.ts',
  });
  return { title, intents, scopes, problems, left };
}

/** The fields that hold the ids which lookups take. */
const idsFor = (lookups: readonly Lookup[], ids: readonly string[]): string[] => [
  ...new Set(lookups.flatMap(({ input }) => idFor(input, ids) ?? [])),
];
