import { isSecret, mayBeSecret, namesSecret } from '../../config/secrets';

const secrets = [
  ['an AWS access key id', 'AKIAIOSFODNN7EXAMPLE'],
  ['an AWS secret access key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['a Cognito client secret', '1a2bc3defghijklmn4opqrs5tuvwx6yz7abcdefg8hijklmnop9q'],
  ['a Google client secret', 'GOCSPX-a1B2c3D4e5F6g7H8i9J0'],
  ['a Login with Amazon client secret', 'amzn1.oa2-cs.v1.0123456789abcdef'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nMIGTAgEAMBMG\n-----END PRIVATE KEY-----'],
  ['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
  ['a URL with a password', 'https://user:hunter2@example.com'],
  ['a Stripe key', 'sk_live_abc'],
] as const;

test.each(secrets)('%s is a secret', (_kind, text) => {
  expect(isSecret(text)).toBe(true);
  expect(mayBeSecret(text)).toBe(true);
});

test.each([
  'M1A2B3C4D5E6F7',
  'amzn1.ask.skill.12345678-1234-4234-8234-123456789abc',
  'Z0123456789ABCDEFGHIJ',
  'https://api.example.com/lamp.read',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/sign-in/12345678-1234-4234-8234-123456789abc',
  'login_with_amazon_client_secret',
  'aws.cognito.signin.user.admin',
])('%s is none, and may be shown', (text) => {
  expect(isSecret(text)).toBe(false);
  expect(mayBeSecret(text)).toBe(false);
});

test('a digest is not refused, because a tag may hold one, and yet not shown, because it could be an app secret', () => {
  const digest = '0123456789abcdef0123456789abcdef';
  expect([isSecret(digest), mayBeSecret(digest)]).toEqual([false, true]);
});

test('a name says whether it would hold a secret', () => {
  expect(['clientSecret', 'password', 'privateKey', 'apiKey', 'token'].map(namesSecret)).toEqual(
    Array(5).fill(true),
  );
  expect(['refreshTokenLifetime', 'keyId', 'name'].map(namesSecret)).toEqual([false, false, false]);
});
