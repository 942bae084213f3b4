import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem } from '../../errors/problem.ts';
import { problemOfStatus } from '../../errors/statusProblem.ts';
import { toProblem, type ProblemAnswer } from '../../errors/toProblem.ts';

/** Uploads of photos over a slow mobile network take long. Headers do not. */
const requestTimeoutMs = 120_000;
/** The files of an import may have gigabytes. Their handler ends an upload that falls silent. */
const longestUploadMs = 6 * 60 * 60 * 1_000;
const headersTimeoutMs = 15_000;
/** Longer than the idle time of common load balancers (60 s), so that the load balancer closes a connection first. */
const keepAliveMs = 65_000;
const maximumHeaderBytes = 16_384;

/**
 * A server with limits on everything that a slow or malicious client could extend.
 *
 * @param options.isLongUpload whether a request may arrive for hours
 */
export function createHttpServer(
  listener: RequestListener,
  {
    isLongUpload = () => false,
    arrivalMs = requestTimeoutMs,
  }: { isLongUpload?: (req: IncomingMessage) => boolean; arrivalMs?: number } = {},
): Server {
  const server = createServer(
    {
      maxHeaderSize: maximumHeaderBytes,
      headersTimeout: headersTimeoutMs,
      requestTimeout: longestUploadMs,
      keepAliveTimeout: keepAliveMs,
      // The app refuses a request without a host, with an answer that says so.
      requireHostHeader: false,
    },
    listener,
  );
  server.on('checkExpectation', (_, res) => {
    const { headers, body } = answerTo(417);
    res.writeHead(417, headers).end(JSON.stringify(body));
  });
  server.on('request', (req, res) => {
    // Node has one limit for all requests. This fault is the one that it reports at its limit.
    const startTimer = (): void => {
      const timer = setTimeout(() => {
        const fault = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
        if (!req.complete) server.emit('clientError', fault, req.socket);
      }, arrivalMs);
      req.once('close', () => {
        clearTimeout(timer);
      });
    };
    if (!isLongUpload(req)) startTimer();
    // A refused upload: nobody needs its rest.
    else res.once('finish', startTimer);
  });
  const answering = new WeakSet<Duplex>();
  server.on('request', ({ socket }, res) => {
    answering.add(socket);
    res.once('close', () => answering.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }, socket) => {
    // A response may be in progress, and nothing else may be written into it.
    if (socket.writable && !answering.has(socket)) socket.end(invalidRequestAnswer(statusOfFault(error)));
    else socket.destroy();
  });
  return server;
}

/** Statuses of the errors that Node distinguishes. Everything else is invalid HTTP. */
const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

function statusOfFault({ code = '', rawPacket }: { code?: string; rawPacket?: Buffer }): number {
  const status = statuses[code] ?? 400;
  // Node counts the address as a part of the headers.
  const lineEnd = rawPacket?.indexOf('\n') ?? 0;
  const isLongAddress = lineEnd === -1 || lineEnd > maximumHeaderBytes / 2;
  return status === 431 && isLongAddress ? 414 : status;
}

/** The language of the client is unknown, because nobody has parsed the headers. */
function answerTo(status: number): ProblemAnswer {
  const problem =
    status === 400
      ? new Problem('invalid_input', { parameters: { reason: 'not-http' } })
      : problemOfStatus(status);
  return toProblem(problem, { language: 'en' });
}

/**
 * The complete response to bytes that are not a valid request, for example an address with raw UTF-8, which `curl`
 * sends as it is typed.
 */
function invalidRequestAnswer(status: number): string {
  const { headers, body } = answerTo(status);
  const text = JSON.stringify(body);
  return [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${String(Buffer.byteLength(text))}`,
    '',
    text,
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
