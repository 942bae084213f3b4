import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

export interface Listener {
  readonly state: 'disconnected' | 'connected' | 'reconnecting';
  /** Starts to listen. Resolves after the first attempt, whether it succeeded or not. */
  connect(): Promise<void>;
  /** Stops for good. */
  close(): Promise<void>;
}

/**
 * Listens to channels of PostgreSQL on a connection of its own, and reconnects when the connection is lost. What was
 * announced in between is lost: `onConnected` must look for it.
 */
export function listen({
  databaseUrl,
  name,
  channels,
  onNotification,
  onConnected = () => undefined,
  onFault,
}: {
  databaseUrl: string;
  /** Shown in pg_stat_activity. */
  name: string;
  channels: readonly string[];
  onNotification: (payload: string, channel: string) => void;
  /** The channels are open, at first or again. */
  onConnected?: () => void;
  /** The connection failed or was lost. Another attempt follows. */
  onFault: (error: unknown) => void;
}): Listener {
  const closing = new AbortController();
  let state: Listener['state'] = 'disconnected';
  let loop: Promise<void> | undefined;
  let markFirstAttempt: () => void = () => undefined;
  const firstAttempt = new Promise<void>((resolve) => (markFirstAttempt = resolve));

  async function listenOnce(): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: name,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    // Without a listener a lost connection would end the process. With it, the event 'end' follows.
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => {
      onNotification(payload ?? '', channel);
    });
    const ended = once(client, 'end', { signal: closing.signal });
    ended.catch(() => undefined);
    try {
      await client.connect();
      for (const channel of channels) await client.query(`LISTEN ${channel}`);
      state = 'connected';
      onConnected();
      markFirstAttempt();
      await ended;
    } finally {
      state = 'reconnecting';
      await client.end().catch(() => undefined);
    }
  }

  async function listenForever(): Promise<void> {
    while (!closing.signal.aborted) {
      await listenOnce().catch((error: unknown) => {
        if (!closing.signal.aborted) onFault(error);
      });
      markFirstAttempt();
      await wait(500, undefined, { signal: closing.signal }).catch(() => undefined);
    }
    state = 'disconnected';
  }

  return {
    get state() {
      return state;
    },
    connect() {
      loop ??= listenForever();
      return firstAttempt;
    },
    async close() {
      closing.abort();
      await loop;
    },
  };
}
