import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the files of one peer. It is removed at the end. */
export interface OwnFolder {
  readonly path: string;
  /** Bytes on disk. A sparse file counts with its allocated blocks. */
  readonly bytes: () => number;
  readonly remove: () => void;
}

export function makeOwnFolder(peer: string): OwnFolder {
  const path = mkdtempSync(join(tmpdir(), `diningcoach-bench-${peer}-`));
  return {
    path,
    bytes: () =>
      readdirSync(path)
        .map((file) => statSync(join(path, file)).blocks * 512)
        .reduce((sum, bytes) => sum + bytes, 0),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
