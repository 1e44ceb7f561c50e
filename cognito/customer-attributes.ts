/**
 * What a user pool keeps of the SaaS's own about a customer, and the claims of the access token that are made of
 * it. Each is a custom attribute that neither the customer nor an app client can write.
 */
export const customerAttributes = {
  /** The SaaS's own id of the customer. */
  customerId: 'customer_id',
  /** The organisation of the SaaS that the customer belongs to. */
  tenant: 'tenant',
  /** The plan that the customer has booked. */
  plan: 'plan',
} as const;

/** A claim that the access token can have. */
export type CustomerClaim = keyof typeof customerAttributes;

/** Every claim that there is, in the order in which they are written. */
export const customerClaims = Object.keys(customerAttributes) as CustomerClaim[];

/** Name of the attribute of a claim as users have it, e.g. `custom:customer_id`. */
export function attributeOf(claim: CustomerClaim): `custom:${string}` {
  return `custom:${customerAttributes[claim]}`;
}

/** Characters that a value may have. Three claims of this length stay far below what an HTTP header takes. */
export const longestClaim = 128;

/** Visible ASCII without quotation marks and backslashes: nothing that a log, a header or a path must escape. */
const claimValue = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** Can `value` be the value of a claim? */
export function isClaimValue(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestClaim && claimValue.test(value);
}
