/** The scopes of the parcels' API, each with what it lets the skill do. */
export const scopes = {
  'parcels.read': 'See what is on its way',
  'deliveries.write': 'Move a delivery to another day',
} as const;

/** A scope of the API, without the resource server's identifier. */
export type Scope = keyof typeof scopes;
