import { join } from 'node:path';
import { cognitoLimits } from '../cognito/limits';
import type { TriggerFunctions } from './cognito/pool-triggers';
import type { TriggerName, UserPoolSettings } from './cognito/user-pool-settings';
import { FunctionRunner } from './function-runner';

/** What the user pool's functions are run with. */
export interface PoolFunctionsOptions {
  readonly settings: UserPoolSettings;
  /** Folder of the built functions. Default `dist/triggers`. */
  readonly folder?: string;
  /** Environment variables beside, or in place of, those of the deployment; asked when a function is first needed. */
  readonly environment: () => Readonly<Record<string, string>>;
  /** Called with each line that a function writes. */
  readonly onLine?: (line: string) => void;
}

/** The user pool's functions, run as Lambda does: each in an environment of its own, from its first event on. */
export class PoolFunctions {
  readonly #runners = new Map<TriggerName, FunctionRunner>();

  constructor(private readonly options: PoolFunctionsOptions) {}

  /** Those that the pool names. */
  get functions(): TriggerFunctions {
    const names = Object.keys(this.options.settings.triggers) as TriggerName[];
    return Object.fromEntries(
      names.map((name) => [name, (event: object) => this.#runner(name).invoke(event)]),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.#runners.values()].map((runner) => runner.close()));
  }

  #runner(trigger: TriggerName): FunctionRunner {
    const known = this.#runners.get(trigger);
    if (known) return known;
    const { settings, folder = join('dist', 'triggers'), environment, onLine } = this.options;
    const { name = '', environment: deployed } = settings.triggers[trigger] ?? {};
    const runner = new FunctionRunner({
      bundle: join(folder, name, 'index.js'),
      subject: `function ${name}`,
      environment: { ...deployed, ...environment() },
      limitMs: cognitoLimits.triggerMs,
      onLine,
    });
    this.#runners.set(trigger, runner);
    return runner;
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
