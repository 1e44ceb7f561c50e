import type { Invoice } from '../operations';

/** What a customer has. */
export interface Books {
  readonly invoices: Invoice[];
  areClosing: boolean;
}

const first: readonly Invoice[] = [
  { payee: 'Example Power', cents: 12_000, dueOn: '2030-01-31' },
  { payee: 'Example Water', cents: 3_500, dueOn: '2030-02-15' },
];

/** The books of all customers, in memory. */
export class BookStore {
  readonly #books = new Map<string, Books>();

  /** @param seeded whether a customer who is seen for the first time has some invoices */
  constructor(private readonly seeded: boolean) {}

  of(customer: string): Books {
    const books = this.#books.get(customer) ?? { invoices: this.seeded ? [...first] : [], areClosing: false };
    this.#books.set(customer, books);
    return books;
  }

  forget(customer: string): void {
    this.#books.delete(customer);
  }
}
