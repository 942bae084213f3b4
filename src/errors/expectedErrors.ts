import type { Logger, LogFn } from 'pino';
import { z } from 'zod';
import { errorCodes, type ErrorCode } from './codes.ts';
import { diagnose } from './diagnose.ts';

/**
 * The arguments of Payload's log call for an error that it answers: an object with the error only. GraphQL wraps the
 * error once more.
 */
const errorCall = z.strictObject({ err: z.instanceof(Error) });
const graphqlError = z.object({ originalError: z.instanceof(Error) });

/**
 * pino's hook `logMethod` for Payload's log. Payload logs every answered error with its stack, even an error of the
 * caller (4xx). Such an error is expected and the request log has a warning line for it, so this hook drops it. A
 * GraphQL request with an error is still answered with 200, so its error becomes one warning line with the code.
 */
export function logExpectedErrors(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first] = args as readonly unknown[];
  const answeredCall = args.length === 1 ? errorCall.safeParse(first).data : undefined;
  const graphqlCall = graphqlError.safeParse(answeredCall?.err).data;
  const code = expectedCode(graphqlCall?.originalError ?? answeredCall?.err);
  if (code === undefined) method.apply(this, args);
  else if (graphqlCall !== undefined) this.warn({ code }, 'GraphQL answered an error of the caller');
}

/** The code of an error that the caller can correct; undefined for errors of the server. */
function expectedCode(error: Error | undefined): ErrorCode | undefined {
  if (error === undefined) return undefined;
  const { code } = diagnose(error);
  return errorCodes[code].status < 500 ? code : undefined;
}
