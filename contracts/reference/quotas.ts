/** How often a customer may call. */
export interface Quota {
  readonly requests: number;
  readonly seconds: number;
}

const usual: Quota = { requests: 600, seconds: 60 };

/** The quota of each customer. */
export class Quotas {
  readonly #changed = new Map<string, Quota>();

  /** What the customer may call. */
  of(customer: string): Quota {
    return this.#changed.get(customer) ?? usual;
  }

  /** Gives the customer another quota than the usual one. */
  set(customer: string, quota: Quota): void {
    this.#changed.set(customer, quota);
  }

  /** The customer has the usual quota again. */
  forget(customer: string): void {
    this.#changed.delete(customer);
  }
}
