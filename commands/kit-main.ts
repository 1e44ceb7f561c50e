import pc from 'picocolors';

/** What the kit can do; each is a command of its own, and says more with --help. */
const commands: Readonly<
  Record<string, readonly [what: string, run: () => Promise<unknown>, isSubcommand?: true]>
> = {
  verify: [
    'verifies that a service keeps the contract, and does what none can hold',
    () => import('./contracts-verify'),
  ],
  conform: ['the second alone', () => import('./contracts-conform')],
  issuer: ['serves a test issuer whose tokens are of Cognito’s shape', () => import('./contracts-issuer')],
  stub: ['serves the examples of the contract', () => import('./contracts-stub')],
  'can-i-deploy': [
    'asks a Pact broker whether a version may be deployed',
    () => import('./contracts-broker'),
    true,
  ],
  'can-i-merge': [
    'asks it whether a version goes with the main branch of the skill',
    () => import('./contracts-broker'),
    true,
  ],
  record: ['tells a Pact broker what was deployed', () => import('./contracts-broker'), true],
};

const help = [
  'Usage: voicelink-contract <command> [options]',
  '',
  'The contract of the Alexa skill with its SaaS API, for the API’s side.',
  '',
  ...Object.entries(commands).map(([name, [what]]) => `  ${name.padEnd(14)}${what}`),
  '',
  'More on one: voicelink-contract <command> --help',
].join('\n');

const [name = '--help', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command) {
  const [, run, subcommand] = command;
  process.argv = [...process.argv.slice(0, 2), ...(subcommand ? [name] : []), ...rest];
  await run();
} else if (['--help', '-h', 'help'].includes(name)) {
  console.log(help);
} else {
  console.error(`${pc.red('error')} There is no command ${JSON.stringify(name)}.\n\n${help}`);
  process.exitCode = 2;
}
