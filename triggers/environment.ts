/** An environment variable of the function. @throws Error that names it where it is not set: the function does not start */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. The infrastructure sets it: see docs/customers.md.`);
  return value;
}

/** The words of an environment variable, divided by commas; none where it is not set. */
export function listed(name: string): readonly string[] {
  return (process.env[name] ?? '').split(',').filter(Boolean);
}
