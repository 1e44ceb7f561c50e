import { set } from '../settings-builder';
import { type BadSetting, bad } from './bad-setting';

/** The user pool and its pages. */
export const badUserPool: readonly BadSetting[] = [
  bad('userPool.mfa', 'sms', '"sms"', '"off" or "optional" or "on"', 'Correct it.'),
  bad('userPool.passwordPolicy.minimumLength', 6, '6', '8 to 99 characters', '14'),
  bad('userPool.passwordPolicy.temporaryPasswordDays', 0, '0', '1 to 365 days', '7'),
  {
    ...bad(
      'userPool.ses',
      { from: 'nobody', identityArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com' },
      '"nobody"',
      'an e-mail address',
      'sender',
      'the sender is no address',
    ),
    path: 'userPool.ses.from',
  },
  {
    ...bad(
      'userPool.ses',
      { from: 'a@example.com', identityArn: 'example.com' },
      '"example.com"',
      'the ARN of an SES identity',
      'SES console',
      'the SES identity is no ARN',
    ),
    path: 'userPool.ses.identityArn',
  },
  {
    ...bad(
      'userPool.ses',
      {
        from: 'a@example.com',
        identityArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
        replyTo: 'x',
      },
      '"x"',
      'an e-mail address',
      'replies',
      'the reply address is none',
    ),
    path: 'userPool.ses.replyTo',
  },
  {
    title: 'the configuration set of SES is given by its ARN',
    change: set('userPool.ses', {
      from: 'a@example.com',
      identityArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
      configurationSet: 'arn:aws:ses:eu-west-1:123456789012:configuration-set/sign-in',
    }),
    path: 'userPool.ses.configurationSet',
    received: '"arn:aws:ses:eu-west-1:123456789012:configuration-set/sign-in"',
    expected: 'the name of an SES configuration set',
    remedy: 'SES console',
  },
  bad(
    'managedLogin.settingsFile',
    '../branding.json',
    '"../branding.json"',
    'inside the project',
    'config/branding.json',
  ),
  bad(
    'managedLogin.settingsFile',
    'config/no-such.json',
    '"config/no-such.json"',
    'a file that is there',
    'leave settingsFile out',
  ),
];
