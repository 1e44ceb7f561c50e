import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type PlanInput, planInputFaults, readPlanInput } from '../terraform/plan-input';
import { CommandError, callersPath, program, runCommand } from './command';

const command = program('npm run plan:input --')
  .description(
    'Checks a synthesized stack that somebody else wrote, so that it can be planned with rights that they do not have: that planning it runs nothing of theirs.',
  )
  .argument(
    '<planned>',
    'the cdk.tf.json that is to be planned, in a folder that Terraform has not been in yet: it reads whatever else is there',
  )
  .argument('<deployed>', 'the cdk.tf.json of the branch that it goes to')
  .addHelpText('after', '\nExit code: 0 if it may be planned, 1 if not, 2 for files that cannot be read.');

function read(file: string): PlanInput {
  try {
    return readPlanInput(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`${file} cannot be read as a stack: ${(error as Error).message}.`, 2);
  }
}

await runCommand(() => {
  command.parse();
  const [planned = '', deployed = ''] = command.args.map(callersPath);
  const beside = () => readdirSync(dirname(planned)).filter((name) => name !== basename(planned));
  const faults = planInputFaults(read(planned), read(deployed), beside());
  if (faults.length === 0) return console.log(`${planned} may be planned.`);
  throw new CommandError(
    `${planned} is not planned with the right to do so:\n${faults.map((fault) => `  ${fault}`).join('\n')}\nSomebody who may plan has to read the change, and plan it by hand: npm run plan:review -- --stack <environment>`,
  );
});
