import { existsSync } from 'node:fs';
import { service } from '#service/index';
import { environments } from '../../config/environments';
import { addonContract, addonContractFile } from '../../contracts/addon/contract';
import { addonInteractionsOf } from '../../contracts/addon/interactions';
import { clientSuite, committedSuite } from '../support/suites/client-suite';

const { api } = service;

clientSuite(api, 'addon-client', addonContract, addonInteractionsOf(api));

if (environments.some(({ addon }) => addon !== undefined)) {
  committedSuite('addon-client', addonContract);
} else {
  it('no environment has an add-on, so the SaaS is asked for nothing: delete its contract', () => {
    expect(existsSync(addonContractFile)).toBe(false);
  });
}
