import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddonPage } from '../addon/service';
import { nearest } from '../skill/speech/nearest';
import type { Listing } from './service';
import type { PackageFile } from './skill-package';

const manifestFile = join('addon-package', 'addon.json');

/** The language of its page: add-ons are in the United States alone. */
const locale = 'en-US';

interface AddonManifest {
  readonly storeListing: { readonly locales: Readonly<Record<string, { readonly name: object }>> };
}

/**
 * The add-on's manifest for Amazon's toolkit, of which the page is the service's and the rest (countries, endpoint,
 * what the toolkit adds) stays as it is.
 *
 * @param listing the skill's pages: the add-on has the same name, privacy policy and terms
 * @param page what it says of itself; default: what the skill says
 * @param root of the project
 */
export function addonPackage(listing: Listing, page: AddonPage | undefined, root = '.'): PackageFile {
  const skillPage = listing.locales[nearest(locale, Object.keys(listing.locales))];
  if (!skillPage) throw new Error('The skill has no page in the store.');
  const { name, summary, description, privacyPolicyUrl, termsOfUseUrl } = skillPage;
  const manifest = JSON.parse(readFileSync(join(root, manifestFile), 'utf8')) as AddonManifest;
  const { storeListing } = manifest;
  const there = storeListing.locales[locale];
  const own = page ?? { shortDescription: summary, fullDescription: description, examplePhrases: [] };
  const said = {
    ...there,
    name: { ...there?.name, value: name },
    ...own,
    privacyAndCompliance: { privacyPolicyUrl, termsOfUseUrl },
  };
  const made = { ...manifest, storeListing: { ...storeListing, locales: { [locale]: said } } };
  return { file: manifestFile, text: `${JSON.stringify(made, null, 2)}\n` };
}
