import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { readToRead, toReadFile } from '../scaffold/to-read';
import { CommandError, program, runCommand } from './command';

const command = program('npm run service:check --')
  .description(
    'Prints what npm run service:new made in words and nobody has read yet, and what it could not make. Whoever has read a file takes it off the list.',
  )
  .option('--service <folder>', 'the service', 'service')
  .option('--json', 'for machines', false)
  .addHelpText(
    'after',
    '\nExit code: 0, also while there is something to read; 2 for a list that is damaged, or no service.',
  );

function main(): void {
  const { service, json } = command.parse().opts<{ service: string; json: boolean }>();
  if (!existsSync(join(service, 'index.ts'))) {
    throw new CommandError(
      `${service} is no folder with a service: it has no index.ts. Name one with --service.`,
      2,
    );
  }
  const { files, left } = readToRead(service);
  if (json) {
    console.log(JSON.stringify({ files, left }, null, 2));
    return;
  }
  for (const [file, texts] of Object.entries(files)) {
    console.log(pc.bold(`${service}/${file}`));
    for (const text of texts) console.log(`  ${text}`);
    console.log('');
  }
  for (const { operation, what, where } of left) {
    console.log(`${pc.yellow('to do')} ${operation}: ${what} ${pc.dim(`(${service}/${where})`)}`);
  }
  const count = Object.keys(files).length + left.length;
  console.log(
    count === 0
      ? `${pc.green('nothing')} is left to read or to do in ${service}.`
      : `${counted(Object.keys(files).length, 'file')} to read, ${counted(left.length, 'thing')} to do. Delete from ${service}/${toReadFile} what is read and done.`,
  );
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

await runCommand(main);
