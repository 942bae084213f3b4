import { pbkdf2 } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/** Passwords that this machine hashes in a second when it does nothing else, at Payload's cost, on all its cores. */
export async function bareHashesPerSecond(forMs: number): Promise<number> {
  const start = performance.now();
  let hashes = 0;
  const hash = async (): Promise<void> => {
    while (performance.now() - start < forMs) {
      await derive('correct horse battery', 'salt'.repeat(16), 600_000, 32, 'sha256');
      hashes += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, hash));
  return hashes / ((performance.now() - start) / 1_000);
}
