/**
 * Seconds to wait before the next attempt. The wait doubles with each failure up to the cap. Its second half is random,
 * so that jobs that failed together are not retried together.
 *
 * @param chance a random number from 0 to 1
 */
export function backoffSeconds({
  capSeconds,
  baseSeconds,
  failures,
  chance,
}: {
  failures: number;
  baseSeconds: number;
  capSeconds: number;
  chance: number;
}): number {
  const full = Math.min(capSeconds, baseSeconds * 2 ** Math.max(0, failures - 1));
  return full * (0.5 + chance / 2);
}
