/** The parts of a path's template: what is always there, and between two of them a parameter. */
const fixedParts = (template: string): readonly string[] =>
  template.split(/\{[^{}]+\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]{}\\]/g, '\\$&'));

/** Matches the paths of a template, e.g. `/orders/{id}.json`, with a group for each of its parameters. */
export const pathPattern = (template: string): RegExp =>
  new RegExp(`^${fixedParts(template).join('([^/]+)')}$`);

/** Names of a template's parameters, in its order. */
export const pathParameters = (template: string): readonly string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);

/** A template as the router of the reference takes it: its parameters are read by {@link pathPattern}. */
export const routerPath = (template: string): string =>
  template
    .split('/')
    .map((part, index) => {
      if (/^\{[^{}]+\}$/.test(part)) return `:part${index}`;
      // What stands beside a parameter is matched with it.
      return part.includes('{')
        ? `:part${index}(${fixedParts(part).join('.+')})`
        : part.replaceAll(':', '::');
    })
    .join('/');
