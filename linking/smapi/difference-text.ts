import pc from 'picocolors';
import type { FieldDifference, FieldState, RedirectDifference, SkillDifference } from './difference';

const marks: Record<FieldState, string> = {
  same: pc.dim('='),
  changed: pc.yellow('~'),
  missing: pc.green('+'),
  kept: pc.dim('='),
  unknown: pc.red('?'),
  unreadable: pc.dim('·'),
};

/** Writes the difference for a terminal, field by field. */
export function differenceText(difference: SkillDifference): string {
  const { skillId, stage, vendor, linking, endpoints, redirects } = difference;
  const shown = linking.filter(({ state, now }) => state !== 'same' || now !== undefined);
  return [
    `${pc.bold(skillId)}, ${stage}, of ${vendor.name} (${vendor.id})`,
    ...section('Account linking', shown.map(fieldLines)),
    ...section('Endpoints', endpoints.map(fieldLines)),
    ...section('Redirect URLs', redirects.map(redirectLines)),
    ...registration(redirects),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', pc.bold(title), ...lines];
}

function fieldLines({ field, state, now, wanted, note }: FieldDifference): string {
  const head = `  ${marks[state]} ${field}`;
  const says: Record<FieldState, () => string> = {
    same: () => `  ${pc.dim(value(now))}`,
    kept: () => `  ${pc.dim(`${value(now)}  (kept)`)}`,
    unreadable: () => `  ${pc.dim(`Alexa never tells it; ${note}`)}`,
    missing: () => `  ${value(wanted)}`,
    changed: () => `\n      Alexa has    ${value(now)}\n      it should be ${value(wanted)}`,
    unknown: () => `  ${value(now)}  (not in the published model)`,
  };
  return `${head}${says[state]()}`;
}

function redirectLines({ url, state }: RedirectDifference): string {
  const says = {
    registered: () => `  ${pc.dim('=')} ${url}`,
    refused: () => `  ${pc.red('✗')} ${url}  Alexa sends it, and the app client has no such callback URL`,
    unused: () =>
      `  ${pc.dim('·')} ${url}  ${pc.dim('registered; not one of the three made from the vendor id')}`,
  };
  return says[state]();
}

/** What to write into the settings so that every redirect URL is registered. */
function registration(redirects: readonly RedirectDifference[]): string[] {
  const urls = redirects.filter(({ state }) => state === 'refused').map(({ url }) => url);
  if (urls.length === 0) return [];
  const vendorId = urls[0]?.split('/').at(-1);
  return [
    '',
    'In config/environments.ts, then deploy again:',
    `  alexa: { vendorId: '${vendorId}', … }`,
    '  or, if that account is a second one:',
    `  extraRedirectUrls: [${urls.map((url) => `'${url}'`).join(', ')}],`,
  ];
}

function value(given: unknown): string {
  if (Array.isArray(given)) return given.length === 0 ? 'none' : given.map(value).join(', ');
  return typeof given === 'string' ? given : JSON.stringify(given);
}
