import type { RequestHandler } from 'express';

/**
 * Discards the rest of a request that was answered before its body had arrived, for example a request that is too
 * large. Otherwise the client keeps sending into a connection that nobody reads, and the next request on it never gets
 * an answer. The request timeout of the server limits the time.
 */
export const drainUnread: RequestHandler = (req, res, next) => {
  const { socket } = req;
  res.on('finish', () => {
    if (req.complete) return;
    // A handler may have paused or destroyed the request (a cancelled web stream does). Then its buffer fills and stops
    // the socket, and nothing starts the socket again. So no more chunks may enter the buffer.
    const push = req.push.bind(req);
    req.push = (chunk: unknown) => (chunk === null ? push(null) : true);
    socket.resume();
  });
  next();
};
