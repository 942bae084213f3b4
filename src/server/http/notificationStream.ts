import type { Request, RequestHandler, Response } from 'express';
import type { Payload } from 'payload';
import {
  maximumUnreadBytes,
  openStream,
  streamHeaders,
} from '../../endpoints/community/notifications/stream.ts';
import type { Sink } from '../../services/community/notifications/streams/streams.ts';
import { answerError } from '../../endpoints/operations/hotRoute.ts';
import { endVisit } from './budget/paceAnswers.ts';
import { webHeaders } from './webHeaders.ts';

/** An idle client acknowledges what it gets, so in this time the bytes of a client that is there leave the process. */
const unreadForMs = 45_000;
/** Time in which a client reads the end of a stream. */
const endWithinMs = 1_000;

/**
 * Serves the stream of notifications in front of Next, which would take a place among the reads as long as the stream is
 * open. The open stream is no call that others wait for.
 */
export function notificationStream(payload: Payload): RequestHandler {
  return async (req, res) => {
    const url = new URL(req.originalUrl, 'http://localhost');
    const headers = webHeaders(req);
    try {
      const leave = await openStream({ url, headers, payload, sink: sinkOf(req, res) });
      if (res.closed) leave();
      else res.once('close', leave);
      endVisit(res);
    } catch (error) {
      const {
        body,
        headers: answered,
        status,
      } = await answerError(error, { headers, payload, path: req.path });
      res.status(status).set(answered).end(body);
    }
  };
}

/** Writes a stream to an answer of Express. */
export function sinkOf(req: Request, res: Response): Sink {
  let emptyAt = performance.now();
  return {
    write: (text: string): boolean => {
      if (!res.headersSent) {
        res.status(200).set(streamHeaders);
        res.flushHeaders();
      }
      // The headers are all that a HEAD request asks for.
      if (req.method === 'HEAD') {
        res.end();
        return false;
      }
      if (res.writableLength === 0) emptyAt = performance.now();
      else if (performance.now() - emptyAt > unreadForMs) return false;
      res.write(text);
      return res.writableLength < maximumUnreadBytes;
    },
    end: (): void => {
      res.end();
      // A client that reads nothing would keep the connection.
      const timer = setTimeout(() => res.destroy(), endWithinMs).unref();
      res.once('close', () => {
        clearTimeout(timer);
      });
    },
  };
}
