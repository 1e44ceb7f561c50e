import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { attributeOf, customerClaims, isClaimValue } from '../../cognito/customer-attributes';
import { listed } from '../environment';
import { type Made, observed } from '../observed';

const claims = customerClaims.filter((claim) => listed('CLAIMS').includes(claim));

/**
 * Cognito's trigger before a token is made (version 2, the one that reaches the access token): what the SaaS has
 * said of the customer becomes claims. Only custom attributes do, which no token can write.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const handler = observed<PreTokenGenerationV2TriggerEvent, PreTokenGenerationV2TriggerEvent>(
  ({ triggerSource }) => triggerSource,
  addClaims,
  'Signing in is not possible just now. Please try again in a few minutes.',
);

async function addClaims(
  event: PreTokenGenerationV2TriggerEvent,
): Promise<Made<PreTokenGenerationV2TriggerEvent>> {
  const { userAttributes } = event.request;
  const given = claims.flatMap((claim) => {
    const value = userAttributes[attributeOf(claim)];
    return value === undefined || value === '' ? [] : [[claim, value] as const];
  });
  // A token without the claim would make a stranger of the customer: better none.
  const unfit = given.find(([, value]) => !isClaimValue(value));
  if (unfit) throw new Error(`${unfit[0]} is too long, or has characters that a claim must not have.`);
  return {
    outcome: given.length > 0 ? 'done' : 'nothing',
    answer: {
      ...event,
      response: {
        claimsAndScopeOverrideDetails: {
          accessTokenGeneration: { claimsToAddOrOverride: Object.fromEntries(given) },
        },
      },
    },
  };
}
