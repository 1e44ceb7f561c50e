import type { NetworkOptions } from '../../../../linking/verify/network';
import type { Target } from '../../../../linking/verify/target';
import type { Alteration } from '../../../../testing/altering-proxy';

type Hosts = NonNullable<NetworkOptions['hosts']>;

/** One way in which a good server, or what Alexa is told of it, is worse. */
export interface Mutation {
  readonly what: string;
  /** Check that has to name it. */
  readonly finds: string;
  /** Checks that it makes fail too, because the same fault is theirs. */
  readonly also?: readonly string[];
  /** What the proxy before the server changes. */
  readonly alteration?: Alteration;
  /** What Alexa is configured for instead. */
  readonly target?: (good: Target) => Partial<Target>;
  readonly network?: (hosts: Hosts) => NetworkOptions;
  /** Attributes of the app client in Terraform, where the fault is one of the deployment. */
  readonly client?: Readonly<Record<string, unknown>>;
}
