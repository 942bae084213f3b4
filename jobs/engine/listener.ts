import { toJobId, type NotificationChannel, type NotificationHandler } from 'agenda';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { jobsChannel } from '../../src/queue/channel.ts';
import { failureReason } from '../../src/queue/claims/failures.ts';
import type { QueueLog } from '../../src/queue/log.ts';

/** Agenda's notification channel, with a method to wake Agenda from within the process. */
export interface JobsListener extends NotificationChannel {
  /** Makes Agenda look for jobs of this name now. */
  wake(name: string): void;
}

/**
 * Listens for new jobs on a connection of its own, and reconnects when the connection is lost. Agenda's scan, every
 * second, finds the jobs that are announced in between.
 *
 * It replaces Agenda's own channel, which never returns a connection to the pool when LISTEN fails, and which announces
 * three state changes per job to every process. This channel has no `publishState`.
 */
export function jobsListener({ databaseUrl, log }: { databaseUrl: string; log: QueueLog }): JobsListener {
  const handlers = new Set<NotificationHandler>();
  const closing = new AbortController();
  let state: NotificationChannel['state'] = 'disconnected';
  let loop: Promise<void> | undefined;
  let markFirstAttempt: () => void = () => undefined;
  const firstAttempt = new Promise<void>((resolve) => (markFirstAttempt = resolve));

  function wake(name: string): void {
    const notification = {
      jobId: toJobId(''),
      jobName: name,
      nextRunAt: null,
      priority: 0,
      timestamp: new Date(),
    };
    for (const handle of handlers) void handle(notification);
  }

  async function listenOnce(): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'diningcoach-jobs-listener',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    // Without a listener a lost connection would end the process. With it, the event 'end' follows.
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => wake(payload ?? ''));
    const ended = once(client, 'end', { signal: closing.signal });
    ended.catch(() => undefined);
    try {
      await client.connect();
      await client.query(`LISTEN ${jobsChannel}`);
      state = 'connected';
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
        if (!closing.signal.aborted)
          log.warn({ reason: failureReason(error) }, 'listening for jobs failed; trying again');
      });
      markFirstAttempt();
      await wait(500, undefined, { signal: closing.signal }).catch(() => undefined);
    }
    state = 'disconnected';
  }

  const channel: JobsListener = {
    get state() {
      return state;
    },
    connect() {
      loop ??= listenForever();
      return firstAttempt;
    },
    async disconnect() {
      handlers.clear();
      closing.abort();
      await loop;
    },
    subscribe(handler) {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
    // The statement that inserts a job also announces it.
    publish: () => Promise.resolve(),
    on: () => channel,
    off: () => channel,
    wake,
  };
  return channel;
}
