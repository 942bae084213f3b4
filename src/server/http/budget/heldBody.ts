import type { IncomingMessage } from 'node:http';

/** A body that is kept outside of its request until somebody can process it. */
export interface HeldBody {
  /** Settles when the body is complete, when it is larger than the maximum, or when the client is gone. */
  readonly arrived: Promise<void>;
  /** Gives the body to the request, whose readers get it as if it came just now. */
  readonly release: () => void;
}

/**
 * Receives the body of a request before anything is done for it. So a client that sends slowly keeps nobody waiting. It
 * must be called before a byte of the body is read.
 */
export function holdBody(req: IncomingMessage, { maximumBytes }: { maximumBytes: number }): HeldBody {
  const push = req.push.bind(req);
  const read = req._read.bind(req);
  const chunks: (Buffer | null)[] = [];
  let bytes = 0;
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  if (req.complete) arrive();
  req.once('close', arrive);
  // The HTTP parser calls `push` with each chunk and with null at the end. False stops the socket.
  req.push = (chunk: Buffer | null) => {
    chunks.push(chunk);
    bytes += chunk?.length ?? 0;
    const goesOn = chunk !== null && bytes <= maximumBytes;
    if (!goesOn) arrive();
    return goesOn;
  };
  const giveNext = (): void => {
    const chunk = chunks.shift();
    if (chunk !== undefined) {
      push(chunk);
      return;
    }
    // The rest of a body that is too large comes from the socket again.
    req.push = push;
    req._read = read;
    read(0);
  };
  return {
    arrived,
    release: () => {
      // One chunk a turn of the event loop: a reader gets 15 MB in pieces, as it would from the network. Node's own method
      // marks the body as consumed at the first call. Without the mark a pipe stops after the first chunk.
      req._read = (size) => {
        read(size);
        setImmediate(giveNext);
      };
    },
  };
}
