import { readFileSync } from 'node:fs';
import { service } from '#service/index';
import { skillPackage } from '../../definition/skill-package';
import { readInteractionModels } from '../../rehearsal/interaction-models';
import { modelsSuite } from '../support/suites/models-suite';

test('the skill package says what the service says: npm run models writes it', () => {
  const files = skillPackage(service);
  expect(files.length).toBe(Object.keys(service.skill.languages).length + 1);
  for (const { file, text } of files) {
    expect([file, text === undefined ? 'deleted' : readFileSync(file, 'utf8')]).toEqual([file, text]);
  }
});

modelsSuite(readInteractionModels(), service.skill);
