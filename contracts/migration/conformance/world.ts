import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { MigrationRequest } from '../../../triggers/user-migration/migration-client';
import type { SignatureHeaders } from '../../../triggers/user-migration/signature';
import { ConformanceFault, NotCheckable } from '../../conformance/fault';
import { reasonOf, type StateChanges } from '../../verifier/provider-states';
import type { OldCustomer } from '../states';

/** What the endpoint answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

/** How a request departs from what the function sends. */
export interface Departure {
  /** How long ago it was signed, in seconds. Default 0. */
  readonly secondsAgo?: number;
  /** Changes the headers of the signature once they are made; what it leaves out is not sent. */
  readonly headers?: (signed: SignatureHeaders) => Partial<SignatureHeaders>;
}

/** Where one check of a migration endpoint is made. */
export interface MigrationWorld {
  /** Brings about that the old store has this one customer, in place of any before. */
  customer(changes?: Partial<OldCustomer>): Promise<OldCustomer>;
  /**
   * Asks the endpoint.
   *
   * @param question the body, or what it is the JSON of
   * @throws ConformanceFault where there is no answer in time, NotCheckable where no more requests are taken
   */
  ask(question: MigrationRequest | object | string, departure?: Departure): Promise<Answer>;
  /** The slowest answer so far, in milliseconds. */
  readonly slowest: number;
  /** Undoes the states. */
  close(): Promise<void>;
}

/** Where the endpoint is, and how its old store is set up. */
export interface MigrationWorldOptions {
  /** The whole URL of the endpoint. */
  readonly url: string;
  readonly states: StateChanges;
  /** `whsec_…` */
  readonly signingKey: string;
  /** Milliseconds for each answer. */
  readonly timeout: number;
}

const stateName = 'a customer of the old store';

/** Makes the world of one check. The library that signs is not the function's code. */
export function createMigrationWorld(options: MigrationWorldOptions): MigrationWorld {
  const { url, states, signingKey, timeout } = options;
  const webhook = new Webhook(signingKey);
  let present: OldCustomer | undefined;
  let slowest = 0;
  const leave = async () => {
    if (present) await states.tearDown({ name: stateName, params: present });
    present = undefined;
  };
  return {
    async customer(changes = {}) {
      await leave();
      const mark = randomBytes(4).toString('hex');
      const customer = {
        id: `cus_${mark}`,
        email: `grace.${mark}@example.com`,
        password: `old ${randomBytes(9).toString('base64url')}`,
        emailVerified: true,
        ...changes,
      };
      await states.setUp({ name: stateName, params: customer }).catch((error: unknown) => {
        throw new ConformanceFault(`The state "${stateName}" cannot be brought about: ${reasonOf(error)}.`);
      });
      present = customer;
      return customer;
    },
    async ask(question, { secondsAgo = 0, headers }: Departure = {}) {
      const body = typeof question === 'string' ? question : JSON.stringify(question);
      const at = new Date(Date.now() - secondsAgo * 1_000);
      const id = `msg_${randomBytes(12).toString('hex')}`;
      const signed = {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': webhook.sign(id, at, body),
      };
      const started = performance.now();
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            accept: 'application/json',
            'content-type': 'application/json',
            ...(headers?.(signed) ?? signed),
          },
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeout),
        });
        const text = await response.text();
        const milliseconds = performance.now() - started;
        slowest = Math.max(slowest, milliseconds);
        if (response.status === 429) {
          throw new NotCheckable(
            'the endpoint takes no more requests: let it take a hundred in a minute here',
          );
        }
        return { status: response.status, text, milliseconds };
      } catch (error) {
        if (error instanceof NotCheckable) throw error;
        throw new ConformanceFault(`The endpoint gave no answer: ${reasonOf(error)}.`);
      }
    },
    get slowest() {
      return slowest;
    },
    close: leave,
  };
}
