import { addon as lampAddon } from '../support/lamp/addon';
import { AddonWorld, callTool, rpc } from './world';

let world: AddonWorld;
beforeAll(async () => {
  world = await AddonWorld.open();
});
afterAll(() => world.close());

test('a tool that throws says nothing of why, and neither does the log', async () => {
  const [getLamp] = lampAddon.tools;
  if (!getLamp) throw new Error('The lamp has no tools.');
  const token = await world.token();
  const broken = await AddonWorld.open(
    {},
    {
      ...lampAddon,
      tools: [{ ...getLamp, act: () => Promise.reject(new Error(`${token} of https://internal.example`)) }],
    },
  );
  const { statusCode, body } = await broken.ask(callTool('get_lamp'), token);
  expect([statusCode, JSON.parse(body).result]).toEqual([
    200,
    {
      content: [{ type: 'text', text: 'I can’t reach the service right now. Please try again later.' }],
      isError: true,
    },
  ]);
  expect(broken.lastLine()).toMatchObject({ outcome: 'failed', level: 'error', error: { name: 'Error' } });
  expect(JSON.stringify(broken.lastLine())).not.toMatch(/internal\.example|eyJ/);
});

test.each(['adds', 'changes'] as const)(
  'a tool that %s and then throws is not told to be called again: that would do it twice',
  async (effect) => {
    const [getLamp] = lampAddon.tools;
    if (!getLamp) throw new Error('The lamp has no tools.');
    const act = () => Promise.reject(new Error('after the change'));
    const broken = await AddonWorld.open({}, { ...lampAddon, tools: [{ ...getLamp, effect, act }] });
    const { body } = await broken.ask(callTool('get_lamp'), await broken.token());
    expect(JSON.parse(body).result).toEqual({
      content: [
        {
          type: 'text',
          text: 'I don’t know whether that worked. Please check before you ask for it again.',
        },
      ],
      isError: true,
    });
  },
);

test('a fault of the add-on’s own is answered 500 and in no more words than that', async () => {
  const [getLamp] = lampAddon.tools;
  if (!getLamp) throw new Error('The lamp has no tools.');
  const tool = Object.defineProperty({ ...getLamp }, 'title', {
    get: () => {
      throw new Error('of https://internal.example');
    },
  });
  const broken = await AddonWorld.open({}, { ...lampAddon, tools: [tool] });
  const { statusCode, body } = await broken.ask(rpc('tools/list'), await broken.token());
  expect([statusCode, JSON.parse(body)]).toEqual([
    500,
    { jsonrpc: '2.0', error: { code: -32_603, message: 'Internal error' }, id: null },
  ]);
  expect(broken.lastLine()).toMatchObject({ outcome: 'failed', level: 'error', error: { name: 'Error' } });
  expect(JSON.stringify(broken.lastLine())).not.toContain('internal.example');
});

test('what a tool answers against its own schema is a fault of the tool, and nobody hears it', async () => {
  const [getLamp] = lampAddon.tools;
  if (!getLamp) throw new Error('The lamp has no tools.');
  const act = async () => ({ speech: 'bright', data: { brightness: 'of https://internal.example' } });
  const broken = await AddonWorld.open({}, { ...lampAddon, tools: [{ ...getLamp, act }] });
  const { statusCode, body } = await broken.ask(callTool('get_lamp'), await broken.token());
  expect(statusCode).toBe(200);
  expect(JSON.parse(body).result).toEqual({
    content: [{ type: 'text', text: 'I can’t reach the service right now. Please try again later.' }],
    isError: true,
  });
  expect(broken.lastLine()).toMatchObject({ outcome: 'failed', error: { name: 'AnswerError' } });
});

test('what a tool’s schema does not name goes to nobody', async () => {
  const [getLamp] = lampAddon.tools;
  if (!getLamp) throw new Error('The lamp has no tools.');
  const act = async () => ({ speech: 'bright', data: { brightness: 1, owner: 'internal' } });
  const broad = await AddonWorld.open({}, { ...lampAddon, tools: [{ ...getLamp, act }] });
  const { body } = await broad.ask(callTool('get_lamp'), await broad.token());
  expect(JSON.parse(body).result.structuredContent).toEqual({ brightness: 1 });
});
