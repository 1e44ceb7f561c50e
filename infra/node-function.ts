import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaPermission, type LambdaPermissionConfig } from '@cdktf/provider-aws/lib/lambda-permission';
import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';
import { pinAddress } from './address';
import { type PolicyStatement, policyDocument } from './policy-document';

/** A Lambda function of Node.js, with what it may do. */
export interface NodeFunctionProps {
  /** Name of the function. Changing it replaces the function. */
  readonly name: string;
  /** What AWS shows beside the name. */
  readonly description: string;
  /** Zip file with `index.js`, which exports `handler`. */
  readonly zipFile: string;
  /** Time for one request, in seconds. */
  readonly timeoutSeconds: number;
  /** Environment variables. No secret belongs here: whoever may read the function reads them. Default: none. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Default `nodejs24.x`. */
  readonly runtime?: 'nodejs22.x' | 'nodejs24.x';
  /** MB, 128 to 10,240; processor time grows with it. Default 512. */
  readonly memory?: number;
  /** Days that CloudWatch keeps the log. Default 365. */
  readonly logRetentionDays?: number;
}

/** A Lambda function on Node, with its log and its role. Nobody may invoke it until somebody is permitted to. */
export class NodeFunction extends Construct {
  readonly function: LambdaFunction;
  /** As AWS shows it. */
  readonly name: string;
  private readonly role: IamRole;

  /** @throws Error where the zip file is not there */
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    this.name = props.name;
    const logGroup = pinAddress(
      new CloudwatchLogGroup(this, 'log', {
        name: `/aws/lambda/${props.name}`,
        retentionInDays: props.logRetentionDays ?? 365,
      }),
    );
    const { role, policy } = this.roleOf(props.name, logGroup);
    this.role = role;
    const { environment = {} } = props;
    this.function = pinAddress(
      new LambdaFunction(this, 'Default', {
        functionName: props.name,
        description: props.description,
        ...this.code(props),
        handler: 'index.handler',
        runtime: props.runtime ?? 'nodejs24.x',
        architectures: ['arm64'],
        memorySize: props.memory ?? 512,
        timeout: props.timeoutSeconds,
        role: role.arn,
        ...(Object.keys(environment).length > 0 && { environment: { variables: { ...environment } } }),
        // In the JSON format Lambda would wrap what the function writes, and its embedded metrics would be lost.
        loggingConfig: { logFormat: 'Text', logGroup: logGroup.name },
        tracingConfig: { mode: 'Active' },
        dependsOn: [policy],
      }),
    );
  }

  /** Lets the function do more than write its log. @param id construct id of the policy, its name with hyphens */
  allow(id: string, ...statements: readonly PolicyStatement[]): void {
    pinAddress(
      new IamRolePolicy(this, id, {
        name: id.replaceAll('_', '-'),
        role: this.role.id,
        policy: policyDocument(...statements),
      }),
    );
  }

  /** Lets somebody invoke the function. @param id construct id of the permission, and its statement id */
  permit(
    id: string,
    who: Pick<LambdaPermissionConfig, 'principal' | 'sourceArn' | 'eventSourceToken'>,
  ): void {
    pinAddress(
      new LambdaPermission(this, id, {
        statementId: id,
        action: 'lambda:InvokeFunction',
        functionName: this.function.functionName,
        ...who,
      }),
    );
  }

  private code({ name, zipFile }: NodeFunctionProps) {
    const file = resolve(zipFile);
    if (!existsSync(file)) {
      throw new Error(
        `The zip file of ${name}, ${zipFile}, is not there. Run "npm run build", which writes what is deployed.`,
      );
    }
    const hash = createHash('sha256').update(readFileSync(file)).digest();
    const asset = new TerraformAsset(this, 'code', {
      path: file,
      type: AssetType.FILE,
      assetHash: hash.toString('hex'),
    });
    // In the form in which Lambda reports it, so that a function changed by hand shows in the plan.
    return { filename: asset.path, sourceCodeHash: hash.toString('base64') };
  }

  private roleOf(name: string, logGroup: CloudwatchLogGroup) {
    const role = pinAddress(
      new IamRole(this, 'role', {
        name,
        assumeRolePolicy: policyDocument({
          Sid: 'Lambda',
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: ['sts:AssumeRole'],
        }),
      }),
    );
    const policy = pinAddress(
      new IamRolePolicy(this, 'policy', {
        name: 'log-and-trace',
        role: role.id,
        policy: policyDocument(
          {
            Sid: 'Log',
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: `${logGroup.arn}:*`,
          },
          // X-Ray knows no resources to name.
          {
            Sid: 'Trace',
            Effect: 'Allow',
            Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
            Resource: '*',
          },
        ),
      }),
    );
    return { role, policy };
  }
}
