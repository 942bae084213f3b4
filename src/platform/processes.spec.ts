import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from '../../tests/helpers/until.ts';
import { isAlive } from './processes.ts';

test('a process that has ended does not live, though nobody has asked how it ended', async () => {
  // The shell leaves its child behind and becomes a program that asks for none.
  const parent = spawn('/bin/sh', ['-c', 'true & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const child = Number(said.toString().trim());
    await until('the child to end', () => Promise.resolve(!isAlive(child)));
    expect(isAlive(parent.pid ?? 0)).toBe(true);
    // It is there still, for whoever asks in another way.
    expect(process.kill(child, 0)).toBe(true);
  } finally {
    parent.kill('SIGKILL');
  }
});
