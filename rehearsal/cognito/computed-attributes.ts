import { createHash } from 'node:crypto';

/** Attributes that AWS would make up, derived from the resource's address so that they stay the same. */
export function computed(type: string, name: string, attribute: string): string | undefined {
  const address = `${type}.${name}`;
  switch (`${type}.${attribute}`) {
    case 'aws_cognito_user_pool_client.id':
      return digits(address, 26).toLowerCase();
    case 'aws_apigatewayv2_api.api_endpoint':
      // AWS puts the region in, too.
      return `https://${digits(address, 10).toLowerCase()}.execute-api.amazonaws.com`;
    default:
      return undefined;
  }
}

/** An id as a region's Cognito gives it, e.g. `eu-west-1_AbCdEfGhI`. */
export function poolId(region: string, name: string): string {
  return `${region}_${digits(`aws_cognito_user_pool.${name}`, 9)}`;
}

/** Letters and digits from a hash. */
function digits(seed: string, length: number): string {
  return createHash('sha512')
    .update(seed)
    .digest('base64')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, length);
}
