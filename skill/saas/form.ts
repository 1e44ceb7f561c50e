/** The media type of a form, as browsers send it. */
export const formType = 'application/x-www-form-urlencoded';

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/**
 * Fields as a form names them: `card[last4]` is what stands within a card.
 *
 * @param isValue whether a value is written as it is, not by what is within it
 */
export function formFields(
  fields: object,
  isValue = isPlain,
): readonly (readonly [name: string, value: unknown])[] {
  const within = (value: unknown, name: string): (readonly [string, unknown])[] =>
    isValue(value)
      ? [[name, value]]
      : Object.entries(value as object).flatMap(([key, one]) => within(one, `${name}[${key}]`));
  return Object.entries(fields).flatMap(([name, value]) => within(value, name));
}

/** A form as it is sent. */
export const writeForm = (fields: object): string =>
  new URLSearchParams(
    formFields(fields).map(([name, value]) => [name, String(value)] as [string, string]),
  ).toString();
