import { ConformanceFault } from './fault';
import type { ConformanceWorld } from './world';

/** One thing that a service needs to be right and no contract can hold. */
export interface ConformanceCheck<World = ConformanceWorld> {
  /** What the service does, e.g. `refuses an ID token`. */
  readonly behaviour: string;
  /** @throws ConformanceFault, NotCheckable */
  run(world: World): Promise<void>;
}

/** Checks of one kind, which are reported together. */
export interface CheckGroup<World = ConformanceWorld> {
  /** E.g. `tokens`. */
  readonly name: string;
  readonly checks: readonly ConformanceCheck<World>[];
}

/** @throws ConformanceFault where the condition does not hold */
export function expectThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new ConformanceFault(otherwise);
}
