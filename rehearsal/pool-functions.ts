import { join } from 'node:path';
import { cognitoLimits } from '../cognito/limits';
import type { FunctionSettings } from './cognito/deployed-functions';
import type { TriggerFunctions } from './cognito/pool-triggers';
import type { UserPoolSettings } from './cognito/user-pool-settings';
import { FunctionRunner } from './function-runner';

/** What the user pool's functions are run with. */
export interface PoolFunctionsOptions {
  readonly settings: Pick<UserPoolSettings, 'triggers' | 'userPoolId'>;
  /** Folder of the built functions. Default `dist/triggers`. */
  readonly folder?: string;
  /** Environment variables beside, or in place of, those of the deployment; asked when a function is first needed. */
  readonly environment: () => Readonly<Record<string, string>>;
  /** Called with each line that a function writes. */
  readonly onLine?: (line: string) => void;
}

/** The user pool's functions, run as Lambda does: each in an environment of its own, from its first event on. */
export class PoolFunctions {
  readonly #runners = new Map<string, FunctionRunner>();

  constructor(private readonly options: PoolFunctionsOptions) {}

  /** Those that the pool names. */
  get functions(): TriggerFunctions {
    return Object.fromEntries(
      Object.entries(this.options.settings.triggers).map(([trigger, deployed]) => [
        trigger,
        (event: object) => this.runner(deployed).invoke(event),
      ]),
    );
  }

  /** Runs a function of the pool's, which need not be one that the pool itself asks. */
  runner({ name, environment: deployed }: FunctionSettings): FunctionRunner {
    const known = this.#runners.get(name);
    if (known) return known;
    const { settings, folder = join('dist', 'triggers'), environment, onLine } = this.options;
    const variables = { ...deployed, ...(deployed.USER_POOL_ID && { USER_POOL_ID: settings.userPoolId }) };
    const runner = new FunctionRunner({
      bundle: join(folder, name, 'index.js'),
      subject: `function ${name}`,
      environment: { ...variables, ...environment() },
      limitMs: cognitoLimits.triggerMs,
      onLine,
    });
    this.#runners.set(name, runner);
    return runner;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#runners.values()].map((runner) => runner.close()));
  }
}

/** What lets AWS's clients in a function find the stand-in, and nothing else. */
export function awsEnvironment(
  region: string,
  cognito: { readonly origin: string; readonly accessKeyId: string },
): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ENDPOINT_URL: cognito.origin,
    AWS_ACCESS_KEY_ID: cognito.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    // The functions run on Node 22 and later when deployed.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
