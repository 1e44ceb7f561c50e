import pc from 'picocolors';

/**
 * A failure that its reader can mend: the message says what was wrong, what was received and what to do.
 * Printed without a stack trace.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  /** @param exitCode what the process ends with; 1 unless the command documents another */
  constructor(
    message: string,
    readonly exitCode: number = 1,
  ) {
    super(message);
  }
}

/**
 * Runs a command: a number that it returns is the exit code, what it throws becomes a message and an exit
 * code. An unexpected error keeps its stack for `DEBUG=voicelink` only: a reader of the terminal gets the
 * message and what to do next.
 */
export async function runCommand(run: () => unknown): Promise<void> {
  try {
    const exitCode = await run();
    if (typeof exitCode === 'number') process.exitCode = exitCode;
  } catch (error) {
    process.exitCode = error instanceof CommandError ? error.exitCode : 1;
    console.error(`${pc.red('error')} ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof CommandError)) {
      console.error(
        process.env.DEBUG === 'voicelink' && error instanceof Error
          ? error.stack
          : 'This was not expected. Run it again with DEBUG=voicelink to see where it happened.',
      );
    }
  }
}
