/** JSON as a service answers it, and places in it. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const long = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Texts that are awkward to look at, to say, to show, to keep or to send on; as long as an answer may be. */
export const texts: Readonly<Record<string, string>> = {
  'an empty text': '',
  'spaces alone': ' '.repeat(2_000),
  'the beginning of tokens': long('eyJ', 250_000),
  'the beginning of tokens with dots': long('eyJhbGci.eyJ.', 250_000),
  ampersands: long('&', 40_000),
  'mark-up': long('</speak><audio src="https://x.example/a.mp3"/>', 40_000),
  'mark-up that is cut off': long('<', 100_000),
  placeholders: long('{{title}}$t(help)', 40_000),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a data binding of APL
  APL: long('${payload}@x<b>', 20_000),
  'line breaks': long('Vase\r\n2. ', 40_000),
  'separators of lines': long('a\u2028b\u2029c\u0085', 20_000),
  'another direction': long('\u202e\u2067abc', 20_000),
  'half characters': long('\ud800', 20_000),
  'one character of many parts': `a${long('\u0301', 40_000)}`,
  emoji: long('👩‍👩‍👧‍👦', 40_000),
  Chinese: long('買', 40_000),
  'control characters': long('\u0000\u0001\u001f\u007f', 20_000),
  'quotation marks': long('"\\', 60_000),
  punctuation: long('-!', 60_000),
  'spaces in between': `a${' '.repeat(100_000)}b`,
  'a step up': '..',
  steps: '../../v1/other',
  'a path': '/v1/other?x=#y',
  'a number': '1',
  'a day that is none': '2026-02-30',
  'a day before time': '0000-01-01',
};

const others: Readonly<Record<string, Json>> = {
  null: null,
  'a boolean': true,
  'an object': { __proto__: null, toString: 'x' } as unknown as Json,
  'an empty list': [],
  'a number below zero': -1,
  'the greatest number': Number.MAX_SAFE_INTEGER,
  'a number beyond': 1e300,
  'half a number': 0.5,
};

/** Raw bodies. */
const bodies: Readonly<Record<string, string>> = {
  'no body': '',
  null: 'null',
  'a list': '[]',
  'a text': '"x"',
  'a number too large': '1e999',
  'deep lists': '['.repeat(200_000),
  'deep objects': long('{"a":', 200_000),
  'lists in lists that end': '['.repeat(100_000) + ']'.repeat(100_000),
  'a mark of byte order': '\ufeff{}',
  'its prototype': '{"__proto__":{"things":[]},"constructor":{"prototype":{}}}',
  'one name many times': `{${Array(20_000).fill('"things":[]').join(',')}}`,
};

/** Every place in a value: how it is set, and what is there. */
function places(
  value: Json,
  set: (one: Json) => Json,
  path = '',
): { path: string; value: Json; put(one: Json): Json }[] {
  const here = { path: path || '/', value, put: set };
  if (Array.isArray(value)) {
    const [first] = value as readonly Json[];
    if (first === undefined) return [here];
    return [here, ...places(first, (one) => set([one, ...value.slice(1)]), `${path}/0`)];
  }
  if (typeof value !== 'object' || value === null) return [here];
  const inside = Object.entries(value).flatMap(([name, one]) =>
    places(one as Json, (other) => set({ ...value, [name]: other }), `${path}/${name}`),
  );
  return [here, ...inside];
}

/** A good answer, spoiled in every way and place: the name of the kind, and the body. */
export function spoiled(good: string): [name: string, body: string][] {
  const found = places(JSON.parse(good) as Json, (one) => one);
  return [
    ...Object.entries(bodies),
    ...found.flatMap(({ path, value, put }) => {
      const kinds: [string, Json][] = [
        ...Object.entries(typeof value === 'string' ? texts : { 'a text': 'x' }),
        ...Object.entries(others),
        ...(Array.isArray(value) && value.length > 0
          ? [100, 2_000].map((count): [string, Json] => [
              `${count} of a kind`,
              Array.from({ length: count }, (_, index) => ({ ...(value[0] as object), id: `x${index}` })),
            ])
          : []),
      ];
      return kinds.map(([name, one]): [string, string] => [`${name} at ${path}`, JSON.stringify(put(one))]);
    }),
  ];
}
