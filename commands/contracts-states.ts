import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statesSchema } from '../contracts/provider/verifier/states-schema';
import { runCommand } from './command';

const file = join('contracts', 'provider', 'states.schema.json');

/** Writes the catalogue of provider states for readers of other languages. */
function main(): void {
  writeFileSync(file, `${JSON.stringify(statesSchema(), null, 2)}\n`);
  console.log(`wrote ${file}`);
}

await runCommand(main);
