import { alexaLimits } from '../../alexa/limits';
import { isSecret } from '../secrets';
import { at, type Context, eachOf, keysOf, type Located, never, type Rule, repeated, rule } from './rule';
import { isHttps } from './shapes';
import { sources } from './sources';

const providers = ({ draft }: Context) => eachOf(['identityProviders'], draft.identityProviders);

/** The properties of these names in every identity provider that has them. */
const ofProviders =
  (...names: readonly string[]) =>
  (context: Context): Located<string>[] =>
    providers(context).flatMap(({ path, value }) =>
      names.flatMap((name) => {
        const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
        return typeof found === 'string' ? at([...path, name], found) : [];
      }),
    );
const secretVariables = ofProviders('clientSecretVariable', 'privateKeyVariable');
const providerNames = (context: Context) =>
  providers(context).flatMap(({ path, value }) =>
    value.type === 'OIDC' || value.type === 'SAML'
      ? at([...path, 'name'], value.name)
      : at([...path, 'type'], value.type),
  );

/** What a Terraform address keeps of a provider's name. */
const inAddress = (name: string) => name.replace(/[^A-Za-z0-9]+/g, '_');

/** The rules of the places where customers already sign in. */
export const identityProviderRules: readonly Rule[] = [
  rule({
    judges: ({ draft }) => at(['identityProviders'], draft.identityProviders),
    holds: (list) => list.length < alexaLimits.domains,
    expected: `at most ${alexaLimits.domains - 1} identity providers: with the sign-in domain they are Alexa's ${alexaLimits.domains} domains`,
    source: sources.alexaLinking,
    remedy: 'Keep those with which customers sign in by voice.',
  }),
  rule({
    judges: providerNames,
    // AWS takes "_" as the second character, and nowhere else.
    holds: (name) => /^[^_\p{C}\p{Z},]{3,32}$/u.test(name),
    expected: '3 to 32 characters without spaces, commas and "_"',
    source: sources.provider,
    remedy: 'Choose a short name, e.g. "ExampleSSO".',
  }),
  rule({
    judges: ofProviders('name'),
    holds: (name) =>
      !['COGNITO', 'Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple'].some(
        (one) => one.toLowerCase() === name.toLowerCase(),
      ),
    expected:
      "a name that is none of Cognito's own: COGNITO, Google, Facebook, LoginWithAmazon, SignInWithApple",
    source: sources.provider,
    remedy: 'Choose another name, or take the provider type of that name.',
  }),
  rule({
    judges: (context) => {
      const names = providerNames(context);
      return names.filter(({ value }, index) =>
        names.slice(0, index).some((earlier) => inAddress(earlier.value) === inAddress(value)),
      );
    },
    holds: never,
    expected: 'a name that differs from the other names in letters or digits',
    source: sources.voicelink,
    remedy: 'Rename or delete one of the two: each would be the same resource to Terraform.',
  }),
  rule({
    judges: (context) => {
      const names = providerNames(context);
      return names.filter(({ value }, index) =>
        names
          .slice(0, index)
          .some(
            (earlier) =>
              inAddress(earlier.value) !== inAddress(value) &&
              earlier.value.toLowerCase() === value.toLowerCase(),
          ),
      );
    },
    holds: never,
    expected: 'a name that is no other one in capital or small letters',
    source: sources.linkedUsers,
    remedy:
      'Rename it: Cognito calls a customer of a provider by its name, "_" and their id there, in any case, so that a customer of one would be taken for a customer of the other.',
  }),
  rule({
    judges: ofProviders('clientId', 'teamId', 'keyId'),
    holds: (id) => /^\S{1,256}$/.test(id),
    expected: 'the id that the provider gave, without spaces',
    source: sources.provider,
    remedy: "Copy it from the provider's console.",
  }),
  rule({
    judges: ofProviders('teamId', 'keyId'),
    holds: (id) => /^[A-Z0-9]{10}$/.test(id),
    expected: '10 capital letters and digits',
    source: sources.socialProviders,
    remedy: "Copy it from Apple's developer console.",
  }),
  rule({
    judges: ofProviders('issuer', 'metadataUrl'),
    holds: isHttps,
    expected: 'an absolute https URL',
    source: sources.provider,
    remedy: "Copy it from the provider's console.",
  }),
  rule({
    judges: ofProviders('issuer'),
    holds: (issuer) => !/[?#]|\/$|\.well-known/.test(issuer),
    expected: 'the issuer alone: no query, no "/" at its end, no "/.well-known/…"',
    source: sources.provider,
    remedy: 'Cognito appends "/.well-known/openid-configuration" itself.',
  }),
  rule({
    judges: (context) =>
      providers(context).flatMap(({ path, value }) =>
        value.type === 'OIDC' ? at([...path, 'scopes'], value.scopes) : [],
      ),
    holds: (scopes) => scopes.includes('openid'),
    expected: '"openid" among the scopes of an OIDC provider',
    source: sources.openid,
    remedy: 'Add it: without it there is no ID token to sign in with.',
  }),
  rule({
    judges: (context) =>
      providers(context).flatMap(({ path, value }) =>
        at([...path, 'attributeMapping'], value.attributeMapping),
      ),
    holds: (mapping) => typeof mapping.email === 'string' && mapping.email !== '',
    expected: '"email" among the mapped attributes',
    source: sources.provider,
    remedy: 'Map it to the claim with the address: customers of this pool are known by it.',
  }),
  rule({
    judges: (context) =>
      providers(context).flatMap(({ path, value }) =>
        keysOf([...path, 'attributeMapping'], value.attributeMapping),
      ),
    holds: (attribute) => !attribute.startsWith('custom:'),
    expected: "one of Cognito's standard attributes",
    source: sources.attributes,
    remedy:
      "Delete it: what a provider fills the app client must be able to write, and with it the customer's own token. Bring the SaaS's own id by migration or import.",
  }),
  rule({
    judges: secretVariables,
    holds: (name) =>
      /^[a-z][a-z0-9]{0,19}(?:_[a-z0-9]{1,20})*$/.test(name) && name.length <= 100 && !isSecret(name),
    expected:
      'the name of a Terraform variable in snake_case, e.g. "google_client_secret", never the secret itself',
    source: sources.terraformVariables,
    remedy:
      'Give a name here and the secret at deployment as TF_VAR_<name>. If the secret was written here, change it at the provider: it has been in a file.',
  }),
  rule({
    judges: secretVariables,
    holds: (name) =>
      !['source', 'version', 'providers', 'count', 'for_each', 'lifecycle', 'depends_on', 'locals'].includes(
        name,
      ),
    expected: 'a name that Terraform does not keep for itself',
    source: sources.terraformVariables,
    remedy: 'Name what it holds, e.g. "google_client_secret".',
  }),
  rule({
    judges: (context) => repeated(secretVariables(context)),
    holds: never,
    expected: 'a variable for each secret',
    source: sources.terraformVariables,
    remedy: 'Give each provider a variable of its own.',
  }),
];
