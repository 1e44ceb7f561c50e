import { fault, ping, pong, type RequestCase } from './request-case';

const notAcceptable = {
  status: 406,
  body: fault(-32_000, 'Not acceptable: the answer is application/json'),
};

/** What a client says of the body that it sends, and of the answer that it takes. */
export const headerCases: readonly RequestCase[] = [
  {
    title: 'a client that accepts anything',
    sent: { ...ping, headers: { accept: '*/*' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a client that says nothing of it',
    sent: { ...ping, headers: { accept: undefined } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a client that accepts JSON of any kind',
    sent: { ...ping, headers: { accept: 'application/*;q=0.5' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a client that accepts streams alone',
    sent: { ...ping, headers: { accept: 'text/event-stream' } },
    status: 406,
    body: fault(-32_000, 'Not acceptable: the answer is application/json'),
  },
  {
    title: 'a client that wants HTML',
    sent: { ...ping, headers: { accept: 'text/html' } },
    status: 406,
    body: fault(-32_000, 'Not acceptable: the answer is application/json'),
  },
  {
    title: 'JSON with a character set',
    sent: { ...ping, headers: { 'content-type': 'Application/JSON; charset=utf-8' } },
    status: 200,
    body: pong(),
  },
  {
    title: 'a form',
    sent: { ...ping, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    status: 415,
    body: fault(-32_000, 'Unsupported media type: send application/json'),
  },
  {
    title: 'no media type',
    sent: { ...ping, headers: { 'content-type': undefined } },
    status: 415,
    body: fault(-32_000, 'Unsupported media type: send application/json'),
  },
  {
    title: 'a doubled media type',
    sent: { ...ping, headers: { 'content-type': 'application/json, text/plain' } },
    status: 415,
    body: fault(-32_000, 'Unsupported media type: send application/json'),
  },
  ...['application/json; charset="utf-8"', ' application/json ', 'application/json;'].map((type) => ({
    title: `the media type "${type}"`,
    sent: { ...ping, headers: { 'content-type': type } },
    status: 200,
    body: pong(),
  })),
  ...['application/json-rpc', 'application/problem+json', 'text/json', 'application/*'].map((type) => ({
    title: `the media type "${type}"`,
    sent: { ...ping, headers: { 'content-type': type } },
    status: 415,
    body: fault(-32_000, 'Unsupported media type: send application/json'),
  })),
  ...[
    '',
    'APPLICATION/JSON',
    'application/json;q=0.001',
    'text/html, application/json',
    'text/html;q=1, */*;q=0.1',
    'text/event-stream;q=0, application/json',
    'application/json, */*;q=0',
  ].map((accept) => ({
    title: `a client that accepts "${accept}"`,
    sent: { ...ping, headers: { accept } },
    status: 200,
    body: pong(),
  })),
  ...[
    'text/*',
    'application/json;q=0',
    'application/json; q=0.000, */*',
    'application/*;q=0, */*',
    '*/*;q=0',
    'application/json-seq',
    'xapplication/jsonx',
    '*',
  ].map((accept) => ({
    title: `a client that accepts "${accept}"`,
    sent: { ...ping, headers: { accept } },
    ...notAcceptable,
  })),
  ...['', 'identity', 'Identity'].map((coding) => ({
    title: `a body in the coding "${coding}"`,
    sent: { ...ping, headers: { 'content-encoding': coding } },
    status: 200,
    body: pong(),
  })),
  ...['gzip', 'br', 'identity, gzip'].map((coding) => ({
    title: `a body in the coding "${coding}"`,
    sent: { ...ping, headers: { 'content-encoding': coding } },
    status: 415,
    headers: { 'accept-encoding': 'identity' },
    body: fault(-32_000, 'Unsupported content encoding: send it as it is'),
  })),
  ...[{ 'transfer-encoding': 'chunked' }, { expect: '100-continue' }, { 'content-length': '-1' }].map(
    (headers) => ({
      title: `what API Gateway has done already: ${JSON.stringify(headers)}`,
      sent: { ...ping, headers },
      status: 200,
      body: pong(),
    }),
  ),
  {
    title: 'a body that is said to be huge',
    sent: { ...ping, headers: { 'content-length': '999999999' } },
    status: 413,
    body: fault(-32_000, 'Too large: at most 65536 bytes'),
  },
];
