import type { WriteStream } from 'node:tty';

export interface Progress {
  /** Prints a line. */
  readonly line: (text: string) => void;
  /** Shows the current step and its duration. */
  readonly step: <T>(label: string, work: (log: (text: string) => void) => Promise<T>) => Promise<T>;
}

/** Shows progress: on a terminal as one line that counts the seconds, elsewhere (a log) as a line every ten seconds. */
export function createProgress(
  stream: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY'>>,
): Progress {
  const isTerminal = stream.isTTY === true;
  const write = (text: string): void => void stream.write(text);
  const line = (text: string): void => write(isTerminal ? `\r\u001b[K${text}\n` : `${text}\n`);
  return {
    line,
    step: async (label, work) => {
      const since = Date.now();
      const seconds = (): number => (Date.now() - since) / 1000;
      const show = (): void =>
        isTerminal
          ? write(`\r\u001b[K  ${label} … ${seconds().toFixed(0)} s`)
          : line(`  ${label} … ${seconds().toFixed(0)} s`);
      if (isTerminal) show();
      const timer = setInterval(show, isTerminal ? 1_000 : 10_000);
      try {
        const result = await work((text) => line(`  ${label}: ${text}`));
        line(`  ${label}: done in ${seconds().toFixed(1)} s`);
        return result;
      } catch (error) {
        if (isTerminal) write('\r\u001b[K');
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
