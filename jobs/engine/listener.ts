import { toJobId, type NotificationChannel, type NotificationHandler } from 'agenda';
import { listen } from '../../src/database/listen.ts';
import { jobsChannel } from '../../src/queue/channel.ts';
import { failureReason } from '../../src/queue/claims/failures.ts';
import type { QueueLog } from '../../src/queue/log.ts';

/** Agenda's notification channel, with a method to wake Agenda from within the process. */
export interface JobsListener extends NotificationChannel {
  /** Makes Agenda look for jobs of this name now. */
  wake(name: string): void;
}

/**
 * Listens for new jobs. Agenda's scan, every second, finds the jobs that are announced while the connection is lost.
 *
 * It replaces Agenda's own channel, which never returns a connection to the pool when LISTEN fails, and which announces
 * three state changes per job to every process. This channel has no `publishState`.
 */
export function jobsListener({ databaseUrl, log }: { databaseUrl: string; log: QueueLog }): JobsListener {
  const handlers = new Set<NotificationHandler>();
  const listener = listen({
    databaseUrl,
    name: 'diningcoach-jobs-listener',
    channels: [jobsChannel],
    onNotification: wake,
    onFault: (error) => {
      log.warn({ reason: failureReason(error) }, 'listening for jobs failed; trying again');
    },
  });

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

  const channel: JobsListener = {
    get state() {
      return listener.state;
    },
    connect: () => listener.connect(),
    async disconnect() {
      handlers.clear();
      await listener.close();
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
