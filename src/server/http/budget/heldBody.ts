import type { IncomingMessage } from 'node:http';

/** A body that is kept outside of its request until somebody can process it. */
export interface HeldBody {
  /** Settles when the body is complete, when it is larger than the maximum, or when the client is gone. */
  readonly arrived: Promise<void>;
  /** Gives the body to the request, whose readers get it as if it came just now. Only the first call does something. */
  readonly release: () => void;
}

/**
 * Receives the body of a request before anything is done for it. So a client that sends slowly keeps nobody waiting. It
 * must be called before a byte of the body is read.
 */
export function holdBody(req: IncomingMessage, { maximumBytes }: { maximumBytes: number }): HeldBody {
  const push = req.push.bind(req);
  const chunks: (Buffer | null)[] = [];
  let bytes = 0;
  let isReleased = false;
  const arrived = new Promise<void>((resolve) => {
    if (req.complete) resolve();
    req.once('close', resolve);
    // The HTTP parser calls `push` with each chunk and with null at the end. False stops the socket.
    req.push = (chunk: Buffer | null) => {
      chunks.push(chunk);
      bytes += chunk?.length ?? 0;
      const goesOn = chunk !== null && bytes <= maximumBytes;
      if (!goesOn) resolve();
      return goesOn;
    };
  });
  return {
    arrived,
    release: () => {
      if (isReleased) return;
      isReleased = true;
      req.push = push;
      for (const chunk of chunks) push(chunk);
    },
  };
}
