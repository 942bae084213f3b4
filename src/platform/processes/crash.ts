import { loggedLines } from '../../errors/loggedError.ts';

/** Reports an error that nobody handled, and ends the process. Node would print the error with all its members. */
export function endOnCrash(report: (error: unknown) => void = print): void {
  process.on('uncaughtException', (error) => {
    report(error);
    process.exit(1);
  });
}

function print(error: unknown): void {
  process.stderr.write(`${loggedLines(error).join('\n')}\n`);
}
