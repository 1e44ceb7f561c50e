import { createInterface } from 'node:readline/promises';
import { InvalidArgumentError } from 'commander';
import { readSkill } from '../linking/smapi/difference';
import { differenceText } from '../linking/smapi/difference-text';
import { type PushOptions, type PushPlan, planPush, push } from '../linking/smapi/push';
import { CommandError, runCommand } from './command';
import { linkedSkill, type SkillFlags, skillCommand, skillExitCode } from './linked-skill';

interface Flags extends SkillFlags, PushOptions {
  readonly yes?: true;
}

const program = skillCommand(
  'linking:push',
  'Gives Alexa the account linking and the endpoint of a deployed environment, after showing the difference and asking.',
)
  .option('--yes', 'do not ask, for CI')
  .option('--set-secret', 'set the client secret again although nothing else differs')
  .option(
    '--skip-on-enablement <true|false>',
    'whether customers may enable the skill without linking',
    yesNo,
  )
  .option('--keep <field...>', 'write back a field that this project does not know, as it is')
  .addHelpText(
    'after',
    '\nExit code: 0 Alexa has what it should have, 1 something is left to do or was declined, 2 it could not be written.',
  );

function yesNo(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new InvalidArgumentError('It has to be true or false.');
}

await runCommand(() =>
  skillExitCode(program, async () => {
    const [environment = ''] = program.args;
    const flags = program.opts<Flags>();
    const { skill, outputs } = linkedSkill(environment, flags);
    const reading = await readSkill(skill, outputs);
    const plan = planPush(reading, flags);
    console.log(differenceText(reading.difference));
    for (const one of plan.notWritten) console.log(`\nNot written: ${one}`);
    const left = plan.notWritten.length > 0 ? 1 : 0;
    if (!plan.linking && !plan.manifest) {
      console.log('\nNothing to write. --set-secret sets the client secret again.');
      return left;
    }
    if (!flags.yes && !(await isAgreed(plan))) {
      console.log('Nothing was written.');
      return 1;
    }
    await push(skill, outputs, reading, plan, flags);
    console.log(`\nWritten, and read back: Alexa has it now (${whatOf(plan)}). ${next(environment)}`);
    return left;
  }),
);

async function isAgreed(plan: PushPlan): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new CommandError('Nobody can be asked here: add --yes to write without asking.', 2);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`\nWrite ${whatOf(plan)}? [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

function whatOf({ linking, manifest }: PushPlan): string {
  return [linking && 'account linking, its secret included', manifest && 'endpoints']
    .filter(Boolean)
    .join(' and ');
}

function next(environment: string): string {
  return `Does it work? npm run linking:verify -- ${environment}`;
}
