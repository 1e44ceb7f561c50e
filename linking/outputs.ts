import * as z from 'zod/mini';

/** The outputs of a deployed environment are not those of this project's stack. */
export class OutputsError extends Error {
  override readonly name = 'OutputsError';
}

const output = <T extends z.core.$ZodType>(value: T) => z.object({ value });

const outputsSchema = z.object({
  authorization_uri: output(z.url()),
  access_token_uri: output(z.url()),
  client_id: output(z.string()),
  client_secret: output(z.string()),
  scopes: output(z.array(z.string())),
  redirect_urls: output(z.array(z.url())),
  issuer: output(z.url()),
  function_arn: z.optional(output(z.string())),
  events_function_arn: z.optional(output(z.string())),
  sign_in_distribution: z.optional(output(z.string())),
  account_linking_request: output(
    z.object({
      accountLinkingRequest: z.object({
        accessTokenScheme: z.enum(['HTTP_BASIC', 'REQUEST_BODY_CREDENTIALS']),
        domains: z.array(z.string()),
      }),
    }),
  ),
});

/** What a deployed environment says of itself: the stack's outputs. */
export interface Outputs {
  readonly authorizationUri: string;
  readonly accessTokenUri: string;
  readonly clientId: string;
  /** Secret. */
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** Callback URLs of the app client. */
  readonly redirectUrls: readonly string[];
  /** Issuer of the tokens. */
  readonly issuer: string;
  readonly accessTokenScheme: 'HTTP_BASIC' | 'REQUEST_BODY_CREDENTIALS';
  /** Hosts that the sign-in pages lead to. */
  readonly domains: readonly string[];
  /** Host of the distribution that serves a custom domain; absent for a prefix domain. */
  readonly distribution?: string;
  /** The skill's function; absent where the skill is hosted elsewhere. */
  readonly functionArn?: string;
  /** The function that hears skill events; absent where the skill's own does. */
  readonly eventsFunctionArn?: string;
}

/**
 * Reads what `terraform output -json` printed.
 *
 * @param json its text, which holds the client secret
 * @param source what errors call it
 * @throws OutputsError if it is no JSON, or lacks an output; no value is in the message
 */
export function readOutputs(json: string, source: string): Outputs {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new OutputsError(
      `${source} is no JSON. Give what \`terraform output -json\` prints in the stack's folder.`,
    );
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new OutputsError(
      `${source} has no outputs in it. Give what \`terraform output -json\` prints in the stack's folder.`,
    );
  }
  if (Object.keys(content).length === 0) {
    throw new OutputsError(`${source} has no outputs: the environment is not deployed yet.`);
  }
  const result = outputsSchema.safeParse(content);
  if (!result.success) {
    const faults = [...new Set(result.error.issues.map(({ path }) => path.slice(0, 2).join('.')))];
    throw new OutputsError(
      `${source} lacks outputs of this project's stack, or has them in another shape: ${faults.join(', ')}. ` +
        'Deploy the environment again, or give what `terraform output -json` prints in its folder.',
    );
  }
  const outputs = result.data;
  const { accessTokenScheme, domains } = outputs.account_linking_request.value.accountLinkingRequest;
  return {
    authorizationUri: outputs.authorization_uri.value,
    accessTokenUri: outputs.access_token_uri.value,
    clientId: outputs.client_id.value,
    clientSecret: outputs.client_secret.value,
    scopes: outputs.scopes.value,
    redirectUrls: outputs.redirect_urls.value,
    issuer: outputs.issuer.value,
    accessTokenScheme,
    domains,
    ...(outputs.sign_in_distribution && { distribution: outputs.sign_in_distribution.value }),
    ...(outputs.function_arn && { functionArn: outputs.function_arn.value }),
    ...(outputs.events_function_arn && { eventsFunctionArn: outputs.events_function_arn.value }),
  };
}
