import type { Logger, LogFn } from 'pino';
import { z } from 'zod';
import { errorCodes, type ErrorCode } from './codes.ts';
import { diagnose } from './diagnose.ts';

/** How Payload logs an error that it answers: an object with the error alone. GraphQL wraps the error once more. */
const answeredError = z.strictObject({ err: z.instanceof(Error) });
const graphqlError = z.object({ originalError: z.instanceof(Error) });

/**
 * pino's hook `logMethod` for Payload's log. Payload logs every error that it answers with its stack, also what a caller
 * got wrong (4xx). Such an error is expected: the request log has a warning line for it, so it is left out here. A GraphQL
 * request is answered 200 all the same, so its errors become one warning line with their code.
 */
export function logExpectedErrors(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first] = args as readonly unknown[];
  const answered = args.length === 1 ? answeredError.safeParse(first).data : undefined;
  const wrapped = graphqlError.safeParse(answered?.err).data;
  const code = expectedCode(wrapped?.originalError ?? answered?.err);
  if (code === undefined) method.apply(this, args);
  else if (wrapped !== undefined) this.warn({ code }, 'GraphQL answered an error of the caller');
}

/** The code of an error that the caller can correct; undefined for what is wrong on our side. */
function expectedCode(error: Error | undefined): ErrorCode | undefined {
  if (error === undefined) return undefined;
  const { code } = diagnose(error);
  return errorCodes[code].status < 500 ? code : undefined;
}
