import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { answerOnLoopbackOnly } from '../../contracts/loopback';

const server = fastify();
answerOnLoopbackOnly(server);
server.get('/', async () => 'ok');
beforeAll(() => server.listen({ host: '127.0.0.1', port: 0 }));
afterAll(() => server.close());

/** The status for a request that names the server so; `fetch` would write the name itself. */
function statusFor(host: string): Promise<number | undefined> {
  const { port } = server.server.address() as AddressInfo;
  return new Promise((settle, fail) => {
    request({ host: '127.0.0.1', port, headers: { host } }, (answer) => {
      answer.resume();
      settle(answer.statusCode);
    })
      .on('error', fail)
      .end();
  });
}

test.each(['127.0.0.1', '127.0.0.1:4010', 'localhost:4010', 'LOCALHOST', '[::1]:4010'])(
  'answers as %s',
  async (host) => {
    expect(await statusFor(host)).toBe(200);
  },
);

test.each([
  'evil.example',
  'evil.example:4010',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '10.0.0.1',
])('does not answer as %s', async (host) => {
  expect(await statusFor(host)).toBe(421);
});
