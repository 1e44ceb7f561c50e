/** Issuer of the tokens of a user pool. */
export function issuerOf(region: string, userPoolId: string): string {
  return `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
}

/** Issuer of the tokens of a user pool whose id is known: its region is the id's first part, as of `eu-west-1_AbCdEfGhI`. */
export function issuerOfPool(userPoolId: string): string {
  const [region = ''] = userPoolId.split('_');
  return issuerOf(region, userPoolId);
}

/** Host of a sign-in domain that is a prefix: `acme-sign-in` makes `acme-sign-in.auth.<region>.amazoncognito.com`. */
export function prefixHost(prefix: string, region: string): string {
  return `${prefix}.auth.${region}.amazoncognito.com`;
}
