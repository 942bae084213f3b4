export interface QueueLimits {
  /** Works that run at the same time. */
  readonly atOnce: number;
  /** The same of one client. */
  readonly atOncePerClient: number;
  /** Works that wait, of all clients. */
  readonly waiting: number;
  readonly waitingPerClient: number;
}

/** A place in the queue. It is taken until `leave` is called, once or more. */
export interface Place {
  /** Settles when the work may begin. It never settles after `leave`. */
  readonly turn: Promise<void>;
  readonly leave: () => void;
}

export interface FairQueue {
  /** Takes a place for a work of the client; undefined when too many wait. */
  readonly take: (client: string) => Place | undefined;
}

/**
 * Lets a limited number of works run at once. The others wait in the order in which they came, and clients take turns:
 * a client who sends one work waits for one work of each other client, not for the hundreds that another one sent
 * before. It has no timers; the caller leaves when it does not want to wait longer.
 */
export function createFairQueue({
  atOnce,
  atOncePerClient,
  waiting,
  waitingPerClient,
}: QueueLimits): FairQueue {
  const running = new Map<string, number>();
  /** The works that wait. The client whose turn is next comes first. */
  const queues = new Map<string, Set<() => void>>();
  let runningInAll = 0;
  let waitingInAll = 0;

  const mayRun = (client: string): boolean =>
    runningInAll < atOnce && (running.get(client) ?? 0) < atOncePerClient;

  function startWaiting(): void {
    for (let next = nextInTurn(); next !== undefined; next = nextInTurn()) {
      const [client, starts, start] = next;
      removeWaiting(client, starts, start);
      if (starts.size > 0) {
        queues.delete(client);
        queues.set(client, starts);
      }
      runningInAll += 1;
      running.set(client, (running.get(client) ?? 0) + 1);
      start();
    }
  }

  function nextInTurn(): [client: string, starts: Set<() => void>, start: () => void] | undefined {
    for (const [client, starts] of queues) {
      const [start] = starts;
      if (start !== undefined && mayRun(client)) return [client, starts, start];
    }
    return undefined;
  }

  function removeWaiting(client: string, starts: Set<() => void>, start: () => void): void {
    if (!starts.delete(start)) return;
    waitingInAll -= 1;
    if (starts.size === 0) queues.delete(client);
  }

  function removeRunning(client: string): void {
    runningInAll -= 1;
    const left = (running.get(client) ?? 1) - 1;
    if (left === 0) running.delete(client);
    else running.set(client, left);
  }

  return {
    take: (client) => {
      const starts = queues.get(client) ?? new Set();
      const isFull = waitingInAll >= waiting || starts.size >= waitingPerClient;
      if (isFull && !mayRun(client)) return undefined;
      let state: 'waiting' | 'running' | 'left' = 'waiting';
      let start: () => void = () => undefined;
      const turn = new Promise<void>((resolve) => {
        start = () => {
          state = 'running';
          resolve();
        };
      });
      queues.set(client, starts.add(start));
      waitingInAll += 1;
      startWaiting();
      return {
        turn,
        leave: () => {
          if (state === 'waiting') removeWaiting(client, starts, start);
          else if (state === 'running') removeRunning(client);
          state = 'left';
          startWaiting();
        },
      };
    },
  };
}
