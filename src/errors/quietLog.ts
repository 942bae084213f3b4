import type { LevelWithSilent, Logger, LogFn, LoggerOptions } from 'pino';
import { errorCodes } from './codes.ts';
import { diagnose } from './diagnose.ts';
import { framesOf, loggedError } from './loggedError.ts';
import { currentRequestId, noteFault } from './requestFault.ts';

/**
 * Options of every log of the product. No line contains the message of an error (see `loggedError`), and a line that
 * belongs to a request has its id.
 */
export const quietLog = {
  serializers: { err: loggedError },
  mixin: () => {
    const requestId = currentRequestId();
    return requestId === undefined ? {} : { requestId };
  },
  hooks: { logMethod: logOwnCall },
} as const satisfies LoggerOptions;

/** Options of the log that Payload writes to: its texts contain file names and values, so they are left out. */
export const quietPayloadLog = {
  ...quietLog,
  hooks: { logMethod: logPayloadCall },
} as const satisfies LoggerOptions;

const ownCalls = Symbol.for('diningcoach.ownCalls');

/** Payload's log for a message of ours, whose text is constant. */
export function ownLog(logger: Pick<Logger, 'child'>): Logger {
  return Object.assign(logger.child({}), { [ownCalls]: true });
}

/** Without a text pino takes the message of the error as the text. */
function logOwnCall(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, text] = args as readonly unknown[];
  const error = errorIn(first);
  const hasText = text !== undefined || (typeof first === 'object' && first !== null && 'msg' in first);
  if (error === undefined || hasText) method.apply(this, args);
  else method.call(this, first instanceof Error ? { err: first } : first, 'an error');
}

/**
 * Payload logs every error that it answers, even an error of the caller (4xx), with its message. The line of the request
 * is enough for the latter, and has the former added. A GraphQL request with an error of the caller is answered with
 * 200, so this error gets a warning line with its code.
 */
function logPayloadCall(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  if (ownCalls in this) {
    logOwnCall.call(this, args, method);
    return;
  }
  const error = errorIn(args[0]);
  if (error === undefined) {
    // It is about a request, whose answer says the same to its caller.
    if (currentRequestId() !== undefined) return;
    method.call(this, { from: placeOfCall(logPayloadCall) }, 'a message of Payload');
    return;
  }
  const { code } = diagnose(error);
  if (errorCodes[code].status >= 500) {
    if (!noteFault(error))
      method.call(this, { err: error, from: placeOfCall(logPayloadCall) }, 'Payload failed');
  } else if ('originalError' in error) {
    ownLog(this).warn({ code }, 'GraphQL answered an error of the caller');
  }
}

/**
 * Logs what a package writes to the console: the errors in it, and the place where it was written.
 *
 * @param method the function that the package called
 */
export function logConsoleCall({
  log,
  level,
  args,
  method,
}: {
  log: Logger;
  level: Exclude<LevelWithSilent, 'silent'>;
  args: readonly unknown[];
  method: (...args: never[]) => unknown;
}): void {
  const err = args.map(errorIn).find((error) => error !== undefined);
  log[level]({ ...(err === undefined ? {} : { err }), from: placeOfCall(method) }, 'written to the console');
}

/** The error that is the argument of a log call, or a member of it. */
function errorIn(argument: unknown): Error | undefined {
  if (argument instanceof Error) return argument;
  if (typeof argument !== 'object' || argument === null) return undefined;
  return Object.values(argument).find((value) => value instanceof Error);
}

/** The place that called a function, or called pino, which called it. */
function placeOfCall(called: (...args: never[]) => unknown): string {
  const error = new Error('place');
  Error.captureStackTrace(error, called);
  return framesOf(error).find((frame) => !/[\\/]pino[\\/]/.test(frame)) ?? 'unknown';
}
