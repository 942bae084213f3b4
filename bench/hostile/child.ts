import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { z } from 'zod';

export interface Child {
  /** Sends an order and returns the answer. One order at a time. */
  readonly ask: <Answer>(order: unknown, shape: z.ZodType<Answer>) => Promise<Answer>;
  readonly end: () => Promise<void>;
}

/** Starts a program of this folder in its own process. It answers each message with one message. */
export async function startChild(
  name: 'serve' | 'probe',
  environment: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const child = spawn(
    process.execPath,
    ['--conditions=production', 'scripts/program.mjs', join('bench', 'hostile', `${name}.ts`)],
    {
      env: { ...process.env, NODE_OPTIONS: '', ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const ended = once(child, 'exit');
  await nextMessage(child, ended);
  return {
    ask: async (order, shape) => {
      const answer = nextMessage(child, ended);
      child.send(order as object);
      return shape.parse(await answer);
    },
    end: async () => {
      child.disconnect();
      await ended;
    },
  };
}

async function nextMessage(child: ChildProcess, ended: Promise<unknown>): Promise<unknown> {
  const [message] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('A process of the benchmark ended.'))),
  ])) as unknown[];
  return message;
}
