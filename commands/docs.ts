import { readFileSync, writeFileSync } from 'node:fs';
import pc from 'picocolors';
import { regenerate } from '../documentation/generated';
import { pageFiles } from '../documentation/page';
import { print } from '../documentation/printed';
import { program, runCommand } from './command';
import { pictureFile, takePicture } from './page-picture';

const command = program('npm run docs --')
  .description(
    'Makes anew what is generated in README.md and docs/: the tables of the settings, and what commands print. A test notices what is out of date.',
  )
  .option('--picture', `takes ${pictureFile} anew, too: needs Chromium`, false)
  .addHelpText('after', '\nExit code: 0 if all was written; 1 where a command failed.');

async function main(): Promise<void> {
  const { picture } = command.parse().opts<{ picture: boolean }>();
  for (const file of pageFiles()) {
    const before = readFileSync(file, 'utf8');
    const after = print(regenerate(before), (line) => console.log(`${pc.dim('>')} ${file}: ${line}`));
    if (after === before) continue;
    writeFileSync(file, after);
    console.log(`${pc.green('written')} ${file}`);
  }
  if (!picture) return;
  await takePicture();
  console.log(`${pc.green('written')} ${pictureFile}`);
}

await runCommand(main);
