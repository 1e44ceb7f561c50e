import { InvalidArgumentError } from 'commander';
import { CommandError } from './command';

/**
 * Parses a URL that is given as an argument.
 *
 * @throws InvalidArgumentError when it is none for HTTP
 * @throws CommandError when it holds a user or a password, which would end up in reports and build logs
 */
export function httpUrl(text: string): string {
  if (!isHttpUrl(text)) throw new InvalidArgumentError('It has to begin with https:// or http://.');
  const { username, password, host } = new URL(text);
  if (username === '' && password === '') return text;
  throw new CommandError(
    `The URL of ${host} holds a user or a password: arguments are no place for secrets. --help names the ` +
      'environment variables for them.',
    2,
  );
}

/** Whether the text is a URL for HTTP. */
export function isHttpUrl(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}
