import { startEmbeddedPostgres } from '../../../src/platform/postgres/embeddedPostgres.ts';
import { faultLines } from '../../../src/platform/processes/startFault.ts';

/**
 * Starts the embedded database of a data folder and prints the result as one line of JSON. Then waits for a signal,
 * or stops the database and ends when the third argument is `stop`.
 */
async function main([dataDir = '', native, then]: readonly string[]): Promise<void> {
  try {
    const server = await startEmbeddedPostgres({
      dataDir,
      ...(native === undefined || native === '' ? {} : { native }),
    });
    if (then === 'stop') await server.stop();
    process.stdout.write(`${JSON.stringify({ url: server.url, started: server.started })}\n`);
    if (then !== 'stop') setInterval(() => undefined, 60_000);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ fault: faultLines(error) ?? String(error) })}\n`);
    process.exitCode = 1;
  }
}

void main(process.argv.slice(2));
