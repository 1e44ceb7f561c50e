import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Programs that check a token, each with the library of its language: what a test runs is what the page shows. */
const checks: readonly (readonly [title: string, language: string, file: string])[] = [
  ['Node: aws-jwt-verify', 'js', 'node.mjs'],
  ['Python: PyJWT', 'python', 'python.py'],
  ['Java: Spring Security', 'java', 'Spring.java'],
  ['Go: go-oidc', 'go', 'golang.go'],
  ['.NET: Microsoft.IdentityModel, which JwtBearer uses', 'csharp', 'dotnet.cs'],
];

/** The part of each program that a page shows: between `<page>` and `</page>`. */
export function tokenChecks(): string {
  return checks
    .map(([title, language, file]) => {
      const source = readFileSync(join('contracts', 'token-check', file), 'utf8');
      const shown = [...source.matchAll(/^(?:\/\/|#) <page>\n([\s\S]*?)^ *(?:\/\/|#) <\/page>$/gm)]
        .map(([, part]) => part)
        .join('')
        .trim();
      if (!shown) throw new Error(`${file} has nothing for the page.`);
      return `**${title}**\n\n\`\`\`${language}\n${shown}\n\`\`\``;
    })
    .join('\n\n');
}
