import { createServer, STATUS_CODES, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemBody } from '../../errors/problem.ts';
import { languageOfHeader } from '../../i18n/language.ts';

/** Uploads of photos over a slow mobile line take their time; headers do not. */
const requestTimeoutMs = 120_000;
const headersTimeoutMs = 15_000;
/** Longer than the idle time of common load balancers (60 s), so that they, not we, end a connection. */
const keepAliveMs = 65_000;
const maximumHeaderBytes = 16_384;

/** A server with a limit on everything a slow or hostile client could stretch. */
export function createHttpServer(listener: RequestListener): Server {
  const server = createServer(
    {
      maxHeaderSize: maximumHeaderBytes,
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveMs,
    },
    listener,
  );
  const answering = new WeakSet<Duplex>();
  server.on('request', ({ socket }, res) => {
    answering.add(socket);
    res.once('close', () => answering.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Nothing may be written into an answer that is under way.
    if (socket.writable && !answering.has(socket)) socket.end(invalidRequestAnswer(error.code));
    else socket.destroy();
  });
  return server;
}

/** Statuses of what Node tells apart; everything else is no HTTP. */
const statusOf: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * The whole answer to what never became a request, such as an address with raw UTF-8, which `curl` sends as it is typed.
 * Which language it asks for, nobody has read.
 */
function invalidRequestAnswer(code = ''): string {
  const status = statusOf[code] ?? 400;
  const body =
    status === 400
      ? JSON.stringify(
          problemBody({
            code: 'invalid_input',
            language: languageOfHeader(undefined),
            parameters: { reason: 'not-http' },
          }),
        )
      : '';
  return [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    ...(body === '' ? [] : ['Content-Type: application/problem+json; charset=utf-8']),
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    '',
    body,
  ].join('\r\n');
}

/**
 * Stops accepting, lets answers under way finish, and ends what is left after `graceMs`. Connections that only wait for a
 * next request are ended at once.
 */
export async function closeHttpServer(server: Server, { graceMs }: { graceMs: number }): Promise<void> {
  await new Promise<void>((resolve) => {
    // An answer that finishes leaves its connection idle: look again until none is left.
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    const last = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(last);
      resolve();
    });
    server.closeIdleConnections();
  });
}
