/** A heading of a version, as [Keep a Changelog](https://keepachangelog.com/en/1.1.0/) has it. */
const heading = /^## \[(?<version>[^\]]+)\](?: - (?<date>\d{4}-\d{2}-\d{2}))?$/;

/** What a changelog says of one version. */
interface Section {
  readonly version: string;
  /** Day of the release; undefined for what is not released yet. */
  readonly date?: string;
  readonly notes: string;
}

function sectionsOf(changelog: string): Section[] {
  return changelog.split(/^(?=## )/m).flatMap((part): Section[] => {
    const [first = '', ...lines] = part.split('\n');
    const { version, date } = heading.exec(first.trim())?.groups ?? {};
    return version ? [{ version, date, notes: lines.join('\n').trim() }] : [];
  });
}

/** What the changelog says of a version; empty where it says nothing. */
export function notesOf(changelog: string, version: string): string {
  return sectionsOf(changelog).find((section) => section.version === version)?.notes ?? '';
}

/** What release a repository is about to make, as its files and tags say it. */
export interface Release {
  /** Version in package.json. */
  readonly version: string;
  /** Version in package-lock.json. */
  readonly locked: string | undefined;
  /** CHANGELOG.md. */
  readonly changelog: string;
  /** Tags of the commit. */
  readonly tags: readonly string[];
}

/** What is wrong with a release before anything is tried: one sentence for each, none where all agrees. */
export function faultsOf({ version, locked, changelog, tags }: Release): string[] {
  const section = sectionsOf(changelog).find((one) => one.version === version);
  const unreleased = notesOf(changelog, 'Unreleased');
  const versions = tags.filter((tag) => /^v\d/.test(tag));
  const faults: readonly (readonly [boolean, string])[] = [
    [locked !== version, `package-lock.json says ${locked}, package.json ${version}: run npm install.`],
    [section === undefined, `CHANGELOG.md has no section "## [${version}] - <date>".`],
    [section !== undefined && section.date === undefined, `CHANGELOG.md gives ${version} no date.`],
    [section?.notes === '', `CHANGELOG.md says nothing of ${version}.`],
    [unreleased !== '', `CHANGELOG.md has changes under "Unreleased": they belong to ${version}, or wait.`],
    [
      versions.length > 0 && !versions.includes(`v${version}`),
      `The commit is tagged ${versions.join(', ')}, package.json says ${version}.`,
    ],
  ];
  return faults.filter(([isWrong]) => isWrong).map(([, says]) => says);
}
