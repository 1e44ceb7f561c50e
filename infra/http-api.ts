import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import type { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import { pinAddress } from './address';
import { ValidatedCertificate } from './validated-certificate';

/** A domain of the team's own, with the public Route 53 zone that its records belong in. */
export interface OwnDomain {
  /** e.g. `add-on.example.com`. */
  readonly name: string;
  /** Without an id Terraform looks the zone up by its name. */
  readonly hostedZone: { readonly name: string; readonly id?: string | undefined };
}

/** An HTTP API of API Gateway before one function. */
export interface HttpApiProps {
  /** Name that AWS shows. */
  readonly name: string;
  /** Requests a second, and at once; what is beyond is answered 429 before a function sees it. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Days that CloudWatch keeps the access log. Default 365. */
  readonly logRetentionDays?: number;
  /** Default: a domain of API Gateway's. */
  readonly domain?: OwnDomain | undefined;
}

/** What is logged of a request: nothing that says who sent it, or what. */
const accessLogFormat = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.error.responseType',
});

/** An HTTP API of API Gateway: TLS, throttling and an access log before one function. */
export class HttpApi extends Construct {
  readonly api: Apigatewayv2Api;
  /** `https://<domain>`, without a slash at its end. */
  readonly origin: string;
  /** Present with a domain of the team's own. */
  readonly certificate?: ValidatedCertificate;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const { domain } = props;
    this.api = pinAddress(
      new Apigatewayv2Api(this, 'Default', {
        name: props.name,
        protocolType: 'HTTP',
        // The team's own domain is then the only way in.
        disableExecuteApiEndpoint: domain !== undefined,
      }),
    );
    const log = pinAddress(
      new CloudwatchLogGroup(this, 'log', {
        name: `/aws/apigateway/${props.name}`,
        retentionInDays: props.logRetentionDays ?? 365,
      }),
    );
    const stage = pinAddress(
      new Apigatewayv2Stage(this, 'stage', {
        apiId: this.api.id,
        name: '$default',
        autoDeploy: true,
        accessLogSettings: { destinationArn: log.arn, format: accessLogFormat },
        defaultRouteSettings: {
          throttlingRateLimit: props.throttle.rate,
          throttlingBurstLimit: props.throttle.burst,
        },
      }),
    );
    if (domain) this.certificate = this.serveAt(domain, stage);
    this.origin = domain ? `https://${domain.name}` : this.api.apiEndpoint;
  }

  /** Sends requests for these paths to a function, whatever their method; all others are answered 404. */
  serve(lambda: LambdaFunction, paths: Readonly<Record<string, string>>): void {
    const integration = pinAddress(
      new Apigatewayv2Integration(this, 'integration', {
        apiId: this.api.id,
        integrationType: 'AWS_PROXY',
        integrationUri: lambda.invokeArn,
        payloadFormatVersion: '2.0',
      }),
    );
    for (const [name, path] of Object.entries(paths)) {
      pinAddress(
        new Apigatewayv2Route(this, name, {
          apiId: this.api.id,
          routeKey: `ANY ${path}`,
          target: `integrations/${integration.id}`,
          // The function checks the token: what it answers without one depends on who asks, and its metadata is public.
          authorizationType: 'NONE',
        }),
      );
    }
    pinAddress(
      new LambdaPermission(this, 'permission', {
        statementId: 'http-api',
        action: 'lambda:InvokeFunction',
        functionName: lambda.functionName,
        principal: 'apigateway.amazonaws.com',
        // Without it every API of every account could invoke the function.
        sourceArn: `${this.api.executionArn}/*/*`,
      }),
    );
  }

  private serveAt({ name, hostedZone }: OwnDomain, stage: Apigatewayv2Stage): ValidatedCertificate {
    const zoneId =
      hostedZone.id ??
      pinAddress(new DataAwsRoute53Zone(this, 'hosted_zone', { name: hostedZone.name, privateZone: false }))
        .zoneId;
    const certificate = new ValidatedCertificate(this, 'certificate', {
      domainName: name,
      hostedZoneId: zoneId,
    });
    const domain = pinAddress(
      new Apigatewayv2DomainName(this, 'domain', {
        domainName: name,
        domainNameConfiguration: {
          certificateArn: certificate.arn,
          endpointType: 'REGIONAL',
          securityPolicy: 'TLS_1_2',
        },
      }),
    );
    pinAddress(
      new Apigatewayv2ApiMapping(this, 'mapping', {
        apiId: this.api.id,
        domainName: domain.domainName,
        stage: stage.name,
      }),
    );
    for (const type of ['A', 'AAAA']) {
      pinAddress(
        new Route53Record(this, type.toLowerCase(), {
          zoneId,
          name,
          type,
          alias: {
            name: domain.domainNameConfiguration.targetDomainName,
            zoneId: domain.domainNameConfiguration.hostedZoneId,
            evaluateTargetHealth: false,
          },
        }),
      );
    }
    return certificate;
  }
}
