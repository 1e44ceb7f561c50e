import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readKey } from './signature';

/** A new key is taken up this long after it was put in place, at the latest. */
const keptMs = 5 * 60_000;

/** The signing key, read from Secrets Manager and kept for a while. */
export class SigningKey {
  readonly #client = new SecretsManagerClient({ maxAttempts: 2 });
  #kept: { readonly key: Buffer; readonly until: number } | undefined;

  constructor(private readonly secretArn: string) {}

  /** @throws Error where the secret cannot be read or is no signing key */
  async read(signal: AbortSignal): Promise<Buffer> {
    if (this.#kept && this.#kept.until > Date.now()) return this.#kept.key;
    const { SecretString = '' } = await this.#client.send(
      new GetSecretValueCommand({ SecretId: this.secretArn }),
      { abortSignal: signal },
    );
    const key = readKey(SecretString);
    if (key === undefined)
      throw new Error('The secret is no signing key, "whsec_" and 24 to 64 bytes in base64.');
    this.#kept = { key, until: Date.now() + keptMs };
    return key;
  }

  /** Reads anew next time: the SaaS has refused what was signed with it. */
  forget(): void {
    this.#kept = undefined;
  }
}
