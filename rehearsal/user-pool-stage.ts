import { randomBytes } from 'node:crypto';
import type { RehearsalClock } from './clock';
import { type CognitoStandIn, startCognitoStandIn } from './cognito/cognito-stand-in';
import type { ExampleCustomer } from './cognito/sign-in-pages';
import type { UserPoolSettings } from './cognito/user-pool-settings';
import type { ExchangeLog } from './exchange-log';
import type { LocalNetwork } from './local-network';
import { type OldStore, openOldStore } from './old-store';
import { awsEnvironment, PoolFunctions } from './pool-functions';

/** How customers sign in on this machine. */
export interface SignInOptions {
  /** Folder of the user pool's built functions. Default `dist/triggers`. */
  readonly triggers?: string;
  /** Where browsers really go when they are sent to one of Alexa's redirect URLs. Default: there. */
  readonly deliverRedirect?: (url: string) => string;
  /** Origins of pages that may frame the sign-in. Default: none. */
  readonly framedBy?: readonly string[];
  /** Called with each line that the skill logs, or a function of the user pool. */
  readonly onSkillLine?: (line: string) => void;
  /** Sign-in attempts that one address may make in a minute. */
  readonly signInsPerMinute?: number;
}

interface UserPoolStageOptions extends SignInOptions {
  readonly settings: UserPoolSettings;
  readonly clock: RehearsalClock;
  readonly network: LocalNetwork;
  readonly log: ExchangeLog;
}

/** The user pool on this machine, and who is in it. */
export interface UserPoolStage {
  readonly cognito: CognitoStandIn;
  readonly functions: PoolFunctions;
  /** The customers that the SaaS had before, where the user pool migrates them. */
  readonly oldStore: OldStore | undefined;
  /** A customer who is there from the start, confirmed. */
  readonly example: ExampleCustomer;
}

/** Starts the stand-in of Cognito with the built functions of the user pool, as the stack would deploy them. */
export async function setUserPoolStage(options: UserPoolStageOptions): Promise<UserPoolStage> {
  const { settings, clock, network } = options;
  const example = { email: 'ada@example.com', password: `Aa1!${randomBytes(18).toString('base64url')}` };
  const oldStore = await openOldStore(settings);
  const functions = new PoolFunctions({
    settings,
    folder: options.triggers,
    environment: () => ({ ...awsEnvironment(settings.region, cognito), ...oldStore?.environment }),
    onLine: options.onSkillLine,
  });
  const cognito = await startCognitoStandIn({
    settings,
    triggers: functions.functions,
    secrets: oldStore?.secrets,
    now: clock.now,
    log: options.log,
    example,
    ofOldStore: oldStore?.customer,
    deliverRedirect: options.deliverRedirect,
    framedBy: options.framedBy,
    signInsPerMinute: options.signInsPerMinute,
  });
  network.serve(settings.domain, cognito.origin);
  network.serve(new URL(settings.issuer).host, cognito.origin);
  await cognito.users.signUp(example.email, example.password, true);
  return { cognito, functions, oldStore, example };
}
