import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { Construct } from 'constructs';
import { pinAddress } from './address';

/** The web ACL, and the user pool before which it stands. */
export interface WebFirewallProps {
  /** ARN of the user pool. */
  readonly userPoolArn: string;
  /** ARN of a regional WAFv2 web ACL in the pool's region. */
  readonly webAclArn: string;
}

/** Puts a web ACL that the team has before the user pool's sign-in pages and API. */
export class WebFirewall extends Construct {
  readonly association: Wafv2WebAclAssociation;

  constructor(scope: Construct, id: string, props: WebFirewallProps) {
    super(scope, id);
    this.association = pinAddress(
      new Wafv2WebAclAssociation(this, 'Default', {
        resourceArn: props.userPoolArn,
        webAclArn: props.webAclArn,
      }),
    );
  }
}
