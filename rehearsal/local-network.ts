/**
 * Stands in for name resolution: requests to deployed addresses go to servers on this machine. It is what lets
 * the rehearsal use the very URLs that would be deployed.
 */
export class LocalNetwork {
  readonly #origins = new Map<string, string>();

  /** Sends what is meant for `host` to the server at `origin`, e.g. `http://127.0.0.1:41231`. */
  serve(host: string, origin: string): void {
    this.#origins.set(host, origin);
  }

  /** The address on this machine that stands for a deployed one; the same address when none does. */
  readonly toLocal = (url: string): string => {
    const { host, origin } = new URL(url);
    const local = this.#origins.get(host);
    return local === undefined ? url : `${local}${url.slice(origin.length)}`;
  };

  /**
   * `fetch` that reaches this machine's servers only.
   *
   * @throws TypeError for a host that no server here stands for: nothing leaves the machine
   */
  readonly fetch: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const { host, hostname } = new URL(url);
    if (!this.#origins.has(host) && hostname !== '127.0.0.1') {
      throw new TypeError(`The rehearsal does not leave this machine, and nothing here stands for ${host}.`);
    }
    return fetch(this.toLocal(url), init);
  };
}
