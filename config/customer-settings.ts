import * as z from 'zod/mini';
import { customerClaims } from '../cognito/customer-attributes';

/** The customers that the SaaS already has. */
export const customers = z.strictObject({
  /**
   * Customers who are not in the user pool yet sign in with the password that they have at the SaaS, and are
   * in the pool from then on. A function asks the SaaS's own endpoint, `docs/customers.md`. Default: nobody is
   * migrated.
   */
  migration: z.optional(
    z.strictObject({
      /** The SaaS's endpoint, e.g. `https://api.example.com/customers/migrate`. Passwords travel to it. */
      url: z.string(),
      /**
       * Whole ARN of the Secrets Manager secret with the signing key, `whsec_…`, the six characters at its end
       * included. The key itself is never in a file.
       */
      secretArn: z.string(),
    }),
  ),
  /**
   * What happens where a customer signs in by another way with an address that an account has already: `link`
   * makes them one account, where both have verified the address; `apart` leaves them two. Asked for as soon
   * as there are two ways in. Default: two accounts.
   */
  sameAddress: z.optional(z.enum(['link', 'apart'])),
  /**
   * Identity providers, by name, that give verified addresses only although they send no `email_verified`, e.g.
   * a company's own SAML. Default: none.
   */
  trustedProviders: z._default(z.array(z.string()), []),
  /** What the access token says of the customer beside `sub`. Default: nothing. */
  claims: z._default(z.array(z.enum(customerClaims)), []),
  /**
   * A function that ends every sign-in of a customer who disabled the skill or was deleted at the SaaS. Default:
   * refresh tokens stay good until they expire.
   */
  revocation: z.optional(
    z.strictObject({
      /** ARN of the SaaS's IAM role that may invoke it. Default: Alexa alone. */
      invokedBy: z.optional(z.string()),
    }),
  ),
});
