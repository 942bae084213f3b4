import { createServer, type RequestListener, type Server } from 'node:http';

/** Uploads of photos over a slow mobile line take their time; headers do not. */
const requestTimeoutMs = 120_000;
const headersTimeoutMs = 15_000;
/** Longer than the idle time of common load balancers (60 s), so that they, not we, end a connection. */
const keepAliveMs = 65_000;
const maximumHeaderBytes = 16_384;

/** A server with a limit on everything a slow or hostile client could stretch. */
export function createHttpServer(listener: RequestListener): Server {
  return createServer(
    {
      maxHeaderSize: maximumHeaderBytes,
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveMs,
    },
    listener,
  );
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
