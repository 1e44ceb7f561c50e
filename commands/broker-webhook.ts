import { createHash } from 'node:crypto';
import { excerpt } from '../contracts/verifier/redaction';
import { CommandError } from './command';

/** Whose verification is to be asked for, and where. */
export interface WebhookOptions {
  readonly brokerUrl: string;
  /** The consumer. */
  readonly pacticipant: string;
  readonly provider: string;
  /** GitHub repository of the service, e.g. `acme/saas`. */
  readonly repository: string;
}

/** What the workflow contract-changed.yml waits for; the broker fills in what is in `${…}`. */
const payload = {
  event_type: 'contract_requiring_verification_published',
  client_payload: {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the broker's notation
    pact_url: '${pactbroker.pactUrl}',
    sha: '${pactbroker.providerVersionNumber}',
    branch: '${pactbroker.providerVersionBranch}',
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: the broker's notation
  },
};

/**
 * Makes the webhook, or brings it up to date: the same repository, consumer and provider are the same webhook. Over
 * HTTP, because the Pact CLI takes headers, of which one is a token, as arguments, which everyone can see.
 *
 * @throws CommandError where the token is missing, or the broker does not take it
 */
export async function createWebhook(options: WebhookOptions): Promise<void> {
  const { brokerUrl, pacticipant, provider, repository } = options;
  const { GITHUB_DISPATCH_TOKEN: token, GITHUB_API_URL = 'https://api.github.com' } = process.env;
  if (!token) {
    throw new CommandError(
      'GITHUB_DISPATCH_TOKEN is not set: the broker needs a token that may start workflows of the repository ' +
        '(with the right to write its contents).',
      2,
    );
  }
  const id = createHash('sha256')
    .update(JSON.stringify([repository, pacticipant, provider]))
    .digest('base64url');
  const url = `${brokerUrl.replace(/\/+$/, '')}/webhooks/${id.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 22)}`;
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', accept: 'application/hal+json', ...authorization() },
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
    body: JSON.stringify({
      description: `${pacticipant} changed: ${repository} is to verify it`,
      consumer: { name: pacticipant },
      provider: { name: provider },
      events: [{ name: payload.event_type }],
      request: {
        method: 'POST',
        url: `${GITHUB_API_URL}/repos/${repository}/dispatches`,
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/vnd.github+json',
          Authorization: `Bearer ${token}`,
        },
        body: payload,
      },
    }),
  }).catch((error: Error) => {
    throw new CommandError(`The broker does not answer: ${error.message}. Is --broker-url right?`, 2);
  });
  const said = await response.text();
  if (response.status === 401 || response.status === 403) {
    throw new CommandError(
      `The broker answered ${response.status}: set PACT_BROKER_TOKEN, or the user and password, of someone who may ` +
        'write webhooks.',
      2,
    );
  }
  if (!response.ok) {
    const why = excerpt(said.replaceAll(token, ''));
    throw new CommandError(`The broker answered ${response.status} to the webhook: ${why}`, 2);
  }
  console.log(
    `The broker asks ${repository} to verify what ${provider} has not verified of ${pacticipant} yet. Its ` +
      'webhooks go only to hosts that it allows: for a broker of your own, allow api.github.com.',
  );
}

function authorization(): Record<string, string> {
  const {
    PACT_BROKER_TOKEN: token,
    PACT_BROKER_USERNAME: user,
    PACT_BROKER_PASSWORD: password,
  } = process.env;
  if (token) return { authorization: `Bearer ${token}` };
  if (user === undefined) return {};
  return { authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` };
}
