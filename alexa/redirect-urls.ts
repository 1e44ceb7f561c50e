/** Hosts to which Alexa returns the browser after sign-in, one for each Alexa region. */
export const redirectHosts = {
  NA: 'pitangui.amazon.com',
  EU: 'layla.amazon.com',
  FE: 'alexa.amazon.co.jp',
} as const;

/** An Alexa region: North America, Europe, Far East. */
export type AlexaRegion = keyof typeof redirectHosts;

/**
 * The redirect URLs that Alexa uses for a vendor's skills. All three are registered with the authorization
 * server, because the region is the customer's and not the skill's.
 *
 * @param vendorId the vendor id of the developer account, e.g. `M1A2B3C4D5E6F7`; not the skill id
 */
export function redirectUrls(vendorId: string): string[] {
  return Object.values(redirectHosts).map((host) => `https://${host}/api/skill/link/${vendorId}`);
}
