import { writeFileSync } from 'node:fs';
import { service } from '#service/index';
import { documents } from '../contracts/document/documents';
import { program, runCommand } from './command';

const { api } = service;

const command = program('npm run contracts:generate --')
  .description(
    "Writes what other languages read of the service: the API document, and the provider states' schema.",
  )
  .addHelpText('after', '\nExit code: 0 if all was written, 1 if not.');

function main(): void {
  command.parse();
  for (const { file, text } of documents(api)) {
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
}

await runCommand(main);
