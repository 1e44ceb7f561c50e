/** A scope as tokens carry it: `<identifier of the resource server>/<name>`. */
export const scopeOnTheWire = (audience: string, name: string): string => `${audience}/${name}`;
