import { InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { startTestIssuer } from '../contracts/conformance/test-issuer';
import { CommandError, program, runCommand } from './command';
import { commandName } from './contract-defaults';

interface Flags {
  readonly port: number;
  readonly clientId: string;
  readonly audience: string;
}

const command = program(commandName('issuer'))
  .description(
    'Serves a test issuer on 127.0.0.1 whose access tokens are of Cognito’s very shape, for a service that is to be ' +
      'verified. It mints whatever token it is asked for: keep it on this machine.',
  )
  .option('--port <number>', 'port to listen on; 0 is any free one', portNumber, 4020)
  .option('--client-id <id>', 'app client that the tokens are for', 'alexa-client')
  .option('--audience <identifier>', 'resource server, the prefix of the scopes', 'https://api.example.com')
  .addHelpText(
    'after',
    '\nIt serves until Ctrl-C ends it. Exit code: 2 for a port that is taken, or options that do not fit.',
  );

function portNumber(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 (any free port) to 65535.');
}

await runCommand(async () => {
  const flags = command.parse().opts<Flags>();
  const issuer = await startTestIssuer(flags).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new CommandError(`Port ${flags.port} is taken. Choose another with --port, or 0 for any.`);
  });
  const pool = `${issuer.url}/eu-west-1_Test`;
  console.log(`The test issuer listens on ${pc.bold(issuer.url)}; Ctrl-C ends it.`);
  console.log(`For the service:  issuer ${pool}`);
  console.log(`                  keys   ${pool}/.well-known/jwks.json`);
  console.log(`                  client ${flags.clientId}, scopes ${flags.audience}/<name>`);
  console.log(`For a states endpoint: POST ${issuer.url}/mint {"sub": "…", "scopes": ["…"]}`);
  console.log(`For the checks: --issuer-url ${issuer.url}`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await issuer.close();
});
