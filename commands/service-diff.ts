import pc from 'picocolors';
import { differences } from '../scaffold/difference';
import { readDocument } from '../scaffold/document';
import { DocumentError } from '../scaffold/document-error';
import { operationsOf } from '../scaffold/operations/operations-of';
import { readSnapshot } from '../scaffold/snapshot';
import { CommandError, callersPath, program, runCommand } from './command';

const command = program('npm run service:diff --')
  .description(
    'Says what a newer API description changes for the operations that the service uses, and what a customer of the skill would notice.',
  )
  .argument('<openapi.json | .yaml>', 'the newer document')
  .option('--service <folder>', 'the service', 'service')
  .option('--json', 'for machines', false)
  .addHelpText(
    'after',
    '\nExit code: 0 if every intent goes on as it is; 1 if one would break; 2 if nothing could be compared.',
  );

async function main(): Promise<number> {
  const { service, json } = command.parse().opts<{ service: string; json: boolean }>();
  const file = callersPath(command.args[0] ?? '');
  const snapshot = snapshotIn(service);
  const document = await readDocument(file);
  const found = differences(snapshot, operationsOf(document));
  if (json) console.log(JSON.stringify(found, null, 2));
  else {
    for (const { operation, intent, breaks, change, notices } of found) {
      const mark = breaks ? pc.red('breaks') : pc.yellow('differs');
      console.log(`${mark} ${pc.bold(intent)} (${operation}): ${change}. The customer ${notices}.`);
    }
    const breaking = found.filter(({ breaks }) => breaks).length;
    console.log(
      found.length === 0
        ? `${pc.green('the same')} ${snapshot.operations.length} operations of ${snapshot.title} are as they were in version ${snapshot.version}.`
        : `${found.length} ${found.length === 1 ? 'difference' : 'differences'}, ${breaking} of which ${breaking === 1 ? 'breaks' : 'break'} an intent.`,
    );
  }
  return found.some(({ breaks }) => breaks) ? 1 : 0;
}

function snapshotIn(folder: string) {
  try {
    return readSnapshot(folder);
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), 2);
  }
}

await runCommand(async () => {
  try {
    return await main();
  } catch (error) {
    if (error instanceof DocumentError) throw new CommandError(error.message, 2);
    throw error;
  }
});
