import { CognitoManagedLoginBranding } from '@cdktf/provider-aws/lib/cognito-managed-login-branding';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { pinAddress } from './address';

/** How the sign-in pages of one app client look. */
export interface ManagedLoginBrandingProps {
  readonly userPoolId: string;
  readonly clientId: string;
  /** Branding as JSON text, as Cognito's branding editor exports it. Default: Cognito's own style. */
  readonly settings?: string | undefined;
  /** The domain whose pages it brands. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** How managed login looks. Without a style for the client its pages only say "Login pages unavailable". */
export class ManagedLoginBranding extends Construct {
  readonly branding: CognitoManagedLoginBranding;

  constructor(scope: Construct, id: string, props: ManagedLoginBrandingProps) {
    super(scope, id);
    const { settings, dependsOn = [] } = props;
    this.branding = pinAddress(
      new CognitoManagedLoginBranding(this, 'Default', {
        userPoolId: props.userPoolId,
        clientId: props.clientId,
        ...(settings === undefined ? { useCognitoProvidedValues: true } : { settings }),
        ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
      }),
    );
  }
}
