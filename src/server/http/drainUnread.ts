import type { RequestHandler } from 'express';

/**
 * Drops what is still to come of a request that was answered before its body had arrived (refused as too large, say).
 * Otherwise the sender keeps sending into a connection that nobody reads, and the next request on it waits for ever.
 * The server's request timeout bounds it.
 */
export const drainUnread: RequestHandler = (req, res, next) => {
  const { socket } = req;
  res.on('finish', () => {
    if (req.complete) return;
    // A request whose reader has paused or destroyed it (as a cancelled web stream does) still fills its buffer and stops
    // the socket when that is full, and then nobody starts the socket again: so nothing may enter the buffer any more.
    const push = req.push.bind(req);
    req.push = (chunk: unknown) => (chunk === null ? push(null) : true);
    socket.resume();
  });
  next();
};
