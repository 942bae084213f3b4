import { chmodSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run needs at most for its databases, and what must stay free beside them. */
const neededBytes = 3e9;
const sparedBytes = 3e9;

/**
 * Makes a folder for the data of an embedded PostgreSQL that every account may enter. mkdtemp allows only its owner;
 * for root the product would then keep the database in another folder, which no test removes.
 */
export function openFolder(name: string, parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, `diningcoach-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * Makes such a folder in memory, or on the disk where the memory is small. A database of a test file has 650 files, and
 * a disk needs up to ten times as long to make them.
 */
export function openMemoryFolder(name: string): string {
  return openFolder(name, hasRoomInMemory() ? '/dev/shm' : tmpdir());
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > neededBytes && process.availableMemory() > neededBytes + sparedBytes;
  } catch {
    return false;
  }
}
