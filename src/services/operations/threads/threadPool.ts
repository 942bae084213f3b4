import type { Transferable as Transferred, Worker } from 'node:worker_threads';
import { Problem } from '../../../errors/problem.ts';

/** What a thread sends: `ready` once, and then one answer to each task. */
export type ThreadMessage<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly reason: string };

/** A task took more time than it may, or its thread crashed. Whoever gave the task decides what that means. */
export class ThreadFault extends Error {}

export interface TaskOptions {
  /** How long the task may run. The time in the queue does not count. */
  readonly limitMs: number;
  readonly transfer?: readonly Transferred[];
}

export interface ThreadPool<Task, Answer> {
  /**
   * Runs a task in a thread and returns its answer.
   *
   * @throws {ThreadFault} when the task takes more time than it may, or its thread crashes.
   * @throws {Problem} `busy` when too many tasks are waiting.
   */
  readonly run: (task: Task, options: TaskOptions) => Promise<Answer>;
}

interface Job<Task, Answer> extends TaskOptions {
  readonly task: Task;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread must be ready this long after its start, also on a busy machine. */
const startWithinMs = 60_000;

/**
 * A pool of threads for work that may take long, so that it never blocks the event loop. Threads start when they are
 * needed, and stay. Each has one task at a time. A thread whose task takes too long is ended, and the next task gets a
 * new one.
 */
export function createThreadPool<Task, Answer>({
  maximumThreads,
  maximumWaiting,
  startThread,
}: {
  maximumThreads: number;
  maximumWaiting: number;
  startThread: () => Worker;
}): ThreadPool<Task, Answer> {
  const waiting: Job<Task, Answer>[] = [];
  const threads = new Set<Worker>();
  const idle = new Set<Worker>();

  const startNext = (): void => {
    const [ready] = idle;
    if (waiting.length === 0 || (ready === undefined && threads.size >= maximumThreads)) return;
    const job = waiting.shift();
    if (job === undefined) return;
    if (ready !== undefined) idle.delete(ready);
    void perform(job, ready ?? newThread());
  };

  const newThread = (): Promise<Worker> => {
    const thread = startThread();
    threads.add(thread);
    // `exit` follows each error. A thread may also end while it has no task.
    thread
      .on('error', () => undefined)
      .once('exit', () => {
        threads.delete(thread);
        idle.delete(thread);
        startNext();
      });
    return whenReady(thread);
  };

  const perform = async (job: Job<Task, Answer>, started: Worker | Promise<Worker>): Promise<void> => {
    try {
      const thread = await started;
      const answer = await answerOf(thread, job);
      // It may have ended right after its answer.
      if (threads.has(thread)) idle.add(thread);
      job.resolve(answer);
    } catch (error) {
      job.reject(error);
    }
    startNext();
  };

  return {
    run: (task, options) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= maximumWaiting) {
          reject(new Problem('busy'));
          return;
        }
        waiting.push({ ...options, task, resolve, reject });
        startNext();
      }),
  };
}

/** Waits until a new thread has loaded its program. */
async function whenReady(thread: Worker): Promise<Worker> {
  const message = await nextMessage<unknown>(thread, startWithinMs);
  if (message?.kind === 'ready') return thread;
  void thread.terminate();
  throw new Error('a thread did not start');
}

async function answerOf<Task, Answer>(
  thread: Worker,
  { task, limitMs, transfer = [] }: Job<Task, Answer>,
): Promise<Answer> {
  const pending = nextMessage<Answer>(thread, limitMs);
  thread.postMessage(task, transfer);
  const message = await pending;
  if (message?.kind === 'done') return message.answer;
  void thread.terminate();
  if (message?.kind === 'failed') throw new Error(message.reason);
  throw new ThreadFault(`a task crashed its thread, or took more than ${String(limitMs)} ms`);
}

/**
 * The next message of a thread; undefined when the thread ends, or when none comes in time. The process stays alive for
 * a thread only while something waits for its message.
 */
function nextMessage<Answer>(thread: Worker, limitMs: number): Promise<ThreadMessage<Answer> | undefined> {
  return new Promise((resolve) => {
    const settle = (message?: ThreadMessage<Answer>): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('exit', onExit).unref();
      resolve(message);
    };
    const onMessage = (message: ThreadMessage<Answer>): void => settle(message);
    const onExit = (): void => settle();
    // This process may have been busy for so long that the message is there and has not been read yet.
    const timer = setTimeout(() => setImmediate(settle), limitMs);
    thread.on('message', onMessage).on('exit', onExit).ref();
  });
}
