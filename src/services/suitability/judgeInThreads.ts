import { ThreadFault, type ThreadPool } from '../operations/threads/threadPool.ts';
import { threads, type ThreadAnswer, type ThreadTask } from '../operations/threads/threads.ts';
import type { RulesSource } from './compileRules.ts';
import type { JudgedRows, RowsTask } from './judgeRows.ts';

/** Some thousand rows take a tenth of it. */
const limitMs = 20_000;

/** Judges rows of `readFactRows` in a thread. */
export async function judgeInThread(
  bytes: Uint8Array<ArrayBuffer>,
  {
    task,
    rules,
    pool = threads(),
  }: { task: RowsTask; rules: RulesSource; pool?: ThreadPool<ThreadTask, ThreadAnswer> },
): Promise<JudgedRows> {
  const order = { kind: 'rows', bytes, task, version: rules.version } as const;
  const first = await pool.run(order, { limitMs });
  const answer =
    first.kind === 'needs-source' ? await pool.run({ ...order, source: rules }, { limitMs }) : first;
  if (answer.kind !== 'rows') throw new ThreadFault('a thread did not judge the rows');
  return answer.judged;
}
