import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Problem } from '../../../errors/problem.ts';
import { createThreadPool, ThreadFault } from './threadPool.ts';

/** Answers each task in capitals, after what the task asks for. */
const program = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (task) => {
    if (task === 'hang') for (;;);
    if (task === 'backtrack') /^(a+)+$/.test('a'.repeat(60) + 'b');
    if (task === 'crash') setImmediate(() => { throw new Error('no memory'); });
    else if (task === 'fail') parentPort.postMessage({ kind: 'failed', reason: 'no such task' });
    else if (task === 'end') { parentPort.postMessage({ kind: 'done', answer: 'END' }); process.exit(0); }
    else parentPort.postMessage({ kind: 'done', answer: task.toUpperCase() });
  });
  parentPort.postMessage({ kind: 'ready' });
`;
/** The ends of all threads. A thread may end before a test asks. */
const ends: Promise<unknown>[] = [];
const pool = ({ maximumThreads = 1, maximumWaiting = 10, code = program } = {}) =>
  createThreadPool<string, string>({
    maximumThreads,
    maximumWaiting,
    startThread: () => {
      const thread = new Worker(code, { eval: true });
      ends.push(once(thread, 'exit').catch(() => undefined));
      return thread;
    },
  });
const limitMs = 10_000;

it('answers each task', async () => {
  const { run } = pool({ maximumThreads: 2 });
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((task) => run(task, { limitMs })));
  expect(answers).toEqual(['A', 'B', 'C', 'D', 'E']);
});

it.each(['hang', 'backtrack'])(
  'ends a task that takes too long (%s), and performs the others',
  async (task) => {
    const { run } = pool();
    const [slow, next] = await Promise.allSettled([run(task, { limitMs: 100 }), run('next', { limitMs })]);
    expect(slow).toMatchObject({ status: 'rejected', reason: expect.any(ThreadFault) as unknown });
    expect(next).toEqual({ status: 'fulfilled', value: 'NEXT' });
  },
);

it('fails only the task whose thread crashes', async () => {
  const { run } = pool();
  const [crashed, next] = await Promise.allSettled([run('crash', { limitMs }), run('next', { limitMs })]);
  expect(crashed).toMatchObject({ status: 'rejected', reason: expect.any(ThreadFault) as unknown });
  expect(next).toEqual({ status: 'fulfilled', value: 'NEXT' });
});

it('replaces a thread that ended while it was idle', async () => {
  const { run } = pool();
  await expect(run('end', { limitMs })).resolves.toBe('END');
  await ends.at(-1);
  await expect(run('next', { limitMs })).resolves.toBe('NEXT');
});

it('passes the error of a task on', async () => {
  const { run } = pool();
  await expect(run('fail', { limitMs })).rejects.toThrow('no such task');
  await expect(run('next', { limitMs })).resolves.toBe('NEXT');
});

it('refuses a task when too many wait', async () => {
  const { run } = pool({ maximumWaiting: 1 });
  const tasks = ['first', 'second', 'third'].map((task) => run(task, { limitMs }));
  const [first, second, third] = await Promise.allSettled(tasks);
  expect([first, second]).toEqual([
    { status: 'fulfilled', value: 'FIRST' },
    { status: 'fulfilled', value: 'SECOND' },
  ]);
  expect(third).toMatchObject({ status: 'rejected', reason: expect.any(Problem) as unknown });
});

it('reports a thread that cannot start', async () => {
  const { run } = pool({ code: 'throw new Error("broken")' });
  await expect(run('a', { limitMs })).rejects.toThrow('did not start');
});
