import * as z from 'zod/mini';

/** Where the records of a domain belong. */
export const hostedZone = z.strictObject({
  /** Name of the public Route 53 zone, e.g. `example.com`. */
  name: z.string(),
  /** Id of that zone, e.g. `Z0123456789ABCDEFGHIJ`. Where it is left out, Terraform looks the zone up by its name. */
  id: z.optional(z.string()),
});
