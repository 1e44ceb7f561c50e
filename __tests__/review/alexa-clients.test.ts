import { redirectHosts } from '../../alexa/redirect-urls';
import { alexaHosts } from '../../review/alexa-clients';

test('the review knows the same hosts of Alexa as the rest, which it does not import', () => {
  expect(Object.keys(alexaHosts).sort()).toEqual(Object.values(redirectHosts).sort());
});
