/** The lock expired or another worker has it. The transaction of this attempt must roll back. */
export class LostLock extends Error {
  override readonly name = 'LostLock';
}

/** The worker is stopping. The job is returned to the queue, and the attempt is not counted. */
export class WorkerStopping extends Error {
  override readonly name = 'WorkerStopping';
}

/** The attempt took longer than its definition allows. */
export class JobTimeout extends Error {
  override readonly name = 'JobTimeout';
}

/**
 * Another attempt would fail, too, so the job is parked at once. `reason` is stored, so it must not contain personal
 * data.
 */
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
 * The part of an error that may be stored and logged: its names and codes. The message is left out, because SMTP
 * servers repeat the address in it, and database drivers the values.
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
