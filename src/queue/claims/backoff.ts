/**
 * Seconds to wait before the next attempt: doubled with each failure up to the cap, and spread over half of that, so
 * that jobs which failed together do not come back together.
 *
 * @param chance a number from 0 to 1, of Math.random
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
