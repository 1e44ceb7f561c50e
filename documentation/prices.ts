/** What AWS takes for something, in US dollars in the region us-east-1. */
export interface Price {
  readonly what: string;
  readonly dollars: number;
  /** What is paid for, e.g. `1 million requests`. */
  readonly per: string;
  /** AWS's own page of it. */
  readonly source: string;
}

/** When and where the prices below were looked up. */
export const pricesOf =
  "looked up on 26 November 2026 in public copies of the pages named here; Cognito's are those of AWS's price list of 25 September 2026";

/** List prices without the free allowances, but for Cognito's: an account has those once, for all that it runs. */
export const prices = {
  lambdaRequests: {
    what: 'Lambda, requests',
    dollars: 0.2,
    per: '1 million',
    source: 'https://aws.amazon.com/lambda/pricing/',
  },
  lambdaTime: {
    what: 'Lambda on arm64, time',
    dollars: 0.0000133334,
    per: 'GB-second',
    source: 'https://aws.amazon.com/lambda/pricing/',
  },
  traces: {
    what: 'X-Ray, traces',
    dollars: 5,
    per: '1 million',
    source: 'https://aws.amazon.com/xray/pricing/',
  },
  logs: {
    what: 'CloudWatch Logs, taken in',
    dollars: 0.5,
    per: 'GB',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  keptLogs: {
    what: 'CloudWatch Logs, kept',
    dollars: 0.03,
    per: 'GB and month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  metric: {
    what: 'CloudWatch, a metric of our own',
    dollars: 0.3,
    per: 'month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  alarm: {
    what: 'CloudWatch, a metric that an alarm looks at',
    dollars: 0.1,
    per: 'month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  dashboard: {
    what: 'CloudWatch, a dashboard',
    dollars: 3,
    per: 'month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  key: { what: 'KMS, a key', dollars: 1, per: 'month', source: 'https://aws.amazon.com/kms/pricing/' },
  secret: {
    what: 'Secrets Manager, a secret',
    dollars: 0.4,
    per: 'month',
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
  zone: {
    what: 'Route 53, a hosted zone',
    dollars: 0.5,
    per: 'month',
    source: 'https://aws.amazon.com/route53/pricing/',
  },
  mail: { what: 'SES, mail', dollars: 0.1, per: '1,000', source: 'https://aws.amazon.com/ses/pricing/' },
} as const satisfies Record<string, Price>;

/** What a user who did something in a month costs by the feature plan: up to so many users in all, each so much. */
export const userPrices = {
  ESSENTIALS: [
    { upTo: 10_000, dollars: 0 },
    { upTo: Number.POSITIVE_INFINITY, dollars: 0.015 },
  ],
  PLUS: [{ upTo: Number.POSITIVE_INFINITY, dollars: 0.02 }],
  LITE: [
    { upTo: 10_000, dollars: 0 },
    { upTo: 100_000, dollars: 0.0055 },
    { upTo: Number.POSITIVE_INFINITY, dollars: 0.0046 },
  ],
} as const;

/** AWS's page of Cognito's prices. */
export const userPricesSource = 'https://aws.amazon.com/cognito/pricing/';
