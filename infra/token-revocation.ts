import type { Construct } from 'constructs';
import { alexaPrincipal } from '../alexa/limits';
import type { NodeFunction } from './node-function';
import { type TriggerProps, triggerFunction } from './user-pool-triggers';

/** The function that hears of customers who disable the skill, and whose tokens it revokes. */
export interface TokenRevocationProps extends TriggerProps {
  readonly userPoolId: string;
  readonly userPoolArn: string;
  /** The app client whose tokens Alexa has. */
  readonly clientId: string;
  /** The skill whose events are heard. */
  readonly skillId: string;
  /** ARN of the SaaS's IAM role that may ask too. Default: Alexa alone. */
  readonly invokedBy?: string | undefined;
}

/**
 * The function that signs out who leaves. Alexa sends it the skill's events where the manifest names it as the
 * events' endpoint; the SaaS sends whom it has deleted.
 */
export function tokenRevocation(scope: Construct, id: string, props: TokenRevocationProps): NodeFunction {
  const made = triggerFunction(scope, id, 'Ends the sign-ins of customers who leave', props, {
    USER_POOL_ID: props.userPoolId,
    CLIENT_ID: props.clientId,
    SKILL_ID: props.skillId,
  });
  made.allow('users', {
    Sid: 'Users',
    Effect: 'Allow',
    Action: ['cognito-idp:ListUsers', 'cognito-idp:AdminUserGlobalSignOut', 'cognito-idp:AdminDeleteUser'],
    Resource: props.userPoolArn,
  });
  // Without the token every skill of every developer could send events.
  made.permit('alexa', { principal: alexaPrincipal, eventSourceToken: props.skillId });
  if (props.invokedBy !== undefined) made.permit('saas', { principal: props.invokedBy });
  return made;
}
