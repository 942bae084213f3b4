import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { until } from '../../../tests/helpers/until.ts';
import { isAlive } from './processes.ts';

test('a zombie process is not alive', async () => {
  // The shell starts a child and then becomes `sleep`, which never reads the exit code of a child. The child reads
  // until we close its input, and ends only then.
  const parent = spawn('/bin/sh', ['-c', 'cat <&3 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  try {
    const [said] = (await once(parent.stdio[1] as Readable, 'data')) as [Buffer];
    const child = Number(said.toString().trim());
    expect(isAlive(child)).toBe(true);
    const program = () => readFileSync(`/proc/${String(parent.pid)}/comm`, 'utf8').trim();
    await until('the shell to become sleep', () => program() === 'sleep');
    (parent.stdio[3] as Writable).end();
    await until('the child to end', () => Promise.resolve(!isAlive(child)));
    expect(isAlive(parent.pid ?? 0)).toBe(true);
    // The process table still has the zombie.
    expect(process.kill(child, 0)).toBe(true);
  } finally {
    parent.kill('SIGKILL');
  }
});
