type Pair = readonly [path: readonly string[], value: string];

/** Reads a form as the skill writes it: `card[last4]=4242` is a field within a field. */
export function readForm(text: string): Readonly<Record<string, unknown>> {
  const pairs = [...new URLSearchParams(text)].map(
    ([name, value]): Pair => [name.split('[').map((part) => part.replace(/\]$/, '')), value],
  );
  return grouped(pairs);
}

function grouped(pairs: readonly Pair[]): Readonly<Record<string, unknown>> {
  const names = [...new Set(pairs.map(([[name = '']]) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const own = pairs.filter(([[first]]) => first === name);
      const within = own.filter(([path]) => path.length > 1);
      return [
        name,
        within.length > 0 ? grouped(within.map(([[, ...path], value]) => [path, value])) : own[0]?.[1],
      ];
    }),
  );
}
