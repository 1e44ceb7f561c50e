import { readFileSync } from 'node:fs';
import { service } from '#service/index';
import { mcpPath } from '../../infra/addon';

interface AddonManifest {
  readonly storeListing: {
    readonly locales: Readonly<
      Record<
        string,
        {
          readonly name: { readonly value: string };
          readonly shortDescription: string;
          readonly fullDescription: string;
          readonly examplePhrases: readonly string[];
          readonly privacyAndCompliance: Readonly<Record<'privacyPolicyUrl' | 'termsOfUseUrl', string>>;
        }
      >
    >;
  };
  readonly integrations: readonly [
    { readonly config: { readonly endpoints: { readonly default: { readonly uri: string } } } },
  ];
}

const manifest = JSON.parse(readFileSync('addon-package/addon.json', 'utf8')) as AddonManifest;
const pages = Object.entries(manifest.storeListing.locales);

test('what is told to customers keeps Amazon’s published limits, and names itself without "Alexa"', () => {
  expect(pages.map(([locale]) => locale)).toEqual(['en-US']);
  for (const [, { name, shortDescription, fullDescription, examplePhrases }] of pages) {
    expect(name.value).not.toMatch(/alexa/i);
    expect(shortDescription.length).toBeLessThanOrEqual(123);
    expect(fullDescription.length).toBeLessThanOrEqual(4_000);
    expect(examplePhrases.join(' ')).not.toMatch(/alexa/i);
  }
});

test('it is the skill’s name, privacy policy and terms', () => {
  for (const [locale, { name, privacyAndCompliance }] of pages) {
    const { name: skillName, privacyPolicyUrl, termsOfUseUrl } = service.listing.locales[locale] ?? {};
    expect(name.value).toBe(skillName);
    expect(privacyAndCompliance).toEqual({ privacyPolicyUrl, termsOfUseUrl });
  }
});

test('its endpoint is one that the stack serves', () => {
  const { protocol, pathname } = new URL(manifest.integrations[0].config.endpoints.default.uri);
  expect(protocol).toBe('https:');
  expect(pathname).toBe(mcpPath);
});
