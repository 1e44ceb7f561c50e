import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { addonStatesOf } from '../../../contracts/addon/states';
import { contractFile, type WrittenContract } from '../../../contracts/contract-file';
import { documents } from '../../../contracts/document/documents';
import { statesSchema } from '../../../contracts/document/states-schema';
import { startReferenceProvider } from '../../../contracts/reference/provider';
import type { ReferencedService } from '../../../contracts/service';
import { mintedStatesOf, statesOf } from '../../../contracts/states';

/** Holds what was generated from a service, and is committed, to the service. */
export function documentSuite<Store>(service: ReferencedService<Store>): void {
  const everyState = { ...statesOf(service), ...mintedStatesOf(service), ...addonStatesOf(service) };

  it.each(documents(service))('$file is what `npm run contracts:generate` writes', ({ file, text }) => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('every state of the contract is one of the schema', () => {
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const valid = ajv.compile(statesSchema(statesOf(service)));
    const { interactions } = JSON.parse(readFileSync(contractFile, 'utf8')) as WrittenContract;
    const states = interactions.flatMap(({ providerStates = [] }) => providerStates);

    expect(states.length).toBeGreaterThan(0);
    for (const { name, params = {} } of states) {
      expect({ name, valid: valid({ state: name, params, action: 'setup' }) }).toEqual({ name, valid: true });
    }
  });

  it('the reference brings about every state of the catalogue', async () => {
    const { states, close } = await startReferenceProvider(service);
    await close();
    expect(Object.keys(states.handlers).sort()).toEqual(Object.keys(everyState).sort());
  });
}
