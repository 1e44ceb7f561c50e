/** Issuer of the tokens of a user pool. */
export function issuerOf(region: string, userPoolId: string): string {
  return `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
}

/** Host of a sign-in domain that is a prefix: `acme-sign-in` makes `acme-sign-in.auth.<region>.amazoncognito.com`. */
export function prefixHost(prefix: string, region: string): string {
  return `${prefix}.auth.${region}.amazoncognito.com`;
}
