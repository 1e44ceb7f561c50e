import { readFileSync } from 'node:fs';
import { addon } from '#service/addon';
import { service } from '#service/index';
import { addonPackage } from '../../definition/addon-package';
import { skillPackage } from '../../definition/skill-package';
import { readInteractionModels } from '../../rehearsal/interaction-models';
import { modelsSuite } from '../support/suites/models-suite';

test('the packages of skill and add-on say what the service says: npm run models writes them', () => {
  const files = [...skillPackage(service), addonPackage(service.listing, addon.page)];
  expect(files.length).toBe(Object.keys(service.skill.languages).length + 2);
  for (const { file, text } of files) {
    expect([file, text === undefined ? 'deleted' : readFileSync(file, 'utf8')]).toEqual([file, text]);
  }
});

modelsSuite(readInteractionModels(), service.skill);
