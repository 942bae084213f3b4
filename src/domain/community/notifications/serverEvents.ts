/** One event of a stream of server-sent events (HTML Living Standard, 9.2). */
export interface ServerEvent {
  /** The place in the stream. A client sends the last one when it connects again. */
  readonly id?: number;
  readonly event: string;
  readonly data: unknown;
}

/** Milliseconds after which a client connects again. */
export const reconnectMs = 3_000;

/** The text of an event. JSON has no line breaks, so one line of data is enough. */
export function eventText({ id, event, data }: ServerEvent): string {
  return `${id === undefined ? '' : `id: ${String(id)}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What a stream begins with. */
export const openingText = `retry: ${String(reconnectMs)}\n\n`;

/** A comment, which clients ignore. It keeps proxies from closing a silent connection, and finds clients that are gone. */
export const heartbeatText = ': \n\n';

/** Reads the header `Last-Event-ID`; null for a value that no event of ours had. */
export function readLastEventId(header: string | null): number | undefined | null {
  if (header === null || header === '') return undefined;
  return /^\d{1,15}$/.test(header) ? Number(header) : null;
}
