/** A trigger as Lambda has loaded it, and the lines that it logs. */
export interface LoadedTrigger {
  readonly handler: (event: unknown) => Promise<unknown>;
  /** Lines of the log, as they were written. */
  readonly lines: string[];
  /** The last line, parsed. */
  last(): Record<string, unknown>;
}

const credentials = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  // The functions run on Node 22 and later; only their tests run on 20.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

/** Loads a trigger anew, with these environment variables and no others of its own. */
export function loadTrigger(name: string, environment: Readonly<Record<string, string>>): LoadedTrigger {
  const lines: string[] = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => {
    lines.push(line);
  });
  const before = { ...process.env };
  Object.assign(process.env, credentials, { AWS_LAMBDA_FUNCTION_NAME: `test-${name}` }, environment);
  let handler: LoadedTrigger['handler'] | undefined;
  try {
    jest.isolateModules(() => {
      ({ handler } = require(`../../triggers/${name}/index`) as { handler: LoadedTrigger['handler'] });
    });
  } finally {
    for (const one of Object.keys(environment)) delete process.env[one];
    Object.assign(process.env, before, credentials);
  }
  if (handler === undefined) throw new Error(`${name} exports no handler.`);
  return { handler, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

/** What every event of a user pool has. */
export const poolEvent = {
  version: '1',
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_AbCdEfGhI',
  callerContext: { awsSdkVersion: 'test', clientId: 'client' },
} as const;
