import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { until } from '../../../tests/helpers/until.ts';
import { isAlive } from './processes.ts';

test('a process that has ended does not live, though nobody has asked how it ended', async () => {
  // The shell leaves its child behind and becomes a program that asks for none; only then the child, who reads until we close, ends.
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
    // It is there still, for whoever asks in another way.
    expect(process.kill(child, 0)).toBe(true);
  } finally {
    parent.kill('SIGKILL');
  }
});
