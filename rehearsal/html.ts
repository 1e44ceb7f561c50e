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

/** A template whose values are escaped, except what is markup already. Absent values leave nothing. */
export function html(parts: TemplateStringsArray, ...values: (string | number | Html | undefined)[]): Html {
  return new Html(
    parts.reduce((before, part, index) => {
      const value = values[index - 1];
      return `${before}${value instanceof Html ? value : escaped(value)}${part}`;
    }),
  );
}

function escaped(value: string | number | undefined): string {
  return String(value ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
