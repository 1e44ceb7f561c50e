/** Shapes that only credentials have. */
const knownSecrets: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}/,
  /\bGOCSPX-/,
  /\bamzn1\.oa2-cs\./,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bxox[abeprs]-/,
  /\b[rs]k_(?:live|test)_/,
  /:\/\/[^/?#\s]*:[^/?#\s]*@/,
];

/** Long identifiers that are public. */
const publicIdentifiers =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|amzn1\.ask\.skill\.[0-9a-f-]{1,40}|\bmrk-[0-9a-f]{32}\b|\b[MZ][A-Z0-9]{7,31}\b/g;

/** A run long enough for a key, in the alphabets that keys are written in. */
const longRuns = /[A-Za-z0-9+/_=~-]{20,}/g;

/** How a setting is called that would hold a secret. */
const secretName = /secret|passw(?:or)?d|passphrase|private_?key|api_?key|access_?key|credential|^token$/i;

/** Is `name` what a setting with a secret would be called, e.g. `clientSecret`? */
export function namesSecret(name: string): boolean {
  return secretName.test(name);
}

/** Has `text` a shape that only a credential has? Identifiers that AWS or an identity provider gives are none. */
export function isSecret(text: string): boolean {
  return knownSecrets.some((shape) => shape.test(text)) || runsOf(text, 32).some(looksRandom);
}

/** Could `text` be a credential? Stricter than {@link isSecret}: what might be one is not refused, only not shown. */
export function mayBeSecret(text: string): boolean {
  return (
    isSecret(text) ||
    runsOf(text, 20).some((run) =>
      run.split(/[-_/+=~]/).some((part) => part.length >= 24 || mixesDigits(part)),
    )
  );
}

function runsOf(text: string, length: number): string[] {
  const runs = text.replace(publicIdentifiers, ' ').match(longRuns) ?? [];
  return runs.filter((run) => run.length >= length);
}

function mixesDigits(part: string): boolean {
  return part.length >= 6 && /\d/.test(part) && /[a-z]/i.test(part);
}

/** Upper, lower and digits in a mixture; or lower and digits in one word that is no hexadecimal digest. */
function looksRandom(run: string): boolean {
  const count = (shape: RegExp) => run.match(shape)?.length ?? 0;
  // 40 is the length of AWS secret access keys, which may hold a single digit.
  if (count(/\d/g) < (run.length === 40 ? 1 : 3) || count(/[a-z]/g) < 3) return false;
  return count(/[A-Z]/g) >= 3 || (/^[a-z0-9]{32,}$/.test(run) && !/^[0-9a-f]+$/.test(run));
}
