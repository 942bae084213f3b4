/** The parts of an error that the log contains. */
export interface LoggedError {
  readonly type: string;
  /** Only a message that cannot contain data; see {@link harmlessMessage}. */
  readonly message?: string;
  /** SQLSTATE or Node's code. */
  readonly code?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  /** The frames of the stack without its first lines, because those repeat the message. */
  readonly frames: readonly string[];
  readonly cause?: LoggedError | undefined;
}

const maximumFrames = 12;
const maximumCauses = 4;

/** A name from a program: of a class, a code, a table. Texts of people have blanks or other characters. */
const nameLike = /^[\w.$:-]{1,80}$/;

/** A line of a stack ends with a place in a file. */
const frameLine = /^ {4}at .*(?::\d+:\d+\)?|\((?:<anonymous>|native|index \d+)\)|<anonymous>)$/;

/**
 * The `err` serializer of all logs. Messages of errors contain what people wrote: the parameters of a failed query, the
 * value that is not valid JSON, the address that a mail server refused. So the log contains names, codes and places in
 * the code instead, and they are enough for a diagnosis.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error', frames: [] };
  const message = harmlessMessage(error.message);
  const cause = causeOf(error);
  return {
    type: typeOf(error),
    ...(message === undefined ? {} : { message }),
    ...namesOf(error),
    frames: framesOf(error),
    ...(cause === undefined || depth >= maximumCauses ? {} : { cause: loggedError(cause, depth + 1) }),
  };
}

/** The lines that a terminal shows for a defect of the product. */
export function loggedLines(error: unknown): readonly string[] {
  return linesOf(loggedError(error));
}

function linesOf({ type, message, code, table, column, constraint, frames, cause }: LoggedError): string[] {
  const head = [type, code, table, column, constraint, message].filter((part) => part !== undefined);
  const [causeHead = '', ...causeLines] = cause === undefined ? [] : linesOf(cause);
  return [
    head.join(' '),
    ...frames.map((frame) => `    ${frame}`),
    ...(causeHead === '' ? [] : [`by ${causeHead}`, ...causeLines]),
  ];
}

/** Some classes of packages do not set the name. */
function typeOf({ name, constructor }: Error): string {
  const type = /^error$/i.test(name) ? constructor.name : name;
  return nameLike.test(type) ? type : 'Error';
}

/** Messages of the engine that name parts of the program only. Others may quote a value, for example of a body. */
function harmlessMessage(message: string): string | undefined {
  return /^(?:[\w.$]{1,80} is not (?:a function|defined|iterable|a constructor)|Cannot read properties of (?:undefined|null)|Maximum call stack size exceeded)(?= \(|$)/.exec(
    message,
  )?.[0];
}

/** The frames of a stack, without the message in front of them. */
export function framesOf({ stack = '', message }: Error): readonly string[] {
  // A message can contain lines that look like frames.
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(stack.includes(message) ? start : 0)
    .split('\n')
    .filter((line) => frameLine.test(line))
    .slice(0, maximumFrames)
    .map((line) => line.trim());
}

/** GraphQL wraps the error of a resolver without setting `cause`. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return error.cause ?? ('originalError' in error ? (error.originalError ?? undefined) : undefined);
}

function namesOf(error: Error): Pick<LoggedError, 'code' | 'table' | 'column' | 'constraint'> {
  const names = ['code', 'table', 'column', 'constraint'].flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' && nameLike.test(value) ? [[key, value] as const] : [];
  });
  return Object.fromEntries(names);
}
