import { readFileSync } from 'node:fs';
import { service } from '#service/index';
import type { AddonPage } from '../../addon/service';
import { addonPackage } from '../../definition/addon-package';
import type { Listing } from '../../definition/service';
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

test('of the service it says the name, the privacy policy and the terms, and what the skill says where it has no page', () => {
  const { listing } = service;
  const [skillPage] = Object.values(listing.locales);
  const american = { ...listing, locales: { 'en-US': { ...skillPage, name: 'Lamp Companion' } } } as Listing;
  const pageOf = (page?: AddonPage) => {
    const { storeListing } = JSON.parse(addonPackage(american, page).text ?? '') as AddonManifest;
    return storeListing.locales['en-US'];
  };
  const own = { shortDescription: 'A lamp.', fullDescription: 'A lamp at home.', examplePhrases: ['Dim it'] };
  const privacyAndCompliance = {
    privacyPolicyUrl: skillPage?.privacyPolicyUrl,
    termsOfUseUrl: skillPage?.termsOfUseUrl,
  };
  const name = expect.objectContaining({ value: 'Lamp Companion' });
  expect(pageOf(own)).toMatchObject({ ...own, name, privacyAndCompliance });
  expect(pageOf()).toMatchObject({
    shortDescription: skillPage?.summary,
    fullDescription: skillPage?.description,
    examplePhrases: [],
    name,
    privacyAndCompliance,
  });
});

test('its endpoint is one that the stack serves', () => {
  const { protocol, pathname } = new URL(manifest.integrations[0].config.endpoints.default.uri);
  expect(protocol).toBe('https:');
  expect(pathname).toBe(mcpPath);
});
