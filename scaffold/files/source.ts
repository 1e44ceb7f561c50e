/** A file of the service, by its path in the folder. */
export interface File {
  readonly path: string;
  readonly text: string;
}

/** A value as TypeScript writes it. */
export const literal = (value: unknown): string => JSON.stringify(value);

/** A name as a key of an object. */
export const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name));

/** Reads a field of an object. */
export const member = (object: string, name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? `${object}.${name}` : `${object}[${literal(name)}]`;

/** Reads a field of an object that may not be there. */
export const optionalMember = (object: string, name: string): string =>
  key(name) === name ? `${object}?.${name}` : `${object}?.[${literal(name)}]`;

/** Fields of an object, one a line. */
export const entries = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${key(name)}: ${value},`)
    .join('\n');

/** A text in a comment, on one line. */
export const comment = (text: string): string => text.replace(/\*\//g, '* /').replace(/\s+/g, ' ').trim();
