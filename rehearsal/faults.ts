import type { AppClientSettings } from './cognito/user-pool-settings';
import type { Refusal } from './refusal';
import type { SaasFault } from './saas-gateway';

/** What goes wrong on purpose. */
export interface Faults {
  /** One fault for every request, or a choice for each. */
  saas?: SaasFault | (() => SaasFault | undefined);
  /** A scope that the app client has lost; refreshed tokens lack it. */
  missingScope?: string;
  /** What the SaaS API refuses of the skill. */
  refusal?: Refusal;
}

/** The client as it is at each moment: without the scope that is missing just now. */
export function withoutLostScope(client: AppClientSettings, faults: Faults): AppClientSettings {
  return {
    ...client,
    get scopes() {
      return client.scopes.filter((scope) => scope !== faults.missingScope);
    },
  };
}
