import type { Input } from './api-operation';
import type { Field } from './shape';

/** Formats of texts that nobody says: addresses of the web, and what is encoded. */
const unsaidFormats = /^(uri|url|iri|uri-template|binary|byte|base64|regex|json-pointer|jwt)$/i;

/** Whether a customer can say it: one word or number, not a structure or an address of the web. */
export const isSayable = ({ shape }: Pick<Field, 'shape'>): boolean =>
  ['number', 'boolean'].includes(shape.kind) ||
  (shape.kind === 'text' && !unsaidFormats.test(shape.format ?? ''));

/** What nobody may be asked to say aloud, by its name. */
export const isSecret = ({ name, shape }: Pick<Field, 'name' | 'shape'>): boolean =>
  (shape.kind === 'text' && shape.format === 'password') ||
  /(password|passcode|secret|token|apikey|privatekey|cvv|cvc|cardnumber|iban|ssn)$/i.test(
    name.replace(/[-_\s]/g, ''),
  );

/** Inputs that nobody has to say, because the document gives their only value or a default. */
export function hasKnownValue({ shape, in: place }: Input): boolean {
  return place === 'header' || (shape.kind === 'text' && shape.values?.length === 1);
}

/** Of what may be sent the field that is most likely meant: what is called like a name or a state, or else the first. */
export function mostLikely(inputs: readonly Input[]): Input | undefined {
  const body = inputs.filter(
    (input) =>
      input.in === 'body' &&
      isSayable(input) &&
      !isSecret(input) &&
      !hasKnownValue(input) &&
      !/id$/i.test(input.name),
  );
  return body.find((input) => /name|title|subject|status|state/i.test(input.name)) ?? body[0];
}
