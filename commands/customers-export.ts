import { closeSync, existsSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import pc from 'picocolors';
import { exportUsers } from '../customers/export';
import { UserPoolError } from '../customers/faults';
import { CommandError, callersPath, program, runCommand } from './command';
import { isOfFiles } from './file-words.mjs';
import { userPoolId } from './user-pool-id';

interface Flags {
  readonly userPoolId: string;
}

const command = program('npm run customers:export --')
  .description(
    'Writes the users of a user pool as JSON lines that customers:import reads: what can be kept of a pool, of which AWS has no backup. Passwords, second factors and links to providers stay behind, and so does whoever never confirmed a sign-up or was disabled.',
  )
  .argument(
    '<file>',
    'file to write, which must not be there yet; <file>.part until it is whole. Only you can read it',
  )
  .requiredOption('--user-pool-id <id>', 'the user pool: the output user_pool_id of the stack', userPoolId)
  .addHelpText(
    'after',
    `
A user without an id of yours gets the sub as id: imported into another pool, their token names it in customerId, so
that your service knows them again.

AWS credentials are read as by the AWS CLI (AWS_PROFILE and so on); AWS_ENDPOINT_URL leads to an emulator. The file
holds addresses: keep it as you would keep them.

Exit codes: 0 everybody is in the file, 2 the pool could not be read to its end.`,
  );

async function main(): Promise<void> {
  command.parse();
  const file = callersPath(command.args[0] ?? '');
  if (existsSync(file)) throw new CommandError(`${file} is there already. Name another file.`, 2);
  // AWS's clients would warn of a Node that this project still supports.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const part = `${file}.part`;
  const output = open(part);
  let users = 0;
  try {
    for await (const row of exportUsers(command.opts<Flags>().userPoolId)) {
      writeFileSync(output, `${JSON.stringify(row)}\n`);
      users += 1;
      if (users % 1_000 === 0) console.error(`${users.toLocaleString('en')} users`);
    }
    renameSync(part, file);
  } catch (error) {
    if (!(error instanceof UserPoolError || isOfFiles(error))) throw error;
    throw new CommandError(`${error.message} ${part} holds ${users} users, and is not whole.`, 2);
  } finally {
    closeSync(output);
  }
  console.log(`${pc.green(users.toLocaleString('en'))} users are in ${file}`);
}

/** Begins the file anew: what an export that did not end has left is not whole. @throws CommandError where it cannot be written */
function open(file: string): number {
  try {
    rmSync(file, { force: true });
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${(error as Error).message}.`, 2);
  }
}

await runCommand(main);
