import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCustomer } from '../../customers/customer';
import { countRows, type Format, formatOf, formats, type Row, readRows } from '../../customers/rows';

const folder = mkdtempSync(join(tmpdir(), 'voicelink-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(content: string, format: Format = 'csv'): Promise<Row[]> {
  const file = join(folder, 'rows');
  writeFileSync(file, content);
  const rows: Row[] = [];
  for await (const row of readRows(file, format)) rows.push(row);
  return rows;
}

test('a CSV is read with quotes, a byte order mark, either line end and empty lines', async () => {
  expect(await rowsOf('\ufeffemail,id,plan\r\n"a@x.com","1","a ""b"""\r\n\r\nb@x.com, 2 ,\n')).toEqual([
    { number: 1, values: { email: 'a@x.com', id: '1', plan: 'a "b"' } },
    { number: 2, values: { email: 'b@x.com', id: '2', plan: '' } },
  ]);
});

test('a row with too few or too many fields is refused by itself', async () => {
  expect(await rowsOf('email,id\na@x.com\nb@x.com,2,3\nc@x.com,3\n')).toEqual([
    { number: 1, fault: 'has 1 fields, and the header 2' },
    { number: 2, fault: 'has 3 fields, and the header 2' },
    { number: 3, values: { email: 'c@x.com', id: '3' } },
  ]);
});

test.each([
  ['', 'It has no rows.'],
  ['email,id\n', 'It has no rows.'],
  ['email;id\n', 'The columns must be divided by commas.'],
  ['mail,id\n', 'Missing: email.'],
  ['email,id,phone\na,b,c\n', 'others among them'],
  ['email,id,id\n', 'each once'],
  ['email,id\na@x.com,"1\n', 'It is no CSV after row 0: a quotation mark is not closed.'],
])('%j is no file of customers, and none of it is repeated', async (content, words) => {
  await expect(rowsOf(content)).rejects.toThrow(words);
});

test('JSON lines are read with numbers and nulls, and a line that is none is refused by itself', async () => {
  const lines = [
    '{"email":"a@x.com","id":7,"emailVerified":false,"plan":null}',
    '{"email"',
    '[]',
    '{"id":1,"phone":2}',
    '',
  ];
  expect(await rowsOf(lines.join('\n'), 'jsonl')).toEqual([
    { number: 1, values: { email: 'a@x.com', id: '7', emailVerified: 'false', plan: '' } },
    { number: 2, fault: 'is no JSON' },
    { number: 3, fault: 'is no JSON object' },
    { number: 4, fault: 'has 1 names that are none of email, id, emailVerified, tenant, plan' },
  ]);
  await expect(rowsOf('\n', 'jsonl')).rejects.toThrow('It has no rows.');
});

test('JSON lines are read with a byte order mark and either line end', async () => {
  expect(await rowsOf('\ufeff{"id":1}\r\n{"id":2}\r\n', 'jsonl')).toEqual([
    { number: 1, values: { id: '1' } },
    { number: 2, values: { id: '2' } },
  ]);
});

test.each(['9007199254740993', '1e400', '1.5'])(
  'the number %s is no id: JSON would make another of it, which can be somebody’s',
  async (id) => {
    expect(await rowsOf(`{"email":"a@x.com","id":${id}}`, 'jsonl')).toEqual([
      { number: 1, fault: 'has a number as id that JSON does not keep exactly: write it as text' },
    ]);
    expect(await rowsOf(`{"email":"a@x.com","id":"${id}"}`, 'jsonl')).toEqual([
      { number: 1, values: { email: 'a@x.com', id } },
    ]);
  },
);

test.each([
  ['{"email":["a@x.com"],"id":"1"}', 'email'],
  ['{"email":"a@x.com","id":{"of":1}}', 'id'],
  ['{"email":"a@x.com","id":true}', 'id'],
])('%s has a value that is none of a customer, and is refused', async (line, name) => {
  expect(await rowsOf(line, 'jsonl')).toEqual([
    { number: 1, fault: `has something else than text or a number as ${name}` },
  ]);
});

test.each(formats)('a folder, and a file that is not there, are said to be so: %s', async (format) => {
  await expect(countRows(folder, format)).rejects.toThrow('It is a folder.');
  await expect(countRows(join(folder, 'no-such'), format)).rejects.toThrow('It is not there.');
});

test('the format is what the name says', () => {
  expect(['a.csv', 'B.CSV', 'a.jsonl', 'a.ndjson', 'a.txt'].map(formatOf)).toEqual([
    'csv',
    'csv',
    'jsonl',
    'jsonl',
    undefined,
  ]);
});

test('a customer has an address in small letters, a verified one unless the row says otherwise', () => {
  expect(readCustomer({ email: ' Ada@X.com ', id: ' 7', plan: '', tenant: 'acme' })).toEqual({
    customer: { email: 'ada@x.com', id: '7', emailVerified: true, tenant: 'acme' },
  });
  expect(readCustomer({ email: 'a@x.com', id: '7', emailVerified: 'FALSE' })).toMatchObject({
    customer: { emailVerified: false },
  });
});

test('an address keeps what is not of ASCII, and is none where the file was not in UTF-8', () => {
  expect(readCustomer({ email: '\u212Aim@X.com', id: '7' })).toMatchObject({
    customer: { email: '\u212Aim@x.com' },
  });
  expect(readCustomer({ email: 'j\uFFFDrgen@x.com', id: '7' })).toEqual({
    faults: ['email is not an e-mail address'],
  });
});

test('an id that a spreadsheet has rounded is none, for it can be somebody else’s', () => {
  expect(readCustomer({ email: 'a@x.com', id: '1.23457E+15' })).toEqual({
    faults: ['id is not written in full: a spreadsheet has rounded it'],
  });
  expect(readCustomer({ email: 'a@x.com', id: '1E15' })).toMatchObject({ customer: { id: '1E15' } });
});

test('an address has no control characters', () => {
  expect(readCustomer({ email: 'a@x\0.com', id: '7' })).toEqual({
    faults: ['email is not an e-mail address'],
  });
});

test.each(['utf16le', 'utf16be'])(
  'a file in %s without a byte order mark is said to be so',
  async (encoding) => {
    const bytes = Buffer.from('email,id\r\na@x.com,1\r\n', 'utf16le');
    const file = join(folder, `${encoding}.csv`);
    writeFileSync(file, encoding === 'utf16be' ? bytes.swap16() : bytes);
    await expect(countRows(file, 'csv')).rejects.toThrow('It is in UTF-16. Save it in UTF-8');
  },
);

test('what is wrong with a row is said by its columns, all at once, and without its values', () => {
  const row = {
    email: 'ada@nowhere',
    id: 'two words',
    emailVerified: 'perhaps',
    tenant: 'x'.repeat(129),
    plan: 'ü',
  };
  const claim = 'at most 128 visible ASCII characters without spaces, quotation marks and backslashes';
  expect(readCustomer(row)).toEqual({
    faults: [
      'email is not an e-mail address',
      `id is not ${claim}`,
      'emailVerified is not true or false',
      `tenant is not ${claim}`,
      `plan is not ${claim}`,
    ],
  });
  expect(readCustomer({})).toEqual({ faults: ['email is missing', 'id is missing'] });
});
