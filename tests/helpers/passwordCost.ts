import crypto from 'node:crypto';

/**
 * Lowers the cost of passwords for specs in which accounts are only a means: a hash takes 0.1 s of processor time, and
 * the suite makes hundreds. The specs of `accounts` have the real cost, because their races depend on its time. So do the
 * benchmarks, which run without jest.
 *
 * @returns what brings the real cost back. The module `crypto` is shared by all test files of a process.
 */
export function lowerPasswordCost(): () => void {
  const { pbkdf2 } = crypto;
  const isBenchmark = !('expect' in globalThis);
  if (isBenchmark || expect.getState().testPath?.includes('/accounts/') === true) return () => undefined;
  crypto.pbkdf2 = (password, salt, rounds, ...rest) => {
    pbkdf2(password, salt, Math.ceil(rounds / 100), ...rest);
  };
  return () => {
    crypto.pbkdf2 = pbkdf2;
  };
}
