import * as z from 'zod/mini';

/** How a Lambda function of ours runs, whatever it does. */
export const functionSettings = {
  /** MB, 128 to 10,240. Default 512. */
  memory: z._default(z.int(), 512),
  /** Days that CloudWatch keeps the log, one of the numbers that it knows. Default 365. */
  logRetentionDays: z._default(z.int(), 365),
  /**
   * Default `nodejs24.x`, the newest that AWS offers (as of November 2026; AWS supports it until April 2028, and
   * `nodejs22.x` until April 2027).
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
   */
  runtime: z._default(z.enum(['nodejs22.x', 'nodejs24.x']), 'nodejs24.x'),
  /** Default `info`. */
  logLevel: z._default(z.enum(['debug', 'info', 'warn', 'error']), 'info'),
};
