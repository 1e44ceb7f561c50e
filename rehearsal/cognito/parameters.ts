/**
 * The parameters of an OAuth request. An empty value counts as absent, and none may occur twice (RFC 6749
 * §3.1 and §3.2).
 */
export class Parameters {
  constructor(private readonly pairs: URLSearchParams) {}

  /** The parameters of a request's URL. */
  static ofUrl(url: string): Parameters {
    const query = url.indexOf('?');
    return new Parameters(new URLSearchParams(query < 0 ? '' : url.slice(query + 1)));
  }

  /** The value, or undefined when it is absent or empty. */
  get(name: string): string | undefined {
    return this.pairs.get(name) || undefined;
  }

  /** The value, or an empty text. */
  text(name: string): string {
    return this.pairs.get(name) ?? '';
  }

  /** The values of a space-separated list. */
  list(name: string): string[] {
    return this.text(name).split(' ').filter(Boolean);
  }

  /** Whether a parameter occurs more than once; any of them when no name is given. */
  isDoubled(name?: string): boolean {
    const names = name === undefined ? [...new Set(this.pairs.keys())] : [name];
    return names.some((one) => this.pairs.getAll(one).length > 1);
  }

  toString(): string {
    return this.pairs.toString();
  }
}
