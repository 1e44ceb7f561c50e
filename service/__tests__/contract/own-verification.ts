import { type SourceChange, startOwnService, statesSecret } from '../../../__tests__/support/own-service';
import { contractFile } from '../../../contracts/contract-file';
import { statesOf } from '../../../contracts/states';
import { httpStates } from '../../../contracts/verifier/provider-states';
import type { VerificationReport } from '../../../contracts/verifier/report';
import { verifyContract } from '../../../contracts/verifier/verify';
import { api } from '../api';

/** The states endpoint of the own service at this URL. */
export const ownStates = (url: string) => httpStates(`${url}/_states`, { secret: statesSecret });

/** Verifies the own service at this URL, within this process. */
export const verifyOwn = (url: string): Promise<VerificationReport> =>
  verifyContract({
    pact: { file: contractFile },
    providerUrl: url,
    states: ownStates(url),
    catalogue: statesOf(api),
    service: api,
  });

/** Starts the own service with these changes, and verifies it. */
export const verifyChanged = async (...changes: readonly SourceChange[]): Promise<VerificationReport> =>
  verifyOwn(await startOwnService({}, changes));
