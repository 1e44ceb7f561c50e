import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { runCommand } from '../commands/command';
import { createTokenGuard } from '../contracts/reference/token-guard';
import { createTokenMint } from '../contracts/reference/token-mint';
import { measure, printMeasurements } from './measure';

/** Checks in a round, of tokens that differ, so that no cache of results could help. */
const tokensPerRound = 500;

/** A token of three scopes, of which an operation needs one. */
const scopes = ['things.list', 'things.read', 'things.write'];
const needed = 'things.read';

/**
 * Compares the token check of the reference SaaS, which adds its own rules (expiry by its clock, revocation,
 * every required scope), with `aws-jwt-verify` alone: one signature verification each.
 */
async function main(): Promise<void> {
  const mint = await createTokenMint({
    userPoolId: 'eu-west-1_Benchmark',
    clientId: 'benchmark-client',
    audience: 'https://api.example.com',
  });
  const tokens = await Promise.all(
    Array.from({ length: tokensPerRound }, (_, index) =>
      mint.accessToken({ sub: `customer-${index}`, scopes }),
    ),
  );
  // As they come from a socket: one piece each, not glued together while the clock runs.
  const headers = tokens.map((token) => Buffer.from(`Bearer ${token}`).toString('latin1'));
  const { userPoolId, clientId, jwks } = mint;
  const guard = createTokenGuard(mint);
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'access' });
  verifier.cacheJwks(jwks);

  const measurements = await measure(
    [
      {
        name: `reference SaaS, ${tokensPerRound} checks`,
        run: () => {
          for (const header of headers) guard(header, [needed]);
        },
      },
      {
        name: `aws-jwt-verify alone, ${tokensPerRound} checks`,
        run: () => {
          for (const token of tokens) verifier.verifySync(token);
        },
      },
    ],
    30,
  );
  const [ours, alone] = measurements.map(({ median }) => median) as [number, number];
  // At least 0.8 of the library's speed is at most 1.25 of its time.
  printMeasurements(measurements, [{ name: 'time of aws-jwt-verify alone', ratio: ours / alone, aim: 1.25 }]);
}

await runCommand(main);
