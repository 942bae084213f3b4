import type { Logger } from 'pino';
import { logConsoleCall } from '../errors/quietLog.ts';

/**
 * Sends what packages write to the console to the log. Next writes the errors of pages there, with their messages, and
 * these contain what people wrote.
 */
export function quietConsole(log: Logger): void {
  for (const [method, level] of [
    ['error', 'error'],
    ['warn', 'warn'],
    ['log', 'info'],
    ['info', 'info'],
    ['debug', 'debug'],
    ['trace', 'debug'],
  ] as const) {
    const write = (...args: readonly unknown[]): void => {
      logConsoleCall({ log, level, args, method: write });
    };
    console[method] = write;
  }
}
