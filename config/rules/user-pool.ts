import { readFileSync } from 'node:fs';
import { at, type Context, type Rule, rule } from './rule';
import { mailAddress } from './shapes';
import { sources } from './sources';

const settingsFile = ({ draft }: Context) =>
  at(['managedLogin', 'settingsFile'], (draft.managedLogin || undefined)?.settingsFile);

const insideProject = /^(?!\/)(?!.*\.\.)[\w./ -]+\.json$/;

/** The rules of the user pool and its pages. */
export const userPoolRules: readonly Rule[] = [
  rule({
    judges: ({ draft }) =>
      at(['userPool', 'passwordPolicy', 'minimumLength'], draft.userPool?.passwordPolicy?.minimumLength),
    holds: (length) => length >= 8 && length <= 99,
    expected: '8 to 99 characters',
    source: sources.pool,
    remedy: 'Leave it out to have 14.',
  }),
  rule({
    judges: ({ draft }) =>
      at(
        ['userPool', 'passwordPolicy', 'temporaryPasswordDays'],
        draft.userPool?.passwordPolicy?.temporaryPasswordDays,
      ),
    holds: (days) => days >= 1 && days <= 365,
    expected: '1 to 365 days',
    source: sources.pool,
    remedy: 'Leave it out to have 7.',
  }),
  rule({
    judges: ({ draft }) => at(['userPool', 'ses', 'from'], draft.userPool?.ses?.from),
    holds: (from) => mailAddress.test(/^[^<>]*<([^<>]*)>$/.exec(from)?.[1] ?? from),
    expected: 'an e-mail address, alone or as "Name <address>"',
    source: sources.mail,
    remedy: 'Write the sender that customers shall see, e.g. "Example <no-reply@example.com>".',
  }),
  rule({
    judges: ({ draft }) => at(['userPool', 'ses', 'replyTo'], draft.userPool?.ses?.replyTo),
    holds: (address) => mailAddress.test(address),
    expected: 'an e-mail address',
    source: sources.mail,
    remedy: 'Write the address at which replies are read, or leave it out.',
  }),
  rule({
    judges: ({ draft }) => at(['userPool', 'ses', 'configurationSet'], draft.userPool?.ses?.configurationSet),
    holds: (name) => /^[\w-]{1,64}$/.test(name),
    expected: 'the name of an SES configuration set: 1 to 64 letters, digits, "_" and "-"',
    source: sources.configurationSet,
    remedy: 'Copy it from the SES console, "Configuration sets", or leave it out.',
  }),
  rule({
    judges: ({ draft }) => at(['userPool', 'ses', 'identityArn'], draft.userPool?.ses?.identityArn),
    holds: (arn) => /^arn:aws[\w-]*:ses:[a-z0-9-]+:\d{12}:identity\/\S+$/.test(arn),
    expected: 'the ARN of an SES identity, "arn:aws:ses:<region>:<account>:identity/<domain or address>"',
    source: sources.mail,
    remedy: 'Copy it from the SES console, "Identities".',
  }),
  rule({
    judges: settingsFile,
    holds: (file) => insideProject.test(file),
    expected: 'the path of a JSON file inside the project, from its root',
    source: sources.voicelink,
    remedy: 'Put the branding in the project, e.g. "config/branding.json".',
  }),
  rule({
    judges: (context) => settingsFile(context).filter(({ value }) => insideProject.test(value)),
    holds: isJsonFile,
    expected: 'a file that is there and is JSON',
    source: sources.voicelink,
    remedy:
      "Put the JSON there that Cognito's branding editor exports, or leave settingsFile out for Cognito's own style.",
  }),
];

function isJsonFile(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return true;
  } catch {
    return false;
  }
}
