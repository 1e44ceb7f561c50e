import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LocalNetwork } from '../../rehearsal/local-network';

let server: Server;
let network: LocalNetwork;
beforeEach(async () => {
  server = createServer((request, response) => response.end(request.url));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  network = new LocalNetwork();
  network.serve('auth.example.com', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(() => {
  server.close();
});

test('reaches this machine by the deployed address', async () => {
  expect(await (await network.fetch('https://auth.example.com/a?b=c')).text()).toBe('/a?b=c');
});

test('leaves the machine for nobody', async () => {
  await expect(network.fetch('https://layla.amazon.com/')).rejects.toThrow(/does not leave this machine/);
  await expect(network.fetch('https://auth.example.com.evil.example/')).rejects.toThrow(/does not leave/);
});

test('keeps addresses that nothing here stands for', () => {
  expect(network.toLocal('https://layla.amazon.com/x')).toBe('https://layla.amazon.com/x');
});
