import { createServer } from 'node:net';
import { codeOf, StartFault } from '../processes/startFault.ts';

/** Whether a server can listen on the port now. Without a host: on all addresses of this machine. */
export async function isPortFree(port: number, host?: string): Promise<boolean> {
  return (await listenOnce(port, host)) === undefined;
}

/**
 * Fails early when the web server cannot listen on PORT, before the start does long work.
 *
 * @throws StartFault
 */
export async function checkPort(port: number): Promise<void> {
  const failure = await listenOnce(port);
  if (failure === undefined) return;
  if (failure === 'EACCES') {
    throw new StartFault(
      `This user may not listen on port ${String(port)}`,
      'Set PORT to a number above 1023',
    );
  }
  throw new StartFault(
    `Port ${String(port)} is in use`,
    'Stop the program that uses it (another DiningCoach, perhaps), or set PORT to a free one',
  );
}

/**
 * Finds a free port of 127.0.0.1. It is below the range that the system uses for outgoing connections, so the stored
 * port of the database is not taken by chance before the next start. The seed makes two folders start their search at
 * different ports.
 *
 * @param seed text that decides where the search starts
 */
export async function findFreePort(seed: string): Promise<number> {
  const first = 15_000;
  const count = 15_000;
  let offset = 0;
  for (const character of seed) offset = (offset * 31 + (character.codePointAt(0) ?? 0)) % count;
  for (let step = 0; step < 200; step += 1) {
    const port = first + ((offset + step) % count);
    if (await isPortFree(port, '127.0.0.1')) return port;
  }
  throw new StartFault('There is no free port for the database', 'Close other programs, or set DATABASE_URL');
}

function listenOnce(port: number, host?: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(codeOf(error) ?? 'EUNKNOWN'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
