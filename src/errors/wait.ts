/** The limit that a caller has reached, and how long to wait. */
export interface Wait {
  /** The whole seconds after which another attempt can succeed. */
  readonly seconds: number;
  /** Absent when the server is busy and no limit of this caller is the reason. */
  readonly policy?: LimitPolicy;
}

/** A limit, in the words of the draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers). */
export interface LimitPolicy {
  /** Letters, digits and hyphens: `login`. */
  readonly name: string;
  readonly quota: number;
  /** Absent for a limit of calls at the same time. */
  readonly windowSeconds?: number;
}

/** Seconds to wait after an answer 503, whose cause is usually over in a moment. */
const busySeconds = 5;

/** The headers that tell a caller when to try again: of answers 429 and 503, and of a transaction that others undid. */
export function waitHeaders(status: number, wait?: Wait): Readonly<Record<string, string>> {
  if (status !== 429 && status !== 503 && wait === undefined) return {};
  const seconds = String(Math.max(1, Math.ceil(wait?.seconds ?? busySeconds)));
  return {
    'retry-after': seconds,
    ...(wait?.policy === undefined ? {} : limitHeaders(wait.policy, { remaining: 0, seconds })),
  };
}

/** The headers that tell a caller how much of a limit is left, and in how many seconds all of it is there again. */
export function limitHeaders(
  { name, quota, windowSeconds }: LimitPolicy,
  { remaining, seconds }: { remaining: number; seconds: number | string },
): Record<string, string> {
  const size =
    windowSeconds === undefined
      ? `q=${String(quota)};qu="concurrent-requests"`
      : `q=${String(quota)};w=${String(windowSeconds)}`;
  return {
    'ratelimit-policy': `"${name}";${size}`,
    ratelimit: `"${name}";r=${String(remaining)};t=${String(seconds)}`,
  };
}
