import { readJson } from '../support/read-package';

test('the ASK CLI finds the package', () => {
  expect(readJson('ask-resources.json')).toEqual({
    askcliResourcesVersion: '2020-03-31',
    profiles: { default: { skillMetadata: { src: './skill-package' } } },
  });
});
