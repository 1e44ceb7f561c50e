import { readFileSync } from 'node:fs';
import { type PlanInput, planInputFaults } from '../terraform/plan-input';
import { CommandError, callersPath, program, runCommand } from './command';

const command = program('npm run plan:input --')
  .description(
    'Checks a synthesized stack that somebody else wrote, so that it can be planned with rights that they do not have: that planning it runs nothing of theirs.',
  )
  .argument('<planned>', 'the cdk.tf.json that is to be planned')
  .argument('<deployed>', 'the cdk.tf.json of the branch that it goes to')
  .addHelpText('after', '\nExit code: 0 if it may be planned, 1 if not, 2 for files that cannot be read.');

function read(file: string): PlanInput {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PlanInput;
  } catch (error) {
    throw new CommandError(`${file} cannot be read as JSON: ${(error as Error).message}`, 2);
  }
}

await runCommand(() => {
  command.parse();
  const [planned = '', deployed = ''] = command.args.map(callersPath);
  const faults = planInputFaults(read(planned), read(deployed));
  if (faults.length === 0) return console.log(`${planned} may be planned.`);
  throw new CommandError(
    `${planned} is not planned with the right to do so:\n${faults.map((fault) => `  ${fault}`).join('\n')}\nSomebody who may plan has to read the change, and plan it by hand: npm run plan:review -- --stack <environment>`,
  );
});
