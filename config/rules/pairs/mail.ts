import { poolsOfSesRegions, sesRegions } from '../../../cognito/limits';
import { at, type Context } from '../rule';
import { sources } from '../sources';
import { type Pair, pair, regionOf, signsInByPassword } from './pair';

const sender = ({ draft }: Context) => {
  const { from, identityArn } = draft.userPool?.ses ?? {};
  const identity = identityArn === undefined ? undefined : /:identity\/(\S+)$/.exec(identityArn)?.[1];
  const address = from === undefined ? undefined : (/<([^<>]*)>$/.exec(from)?.[1] ?? from);
  return { address: address?.toLowerCase(), identity: identity?.toLowerCase() };
};

/** Regions of SES identities that the pool can send with. */
const senderRegions = (region: string) => [
  ...new Set([region, ...(poolsOfSesRegions.includes(region) ? sesRegions : [])]),
];

/** The pool's mail, and who sends it. */
export const mailPairs: readonly Pair[] = [
  pair(['userPool.ses.from', 'userPool.ses.identityArn'], {
    judges: ({ draft }) => at(['userPool', 'ses', 'from'], draft.userPool?.ses?.from),
    holds: (_from, context) => {
      const { address, identity } = sender(context);
      if (!address?.includes('@') || identity === undefined) return true;
      const domain = address.slice(address.lastIndexOf('@') + 1);
      return identity.includes('@') ? address === identity : `.${domain}`.endsWith(`.${identity}`);
    },
    expected: (context) =>
      `a sender that the SES identity stands for: ${sender(context).identity?.includes('@') ? 'that address' : 'an address of that domain or of one below it'}, ${sender(context).identity}`,
    source: sources.mail,
    remedy: 'Take the identity of the sender, or write a sender of the identity: Cognito refuses any other.',
  }),
  pair(['userPool.ses.identityArn', 'region'], {
    judges: ({ draft }) => at(['userPool', 'ses', 'identityArn'], draft.userPool?.ses?.identityArn),
    holds: (arn, { draft }) => {
      const region = regionOf(arn);
      return !region || draft.region === undefined || senderRegions(draft.region).includes(region);
    },
    expected: ({ draft }) =>
      `an identity in a region that a pool in ${draft.region} can send with: ${senderRegions(draft.region ?? '').join(', ')}`,
    source: sources.mail,
    remedy: 'Verify the sender with SES in one of these regions and give the ARN of that identity.',
  }),
  pair(['domain.custom', 'userPool.ses'], {
    level: 'warning',
    judges: ({ draft }) =>
      draft.domain?.custom && draft.userPool?.ses === undefined
        ? [{ path: ['userPool', 'ses'], value: undefined }]
        : [],
    holds: (_absent, context) =>
      context.draft.userPool?.selfRegistration === false || !signsInByPassword(context),
    expected: 'an SES sender where customers sign up by themselves',
    source: sources.mail,
    remedy:
      'Without one Cognito sends at most 50 messages a day: sign-ups and password resets beyond them fail.',
  }),
];
