/** Markup that may be put into a page as it is. */
export class Html {
  constructor(private readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Value = string | number | Html | readonly Html[] | undefined;

/** A template whose values are escaped, except what is markup already. Absent values leave nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(
    parts.reduce((before, part, index) => {
      const value = values[index - 1];
      return `${before}${markupOf(value)}${part}`;
    }),
  );
}

function markupOf(value: Value): string {
  if (value instanceof Html) return value.toString();
  return typeof value === 'object' ? value.join('') : escaped(value);
}

function escaped(value: string | number | undefined): string {
  return String(value ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
