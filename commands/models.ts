import { rmSync, writeFileSync } from 'node:fs';
import { addon } from '#service/addon';
import { service } from '#service/index';
import { addonPackage } from '../definition/addon-package';
import { SkillPackageError, skillPackage } from '../definition/skill-package';
import { CommandError, program, runCommand } from './command';

const command = program('npm run models --')
  .description(
    'Writes the interaction models and the store page in skill-package/, and the add-on’s page in addon-package/, from what the service says, for Amazon’s tools to deploy.',
  )
  .addHelpText(
    'after',
    '\nExit code: 0 if all was written, 1 where the service does not fit: what is missing is named.',
  );

function main(): void {
  command.parse();
  for (const { file, text } of built()) {
    if (text === undefined) {
      rmSync(file);
      console.log(`deleted ${file}: the skill does not speak this language`);
    } else {
      writeFileSync(file, text);
      console.log(`wrote ${file}`);
    }
  }
}

function built() {
  try {
    return [...skillPackage(service), addonPackage(service.listing, addon.page)];
  } catch (error) {
    if (!(error instanceof SkillPackageError)) throw error;
    throw new CommandError(`The service does not make a skill package.\n${error.message}`);
  }
}

await runCommand(main);
