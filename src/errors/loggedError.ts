/** The parts of an error that the log contains. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** SQLSTATE or Node's code. */
  readonly code?: string;
  readonly table?: string;
  readonly constraint?: string;
  /** The frames of the stack without its first line, because that line repeats the message. */
  readonly frames: readonly string[];
  readonly cause?: LoggedError | undefined;
}

const maximumFrames = 12;
const maximumCauses = 4;

/**
 * The `err` serializer of all logs. The message of a failed query contains its parameters (names, e-mails, sealed
 * facts), and PostgreSQL's messages quote values, so the log contains neither. SQLSTATE, table and constraint are
 * enough for a diagnosis.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error', frames: [] };
  const { code, table, constraint } = detailsOf(error);
  return {
    type: error.name,
    message: messageOf(error, code),
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, maximumFrames)
      .map((line) => line.trim()),
    ...(error.cause === undefined || depth >= maximumCauses
      ? {}
      : { cause: loggedError(error.cause, depth + 1) }),
  };
}

function messageOf(error: Error, code: string | undefined): string {
  if (error.message.startsWith('Failed query')) return 'Failed query';
  if ('severity' in error) return `PostgreSQL refused: ${code ?? 'no code'}`;
  return error.message;
}

function detailsOf(error: Error): { code?: string; table?: string; constraint?: string } {
  const details = ['code', 'table', 'constraint'].flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? [[key, value] as const] : [];
  });
  return Object.fromEntries(details);
}
