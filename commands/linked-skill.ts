import { type Command, Option } from 'commander';
import type { Outputs } from '../linking/outputs';
import { Secrets } from '../linking/secrets';
import { findCredentials } from '../linking/smapi/credentials';
import { SkillManagement, type Stage, stages } from '../linking/smapi/skill-management';
import { SmapiError } from '../linking/smapi/smapi-error';
import { runNow } from '../programs/child';
import { findProgram } from '../programs/find-program';
import { readCheckedSettings } from './checked-settings';
import { CommandError, program } from './command';
import { stackOutputs } from './stack-outputs';

/** Options of every command that speaks to Alexa about a skill. */
export interface SkillFlags {
  readonly stage: Stage;
  readonly outputs?: string;
  readonly skillId?: string;
  readonly profile?: string;
}

/** Where skill and outputs come from, and how to sign in: the same for each command about a skill. */
export function skillCommand(name: string, description: string): Command {
  return program(`npm run ${name} --`)
    .description(description)
    .argument('<environment>', 'name in config/environments.ts')
    .addOption(new Option('--stage <stage>', 'stage of the skill').choices(stages).default('development'))
    .option('--outputs <file>', 'what `terraform output -json` printed, or -; default: asks Terraform')
    .option('--skill-id <id>', 'amzn1.ask.skill.…; default: alexa.skillId of the environment')
    .option('--profile <name>', 'profile of the ASK CLI; default: as the ASK CLI chooses')
    .addHelpText(
      'after',
      `
Credentials, in this order:
  --profile <name>     the ASK CLI's file ~/.ask/cli_config
  ASK_REFRESH_TOKEN    with ASK_LWA_CLIENT_ID and ASK_LWA_CLIENT_CONFIRMATION, for CI
  ASK_ACCESS_TOKEN     good for an hour
  ASK_DEFAULT_PROFILE  or the profile "default"
The client secret goes from the outputs into the request, and nowhere else.`,
    );
}

/** A skill, ready to be asked, and what it should be linked to. */
export interface LinkedSkill {
  readonly skill: SkillManagement;
  readonly outputs: Outputs;
}

/** @throws CommandError, SmapiError */
export function linkedSkill(environment: string, flags: SkillFlags): LinkedSkill {
  const outputs = stackOutputs(environment, flags.outputs);
  const { env } = process;
  const { credentials } = findCredentials({ env, profile: flags.profile, renew: renewWithAskCli });
  const secrets = new Secrets(outputs.clientSecret);
  const skill = new SkillManagement(flags.skillId ?? skillIdOf(environment), flags.stage, {
    credentials,
    secrets,
    apiEndpoint: env.ASK_SMAPI_SERVER_BASE_URL,
    tokenServer: env.ASK_LWA_TOKEN_HOST,
    onWait: (seconds, why) => console.error(`${why}: waiting ${seconds} s`),
  });
  return { skill, outputs };
}

function skillIdOf(environment: string): string {
  const { settings } = readCheckedSettings();
  const found = settings.find(({ name }) => name === environment);
  if (found) return found.alexa.skillId;
  throw new CommandError(
    `No environment is called ${JSON.stringify(environment)}. There are: ${settings.map(({ name }) => name).join(', ')}. Or name the skill: --skill-id`,
    2,
  );
}

/** Any command of the ASK CLI renews the token of its profile. */
function renewWithAskCli(profile: string): boolean {
  const ask = findProgram('ask');
  if (ask === undefined) return false;
  return runNow(ask, ['smapi', 'get-vendor-list', '--profile', profile]).code === 0;
}

/**
 * Runs a command's program to its exit code: wrong options and whatever could not be read or written end with 2.
 */
export async function skillExitCode(command: Command, run: () => Promise<number>): Promise<number> {
  try {
    command.parse();
    return await run();
  } catch (error) {
    if (error instanceof SmapiError) throw new CommandError(error.message, 2);
    throw error;
  }
}
