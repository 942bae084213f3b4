import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { LocalizedText } from '../../../domain/language.ts';
import type { ImportFile } from '../../../domain/imports/settings/settings.ts';
import { codeOf, ImportFault } from '../importFault.ts';

/** A given file on this machine. Nobody changes it while an import reads it. */
export interface ImportSource extends ImportFile {
  readonly path: string;
}

/**
 * The files of the command line, in their order. Messages name them by their paths, as the caller gave them.
 *
 * @throws {ImportFault} when one cannot be read.
 */
export async function importSources(paths: readonly string[]): Promise<ImportSource[]> {
  const sources: ImportSource[] = [];
  for (const path of paths) sources.push(await importSource(path));
  return sources;
}

async function importSource(path: string): Promise<ImportSource> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new ImportFault('not_readable', { file: path, reason: reasons.EISDIR });
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(toBuffer(chunk));
    return { path, name: path, bytes: stats.size, sha256: hash.digest('hex') };
  } catch (error) {
    throw readingFault(error, path);
  }
}

/** Chunks of a file stream without encoding are buffers. */
export function toBuffer(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  throw new TypeError('a file stream gives buffers');
}

/** Says in one line why a file cannot be read. */
export function readingFault(error: unknown, name: string): ImportFault {
  if (error instanceof ImportFault) return error;
  const code = codeOf(error);
  if (code === 'ENOENT') return new ImportFault('no_such_file', { file: name }, { cause: error });
  const reason = isReason(code) ? reasons[code] : code || 'unknown';
  return new ImportFault('not_readable', { file: name, reason }, { cause: error });
}

const reasons = {
  EACCES: { ko: '읽을 권한이 없습니다', en: 'no permission' },
  EPERM: { ko: '읽을 권한이 없습니다', en: 'no permission' },
  EISDIR: { ko: '파일이 아닙니다', en: 'it is not a file' },
  EIO: { ko: '디스크에서 읽지 못했습니다', en: 'the disk does not give it' },
} as const satisfies Record<string, LocalizedText>;

function isReason(code: string): code is keyof typeof reasons {
  return Object.hasOwn(reasons, code);
}
