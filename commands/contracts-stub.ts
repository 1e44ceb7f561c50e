import { InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { readInteractions, StubError, startStub } from '../contracts/stub';
import { CommandError, program, runCommand } from './command';
import { commandName, defaultPact } from './contract-defaults';

interface Flags {
  readonly pact: string;
  readonly port: number;
  readonly serve?: readonly string[];
  readonly list?: boolean;
}

function portNumber(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('It must be a number from 0 (any free port) to 65535.');
  }
  return port;
}

const command = program(commandName('stub'))
  .description(
    "Serves the contract's examples on 127.0.0.1, so that the skill can be developed with no SaaS at all.\n" +
      'It remembers nothing, and refuses requests without a well-formed bearer token.',
  )
  .option('--port <number>', 'port to listen on; 0 is any free one', portNumber, 4010)
  .option(
    '--serve <interaction>',
    'answer with this interaction instead of success; repeatable',
    (one: string, before: readonly string[] = []) => [...before, one],
  )
  .option('--list', "list the contract's interactions and end")
  .option('--pact <file>', 'the contract', defaultPact)
  .addHelpText(
    'after',
    '\nIt serves until Ctrl-C ends it. Exit code: 2 for a port that is taken, a contract that cannot be read, or options that do not fit.',
  );

async function main(): Promise<void> {
  const { pact, port, serve, list } = command.parse().opts<Flags>();
  if (list) {
    for (const { description, response } of await readInteractions(pact)) {
      console.log(`${response.status}  ${description}`);
    }
    return;
  }
  const stub = await startStub({
    contractFile: pact,
    port,
    serve,
    onAnswer: (request, description) =>
      console.log(`${request} ${pc.dim('→')} ${description ?? pc.red('not in the contract')}`),
  });
  console.log(`The stub of ${pact} listens on ${pc.bold(stub.url)}; Ctrl-C ends it.`);
  console.log(`For the skill: SAAS_API_URL=${stub.url}`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await stub.close();
}

await runCommand(async () => {
  try {
    await main();
  } catch (error) {
    if (error instanceof StubError) throw new CommandError(error.message, 2);
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new CommandError(
        `Port ${command.opts<Flags>().port} is taken. Choose another with --port, or 0 for any.`,
      );
    }
    throw error;
  }
});
