import { readSkill } from '../linking/smapi/difference';
import { differenceText } from '../linking/smapi/difference-text';
import { runCommand } from './command';
import { linkedSkill, type SkillFlags, skillCommand, skillExitCode } from './linked-skill';

const program = skillCommand(
  'linking:diff',
  'Shows what Alexa has of a skill’s account linking and endpoints, and what it should have. Changes nothing.',
)
  .option('--json', 'for machines')
  .addHelpText('after', '\nExit code: 0 nothing differs, 1 something does, 2 it could not be compared.');

await runCommand(() =>
  skillExitCode(program, async () => {
    const [environment = ''] = program.args;
    const flags = program.opts<SkillFlags & { readonly json?: true }>();
    const { skill, outputs } = linkedSkill(environment, flags);
    const { difference } = await readSkill(skill, outputs);
    console.log(flags.json ? JSON.stringify(difference, null, 2) : differenceText(difference));
    if (!flags.json) {
      const next = `npm run linking:push -- ${environment}`;
      console.log(difference.differs ? `\nIt differs. ${next}` : '\nAlexa has what it should have.');
    }
    return difference.differs ? 1 : 0;
  }),
);
