import cron from 'node-cron';
import { defaultTimeZone } from '../../src/domain/calendar.ts';
import { enqueueWith } from '../../src/queue/enqueue.ts';
import { failureReason } from '../../src/queue/claims/failures.ts';
import type { JobDefinition } from '../../src/queue/jobDefinition.ts';
import type { QueueLog } from '../../src/queue/log.ts';
import type { RunSql } from '../../src/queue/runSql.ts';
import { latestSlot, type Interval, type TimeOfDay } from '../../src/queue/slot.ts';

export interface Schedule {
  /** A job without ids. */
  readonly job: JobDefinition;
  /** Every day at this time, in the default time zone, or every so many minutes. */
  readonly at: TimeOfDay | Interval;
}

/** The schedules of all jobs that have one. */
export function schedulesOf(definitions: readonly JobDefinition[]): readonly Schedule[] {
  return definitions.flatMap((job) => {
    const { daily, everyMinutes } = job;
    return [
      ...(daily === undefined ? [] : [{ job, at: daily }]),
      ...(everyMinutes === undefined ? [] : [{ job, at: { everyMinutes } }]),
    ];
  });
}

/** The schedule in the language of cron: second, minute, hour, day, month, day of the week. */
function toCron(at: Schedule['at']): string {
  return 'everyMinutes' in at
    ? `0 */${String(at.everyMinutes)} * * * *`
    : `${String(at.second ?? 0)} ${String(at.minute)} ${String(at.hour)} * * *`;
}

/**
 * Enqueues the scheduled jobs when they are due. Every worker does so. The key of a tick is the moment at which it was
 * due by the schedule, not by a clock, so all schedulers together enqueue one job for each tick, however late or often
 * they run. For the same reason each start simply enqueues the latest tick, in case it was missed.
 *
 * @param clock returns the time of this machine, which may be wrong.
 */
export function startSchedule({
  run,
  log,
  clock = () => new Date(),
  schedules,
}: {
  run: RunSql;
  schedules: readonly Schedule[];
  log: QueueLog;
  clock?: () => Date;
}): { stop(): Promise<void> } {
  async function tick({ job, at }: Schedule, due?: Date): Promise<void> {
    const now = clock();
    // A timer may fire a little early by our clock. Then the tick that it was set for counts.
    const slot = latestSlot(at, due !== undefined && due > now ? due : now).toISOString();
    try {
      const options = { uniqueKey: `${job.name}:${slot}`, uniqueUntil: 'pruned' } as const;
      const { isNew } = await enqueueWith(run, job, {}, options);
      if (isNew) log.info({ job: job.name, slot }, 'scheduled job is due');
    } catch (error) {
      // Another scheduler enqueues it, too, or this one at its next start.
      log.error(
        { job: job.name, slot, reason: failureReason(error) },
        'a scheduled job could not be enqueued',
      );
    }
  }

  const silentLogger = {
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    debug: () => undefined,
  };
  const tasks = schedules.map((schedule) => {
    const task = cron.schedule(toCron(schedule.at), ({ date }) => tick(schedule, date), {
      timezone: defaultTimeZone,
      logger: silentLogger,
    });
    // node-cron drops a tick that it notices late, because the process was suspended or busy.
    task.on('execution:missed', () => tick(schedule));
    return task;
  });
  for (const schedule of schedules) void tick(schedule);

  return {
    async stop() {
      for (const task of tasks) await task.destroy();
    },
  };
}
