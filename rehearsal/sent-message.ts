/** One side of an HTTP exchange, or of something that is told the same way. */
export interface SentMessage {
  readonly title: string;
  readonly startLine: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly contentType?: string;
  readonly failed?: boolean;
  /** Why it was refused, in words for the customer. */
  readonly refusal?: string | undefined;
}
