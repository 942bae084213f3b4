import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../processes/startFault.ts';

/**
 * The place of the one that builds in a folder, as a socket that it listens on: the system closes it when the process dies,
 * however it dies, and whoever waits is told.
 *
 * @returns what gives the place up; undefined when another had it, and has given it up by now.
 */
export async function takeBuildLock(input: {
  root: string;
  onWait: () => void;
  signal?: AbortSignal | undefined;
}): Promise<(() => void) | undefined> {
  const path = socketPath(input.root);
  try {
    return await listenOn(path);
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
  }
  if (await isAbandoned(path, input)) rmSync(path, { force: true });
  return undefined;
}

function socketPath(root: string): string {
  // Not in the folder: a path of a socket has a hundred characters at the most. Users cannot ask at each other's sockets.
  const owner = `${String(process.getuid?.() ?? '')}:${root}`;
  return join(tmpdir(), `diningcoach-build-${createHash('sha256').update(owner).digest('hex').slice(0, 16)}`);
}

async function listenOn(path: string): Promise<() => void> {
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    waiting.add(socket);
  });
  server.listen(path);
  await once(server, 'listening');
  server.unref();
  return () => {
    server.close();
    for (const socket of waiting) socket.destroy();
  };
}

/** Waits until the one who listens has ended; true when nobody did, and only the socket's file is there. */
async function isAbandoned(
  path: string,
  { onWait, signal }: { onWait: () => void; signal?: AbortSignal | undefined },
): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect', { signal });
  } catch (error) {
    socket.destroy();
    if (codeOf(error) === 'ENOENT') return false;
    if (codeOf(error) === 'ECONNREFUSED') return true;
    throw error;
  }
  onWait();
  socket.resume();
  try {
    await once(socket, 'close', { signal });
  } catch {
    // A connection that breaks is as closed.
    signal?.throwIfAborted();
  } finally {
    socket.destroy();
  }
  return false;
}
