import type { Change } from './change';
import type { Truth } from './condition';
import type { Json } from './plan';
import type { Reading } from './reading';

/** Terraform's and the provider's types of an app client. */
export const clientTypes = ['aws_cognito_user_pool_client', 'aws_cognito_managed_user_pool_client'];

/** Hosts to which Alexa returns the browser after sign-in, by the region of the customer. */
export const alexaHosts: Readonly<Record<string, string>> = {
  'pitangui.amazon.com': 'North America',
  'layla.amazon.com': 'Europe and India',
  'alexa.amazon.co.jp': 'Japan and Australia',
};

/** Host of a URL in lower case; empty where it has none. */
export function hostOf(url: Json): string {
  try {
    return new URL(String(url)).hostname;
  } catch {
    return '';
  }
}

/** Whether a URL is one of those that the Alexa console shows as redirect URLs. */
export function isAlexaRedirect(url: Json): boolean {
  return Object.hasOwn(alexaHosts, hostOf(url));
}

/**
 * Tells the app clients with which Alexa signs customers in, for a skill or for an add-on, from the others of a user
 * pool.
 */
export class AlexaClients {
  private readonly known = new Map<string, Truth>();

  /**
   * @param clients every app client of the plan
   * @param isOfAddon whether the customers of an add-on sign in with a client
   * @param named addresses, names or client ids of clients that are Alexa's whatever their callbacks are
   */
  constructor(
    clients: readonly Change[],
    private readonly isOfAddon: (client: Change) => boolean,
    private readonly named: readonly string[] = [],
  ) {
    for (const client of clients) this.known.set(client.address, this.judge(client));
  }

  /** Whether Alexa signs customers in with it, now or afterwards; `unknown` while its callback URLs are not known. */
  has({ address }: Change): Truth {
    return this.known.get(address) ?? false;
  }

  /** Whether the plan has clients, but none that certainly is Alexa's. */
  get areMissing(): boolean {
    return this.known.size > 0 && ![...this.known.values()].includes(true);
  }

  private judge(client: Change): Truth {
    const callbacks = client.items('after', 'callback_urls');
    const urls = [...client.items('before', 'callback_urls').items, ...callbacks.items];
    if (urls.some(({ value }) => isAlexaRedirect(value))) return true;
    if (this.isOfAddon(client)) return true;
    if (namesOf(client).some((name) => this.named.includes(name))) return true;
    return callbacks.complete ? false : 'unknown';
  }
}

/** By what `--client` may name a client. */
export function namesOf(client: Change): string[] {
  const readings: Reading[] = [
    client.before('name'),
    client.after('name'),
    client.before('id'),
    client.before('name_prefix'),
  ];
  return [client.address, ...readings.map(({ value }) => value).filter((value) => typeof value === 'string')];
}
