import { createServer, STATUS_CODES, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemBody } from '../../errors/problem.ts';
import { languageOfHeader } from '../../i18n/language.ts';

/** Uploads of photos over a slow mobile network take long. Headers do not. */
const requestTimeoutMs = 120_000;
const headersTimeoutMs = 15_000;
/** Longer than the idle time of common load balancers (60 s), so that the load balancer closes a connection first. */
const keepAliveMs = 65_000;
const maximumHeaderBytes = 16_384;

/** A server with limits on everything that a slow or malicious client could extend. */
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
    // A response may be in progress, and nothing else may be written into it.
    if (socket.writable && !answering.has(socket)) socket.end(invalidRequestAnswer(error.code));
    else socket.destroy();
  });
  return server;
}

/** Statuses of the errors that Node distinguishes. Everything else is invalid HTTP. */
const statusOf: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * The complete response to bytes that are not a valid request, for example an address with raw UTF-8, which `curl`
 * sends as it is typed. The language of the client is unknown, because nobody has parsed the headers.
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
 * Stops accepting connections, waits for responses in progress, and closes the remaining connections after `graceMs`.
 * Idle connections are closed at once.
 */
export async function closeHttpServer(server: Server, { graceMs }: { graceMs: number }): Promise<void> {
  await new Promise<void>((resolve) => {
    // A connection becomes idle when its response is complete, so idle connections are closed again and again.
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
