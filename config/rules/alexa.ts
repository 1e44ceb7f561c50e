import { redirectUrls } from '../../alexa/redirect-urls';
import { cognitoLimits } from '../../cognito/limits';
import { callbackUrlRules } from './callback-urls';
import { at, type Context, eachOf, type Rule, rule } from './rule';
import { sources } from './sources';

/** Each of Cognito's callback URLs is one of Alexa's redirect URLs. */
const furtherCallbacks = cognitoLimits.callbackUrls - redirectUrls('').length;

const extraRedirectUrls = ({ draft }: Context) =>
  eachOf(['alexa', 'extraRedirectUrls'], draft.alexa?.extraRedirectUrls);

/** The rules of what Alexa gave: ids and redirect URLs. */
export const alexaRules: readonly Rule[] = [
  rule({
    judges: ({ draft }) => at(['alexa', 'vendorId'], draft.alexa?.vendorId),
    holds: (id) => /^[A-Z0-9]{10,20}$/.test(id),
    expected: 'a vendor id: 10 to 20 capital letters and digits, e.g. "M1A2B3C4D5E6F7"',
    source: sources.alexaLinking,
    remedy: (id) =>
      id.startsWith('amzn1.')
        ? 'That is not the vendor id. Copy the vendor id from https://developer.amazon.com/settings/console/mycid.'
        : 'Copy it from https://developer.amazon.com/settings/console/mycid.',
  }),
  rule({
    judges: ({ draft }) => at(['alexa', 'skillId'], draft.alexa?.skillId),
    holds: (id) => /^amzn1\.ask\.skill\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id),
    expected: 'a skill id: "amzn1.ask.skill." and a UUID in small letters',
    source: sources.alexaManifest,
    remedy: 'Copy it from the developer console, "View Skill ID" under the name of the skill.',
  }),
  ...callbackUrlRules(extraRedirectUrls, 'the account-linking page of the developer console'),
  rule({
    judges: extraRedirectUrls,
    holds: (url, { draft }) => !redirectUrls(draft.alexa?.vendorId ?? '').includes(url),
    expected: 'a redirect URL beyond the three that are made from the vendor id',
    source: sources.alexaLinking,
    remedy: 'Delete it: it is registered already.',
  }),
  rule({
    judges: ({ draft }) => at(['alexa', 'extraRedirectUrls'], draft.alexa?.extraRedirectUrls),
    holds: (urls) => urls.length <= furtherCallbacks,
    expected: `at most ${furtherCallbacks} further redirect URLs: Cognito keeps ${cognitoLimits.callbackUrls} callback URLs, three are Alexa's own`,
    source: sources.client,
    remedy: 'Delete those that the developer console does not list.',
  }),
];
