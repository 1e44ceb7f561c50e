import { type Masked, type MaskedToken, maskBody, maskHeader, maskText, maskUrl } from './masking';
import { purposeOfAnswer, purposeOfRequest, type Request } from './message-purposes';
import type { Party } from './party';
import type { SentMessage } from './sent-message';

/** One arrow of the sequence: nothing in it is secret. */
export interface Message {
  /** Position in the sequence, from 1. */
  readonly id: number;
  /** Milliseconds since the exchange that it answers began; absent for what begins one. */
  readonly afterMs?: number;
  readonly from: Party;
  readonly to: Party;
  /** A few words, e.g. `POST /oauth2/token` or `200`. */
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  /** What begins with it, in a few words; absent in the midst of something. */
  readonly begins?: string;
  /** Whether it says that something went wrong. */
  readonly failed: boolean;
  /** The message as sent, masked: start line, headers, blank line, body. */
  readonly text: string;
  /** The tokens and codes in it, each once. */
  readonly tokens: readonly MaskedToken[];
}

/** Messages that are kept for a page that is opened later. */
const keptMessages = 400;

/** Headers that tell the reader nothing about the flow. */
const dullHeaders =
  /^(accept|accept-.*|cache-control|connection|content-length|content-security-policy|cross-origin-.*|date|dnt|host|keep-alive|origin|origin-agent-cluster|pragma|priority|referer|referrer-policy|sec-.*|strict-transport-security|transfer-encoding|upgrade-insecure-requests|user-agent|vary|x-(content|dns|download|frame|permitted|ratelimit|xss)-.*)$/;

/** Told what becomes of the messages. */
export interface LogListener {
  /** A further message. */
  message(message: Message): void;
  /** Messages before this id were thrown away. */
  kept(from: number): void;
}

/** The messages between the parties, masked as they come in. */
export class ExchangeLog {
  #messages: Message[] = [];
  readonly #listeners = new Set<LogListener>();
  #last = 0;
  #begins: string | undefined;

  /** What was said so far, oldest first. */
  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** The id of the oldest message that is kept, or of the next one. */
  get keptFrom(): number {
    return this.#messages[0]?.id ?? this.#last + 1;
  }

  /** Tells `listener` what comes, until the function that is returned is called. */
  subscribe(listener: LogListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The next message begins something. @param title e.g. `The customer asks` */
  beginChapter(title: string): void {
    this.#begins = title;
  }

  /** Throws the messages away. */
  clear(): void {
    this.#messages = [];
    for (const listener of this.#listeners) listener.kept(this.keptFrom);
  }

  /** Notes a request; the function that is returned notes the answer. */
  begin(from: Party, to: Party, sent: SentMessage): (answer: SentMessage) => void {
    const startedAt = performance.now();
    const request: Request = { from, to, title: sent.title, body: sent.body ?? '' };
    this.#add(from, to, sent, (tokens) => purposeOfRequest(request, tokens.length > 0));
    return (answer) =>
      this.#add(
        to,
        from,
        answer,
        () => purposeOfAnswer(request, answer),
        Math.round(performance.now() - startedAt),
      );
  }

  /** Notes something that went wrong and has no answer, in a few words and a sentence. */
  note(from: Party, to: Party, title: string, purpose: string): void {
    this.#add(from, to, { title, startLine: title, failed: true }, () => purpose);
  }

  #add(
    from: Party,
    to: Party,
    sent: SentMessage,
    purposeOf: (tokens: readonly MaskedToken[]) => string,
    afterMs?: number,
  ): Message {
    const startLine = maskStartLine(sent.startLine);
    const headers = Object.entries(sent.headers ?? {})
      .filter(([name]) => !dullHeaders.test(name))
      .map(([name, value]) => ({ name, ...maskHeader(name, value) }));
    const body = sent.body ? maskBody(sent.contentType ?? '', sent.body) : undefined;
    const tokens = eachOnce([startLine, ...headers, ...(body ? [body] : [])].flatMap((part) => part.tokens));
    const message: Message = {
      id: ++this.#last,
      ...(afterMs === undefined ? {} : { afterMs }),
      ...(this.#begins === undefined ? {} : { begins: this.#begins }),
      from,
      to,
      title: maskText(sent.title),
      purpose: maskText(purposeOf(tokens)),
      failed: sent.failed ?? sent.refusal !== undefined,
      text: [
        startLine.text,
        ...headers.map(({ name, text }) => `${name}: ${text}`),
        ...(body ? ['', body.text] : []),
      ].join('\n'),
      tokens,
    };
    this.#begins = undefined;
    this.#messages.push(message);
    if (this.#messages.length > keptMessages) this.#messages.shift();
    for (const listener of this.#listeners) listener.message(message);
    return message;
  }
}

function eachOnce(tokens: readonly MaskedToken[]): readonly MaskedToken[] {
  return [...new Map(tokens.map((token) => [token.fingerprint, token])).values()];
}

/** Only a request's line has an address in it: what is spoken has question marks, too. */
function maskStartLine(line: string): Masked {
  return /^[A-Z]+ https?:/.test(line) ? maskUrl(line) : { text: maskText(line), tokens: [] };
}
