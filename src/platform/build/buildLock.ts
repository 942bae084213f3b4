import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../processes/startFault.ts';

/**
 * A lock on building in a folder. The holder listens on a socket. The system closes the socket when the process dies,
 * whatever the reason, and every waiting process sees that.
 *
 * @returns a function that releases the lock; undefined when another process had the lock and has released it by now.
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
  // The socket is not in the folder, because the path of a socket has at most about a hundred characters. The name
  // contains the user id, because users cannot connect to each other's sockets.
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

/**
 * Waits until the listening process has ended. True when no process listened and only the file of the socket was left.
 */
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
    // A broken connection counts as closed.
    signal?.throwIfAborted();
  } finally {
    socket.destroy();
  }
  return false;
}
