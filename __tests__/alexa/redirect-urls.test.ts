import { redirectUrls } from '../../alexa/redirect-urls';

test('redirect URLs are made for all three Alexa regions from the vendor id', () => {
  expect(redirectUrls('M1A2B3C4D5E6F7')).toEqual([
    'https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7',
    'https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7',
    'https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7',
  ]);
});
