/** The lock ran out or was taken over: whatever this attempt wrote in its transaction must not stay. */
export class LostLock extends Error {
  override readonly name = 'LostLock';
}

/** The worker is asked to end: the attempt is given back, uncounted. */
export class WorkerStopping extends Error {
  override readonly name = 'WorkerStopping';
}

/** The attempt took longer than its definition allows. */
export class JobTimeout extends Error {
  override readonly name = 'JobTimeout';
}

/** Trying again would not help: the job is parked at once. `reason` is stored, so it must be free of people's data. */
export class Unretryable extends Error {
  override readonly name = 'Unretryable';
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

const codeLike = /^[\w.-]{1,60}$/;

/**
 * What may be stored and logged of an error: its names and codes. Never its message: SMTP servers repeat the address
 * there, and database drivers the values.
 */
export function failureReason(error: unknown): string {
  const parts: string[] = [];
  for (let cause = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth += 1) {
    parts.push(cause instanceof Unretryable ? cause.reason : [cause.name, ...codesOf(cause)].join(' '));
  }
  return parts.length === 0 ? `thrown ${typeof error}` : parts.join(', by ').slice(0, 500);
}

function codesOf(error: Error): string[] {
  return ['code', 'responseCode', 'command', 'constraint'].flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && codeLike.test(text) ? [text] : [];
  });
}
