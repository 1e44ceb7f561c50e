/** The scopes of the SaaS API, each with what it lets the skill do. They are the user pool's, too. */
export const scopes = {
  'profile.read': 'Read who the customer is and their plan',
  'tasks.read': 'Read tasks',
  'tasks.write': 'Add and complete tasks',
} as const;

/** A scope of the SaaS API, without the resource server's identifier. */
export type Scope = keyof typeof scopes;
