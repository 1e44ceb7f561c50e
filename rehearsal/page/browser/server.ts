import type { Message } from '../../exchange-log';
import type { PageLinking, PageSettings, PageState, PageVerification, Said, ToolAnswer } from '../page-state';

const token = document.querySelector('meta[name="rehearsal-token"]')?.getAttribute('content') ?? '';

/** Something could not be done. */
export class ServerFault extends Error {
  /** @param isStale whether the page is of an earlier start, so that it has to be loaded again */
  constructor(
    message: string,
    readonly isStale = false,
  ) {
    super(message);
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One request after the other: what is said after a switch was thrown must meet the switch thrown. */
function post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  const answer = last.then(() => send<Answer>(path, body));
  last = answer.catch(() => undefined);
  return answer;
}

async function send<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rehearsal-token': token },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new ServerFault('The rehearsal does not answer. Start it again: npm start.');
  });
  const answer = (await response.json()) as Answer & { error?: string };
  if (!response.ok) {
    throw new ServerFault(
      answer.error ?? `The rehearsal answered ${response.status}.`,
      response.status === 403,
    );
  }
  return answer;
}

export const say = (utterance: string) => post<Said>('/api/say', { utterance });
export const choose = (changes: Partial<PageSettings>) => post('/api/choose', changes);
/** Takes a second, and waits for nothing that is said meanwhile. */
export const verifyLinking = () => send<PageVerification>('/api/verify', {});
export const beginLinking = () => post<PageLinking>('/api/link');
export const alexaPlus = {
  beginLinking: () => post<PageLinking>('/api/alexa-plus/link'),
  unlink: () => post('/api/alexa-plus/unlink'),
  call: (tool: string, args: Readonly<Record<string, unknown>>) =>
    post<ToolAnswer>('/api/alexa-plus/call', { tool, arguments: args }),
};
export const act = (action: 'unlink' | 'expire' | 'revoke' | 'clear') => post(`/api/${action}`);

/** What is told by {@link listen}. */
interface Listener {
  message(message: Message): void;
  /** Messages before this id are not kept any more. */
  kept(from: number): void;
  state(state: PageState): void;
  connected(isConnected: boolean): void;
}

/** How long a rehearsal that just starts is waited for, in milliseconds. */
const retryMs = 1_000;

let newest = 0;

/** Calls back for each message and each new state; messages that were seen before a reconnect come once. */
export function listen(listener: Listener): void {
  const events = new EventSource('/events');
  events.addEventListener('open', () => listener.connected(true));
  events.addEventListener('error', () => {
    listener.connected(false);
    // After an answer with another status, as while everyone is being started, the browser does not try again.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => listen(listener), retryMs);
  });
  events.addEventListener('state', ({ data }) => listener.state(JSON.parse(data)));
  events.addEventListener('kept', ({ data }) => listener.kept(JSON.parse(data)));
  events.addEventListener('message', ({ data }) => {
    const message: Message = JSON.parse(data);
    if (message.id <= newest) return;
    newest = message.id;
    listener.message(message);
  });
}
