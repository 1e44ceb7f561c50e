import { randomUUID } from 'node:crypto';
/** An answer on the wire. Names of headers in lower case. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Another way to say the same, or something that only looks like it. */
export interface AnswerVariant {
  readonly what: string;
  readonly apply: (answer: WireAnswer) => WireAnswer;
  /** What a body must have to be changed; not every service has it. Default: some answers of every service are. */
  readonly needs?: RegExp;
}

const header =
  (name: string, change: (value: string) => string) =>
  (answer: WireAnswer): WireAnswer => {
    const value = answer.headers[name];
    return value === undefined
      ? answer
      : { ...answer, headers: { ...answer.headers, [name]: change(value) } };
  };

const body =
  (change: (value: object, answer: WireAnswer) => unknown) =>
  (answer: WireAnswer): WireAnswer => {
    if (!/json/.test(answer.headers['content-type'] ?? '') || answer.body === '') return answer;
    return { ...answer, body: JSON.stringify(change(JSON.parse(answer.body) as object, answer)) };
  };

/** Every object of a value, changed. */
function everywhere(value: unknown, change: (fields: Record<string, unknown>) => object): unknown {
  if (Array.isArray(value)) return value.map((item) => everywhere(item, change));
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([name, field]) => [name, everywhere(field, change)]);
  return change(Object.fromEntries(fields));
}

/** The type of a problem, where the answer pins one. */
export const problemType = /"type":"[^"]*\/problems\//;

/** A field that is a whole number, where an answer has one. */
const wholeNumber = /(?<=:)(\d+)(?=[,}\]])/;

const challenge = (change: (value: string) => string) => header('www-authenticate', change);

/**
 * What HTTP and JSON allow a service to write instead. The client makes the same of each. Those that change the
 * text of a body come last: the others read it.
 */
export const lawfulVariants: readonly AnswerVariant[] = [
  {
    what: 'an absent field for a null',
    needs: /:null/,
    apply: body((value) =>
      everywhere(value, (fields) =>
        Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== null)),
      ),
    ),
  },
  {
    what: 'a date in Retry-After',
    apply: header('retry-after', (seconds) => new Date(Date.now() + Number(seconds) * 1000).toUTCString()),
  },
  {
    what: 'an absolute URI as the type of a problem',
    needs: problemType,
    apply: body((value, { body: text }) =>
      problemType.test(text)
        ? { ...value, type: `https://api.example.com/docs${String((value as { type?: unknown }).type)}` }
        : value,
    ),
  },
  { what: 'a scheme in lower case', apply: challenge((value) => value.replace('Bearer', 'bearer')) },
  {
    what: 'more blanks in a challenge',
    apply: challenge((value) => value.replace('Bearer ', 'Bearer   ').replaceAll(', ', ' ,  ')),
  },
  {
    what: 'a challenge without quotation marks',
    apply: challenge((value) => value.replace(/error="(\w+)"/, 'error=$1')),
  },
  {
    what: 'a challenge of another scheme before it',
    apply: challenge((value) => `Basic realm="other", ${value}`),
  },
  { what: 'a challenge of another scheme after it', apply: challenge((value) => `${value}, Negotiate`) },
  {
    what: 'a media type in other letters',
    apply: header('content-type', (value) => value.replace(/application\/(.*)json/, 'Application/$1JSON')),
  },
  {
    what: 'a blank before the parameters of a media type',
    apply: header('content-type', (value) => value.replace(/json.*/, 'json ;charset=utf-8')),
  },
  {
    what: 'another media type that is JSON',
    apply: header('content-type', () => 'application/vnd.saas.v2+json'),
  },
  {
    what: 'fields that nobody knows',
    apply: body((value) =>
      everywhere(value, (fields) => ({ ...fields, added: { later: [1, null, 'x'] }, _links: {} })),
    ),
  },
  {
    what: 'an instance of each problem',
    needs: problemType,
    apply: body((value, { body: text }) =>
      problemType.test(text) ? { ...value, instance: `/requests/${randomUUID()}` } : value,
    ),
  },
  {
    what: 'another order, and lines',
    apply: (answer) => {
      if (!/json/.test(answer.headers['content-type'] ?? '') || answer.body === '') return answer;
      const turned = everywhere(JSON.parse(answer.body), (fields) =>
        Object.fromEntries(Object.entries(fields).reverse()),
      );
      return { ...answer, body: JSON.stringify(turned, null, 2) };
    },
  },
  {
    what: '1.0 for 1',
    needs: wholeNumber,
    apply: (answer) =>
      /json/.test(answer.headers['content-type'] ?? '')
        ? { ...answer, body: answer.body.replaceAll(new RegExp(wholeNumber, 'g'), '$1.0') }
        : answer,
  },
  {
    what: 'a byte order mark',
    apply: (answer) =>
      /json/.test(answer.headers['content-type'] ?? '')
        ? { ...answer, body: `\ufeff${answer.body}` }
        : answer,
  },
];

/** A success with a status that the operation does not have: what it means nobody said. */
export const otherStatus: AnswerVariant = {
  what: 'another status',
  apply: (answer) => ({ ...answer, status: 202 }),
};
