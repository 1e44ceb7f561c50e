/** The scopes of the API, each with what it lets the skill do. They are the user pool's, too. */
export const scopes = { 'invoices.read': 'See invoices' } as const;

/** A scope of the API, without the resource server's identifier. */
export type Scope = keyof typeof scopes;
