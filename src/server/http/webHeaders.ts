import type { IncomingMessage } from 'node:http';

/** The headers of a request in the form of the web standard. */
export function webHeaders(req: Pick<IncomingMessage, 'headers'>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
