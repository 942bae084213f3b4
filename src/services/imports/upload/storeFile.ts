import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PayloadRequest } from 'payload';
import { shownFileName } from '../../../domain/imports/process/fileName.ts';
import type { ImportFile } from '../../../domain/imports/settings/settings.ts';
import { serverFileName } from '../../../domain/operations/uploadFiles.ts';
import { Problem } from '../../../errors/problem.ts';
import { fullDiskCodes, isFileFault } from '../../operations/files/fileFault.ts';
import { nameFile, removeNamedFile } from '../../operations/files/namedFile.ts';

/** After so long, a file whose upload died with its process is removed. */
const graceSeconds = 86_400;

/** A file of an upload on disk. Until somebody keeps it, it stands among the files to remove, as `entry`. */
export interface ReceivedFile extends ImportFile {
  readonly storedName: string;
  readonly entry: number;
}

/** A file that is written while it arrives. */
export interface ArrivingFile {
  /** Settles when the file is on disk. */
  readonly written: Promise<ReceivedFile>;
  /** Removes what is there of it. Its writing must have ended. */
  readonly remove: () => Promise<void>;
}

/** Writes a file to the folder while it arrives, and computes its hash. @param input.onBytes may throw. */
export function storeFile(
  req: PayloadRequest,
  {
    stream,
    claimedName,
    folder,
    signal,
    onBytes,
  }: {
    stream: Readable;
    claimedName: string;
    folder: string;
    signal: AbortSignal;
    onBytes: (bytes: number) => void;
  },
): ArrivingFile {
  const name = shownFileName(claimedName);
  const storedName = serverFileName(name, randomUUID());
  const path = join(folder, storedName);
  let entry: number | undefined;

  async function write(): Promise<ReceivedFile> {
    entry = await nameFile(req, { collection: 'food-imports', filename: storedName, graceSeconds });
    const hash = createHash('sha256');
    let bytes = 0;
    const count = new Transform({
      transform: (chunk: Buffer, _, done) => {
        bytes += chunk.length;
        hash.update(chunk);
        try {
          onBytes(chunk.length);
          done(null, chunk);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      },
    });
    await pipeline(stream, count, createWriteStream(path, { flags: 'wx', mode: 0o640 }), { signal });
    await sync(path);
    return { name, bytes, sha256: hash.digest('hex'), storedName, entry };
  }
  return {
    written: write().catch((error: unknown) => {
      throw isFileFault(error, fullDiskCodes) ? new Problem('storage_full', { field: 'file' }) : error;
    }),
    remove: async () => {
      // At once, because the disk may be full. If it fails, the job does it.
      await rm(path, { force: true }).catch(() => undefined);
      if (entry !== undefined) await removeNamedFile(req, entry);
    },
  };
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
