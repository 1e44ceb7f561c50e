import { InvalidArgumentError } from 'commander';

/** Reads the option `--user-pool-id`. @throws InvalidArgumentError */
export function userPoolId(value: string): string {
  if (/^[a-z]{2}(?:-[a-z]+){1,2}-\d_[A-Za-z0-9]{1,55}$/.test(value)) return value;
  throw new InvalidArgumentError('A user pool id is like eu-west-1_AbCdEfGhI.');
}
