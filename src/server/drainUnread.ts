import type { RequestHandler } from 'express';

/**
 * Reads and drops what is left of a request that was answered before its body had arrived (refused as too large, say).
 * Otherwise the sender keeps sending into a connection that nobody reads, and the next request on it waits for ever.
 * The server's request timeout bounds it.
 */
export const drainUnread: RequestHandler = (req, res, next) => {
  res.on('finish', () => {
    if (req.complete) return;
    // A reader that gave up has paused the stream by its own listener.
    req.removeAllListeners('data');
    req.resume();
  });
  next();
};
