import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import type { TextEncoding } from '../../../domain/imports/settings.ts';
import { ImportFault } from '../importFault.ts';
import { readingFault, toBuffer, type ImportSource } from './sources.ts';

/** A text file and its detected encoding. */
export interface TextFile {
  /** Messages contain it. */
  readonly name: string;
  readonly source: ImportSource;
  readonly encoding: TextEncoding;
}

/**
 * Detects the encoding of a file by reading all of it. A byte order mark decides. Otherwise the candidate with the
 * fewest broken characters wins, so that one invalid byte in a million lines does not change the encoding.
 *
 * @throws {ImportFault} when the file does not exist or is binary.
 */
export async function openTextFile(source: ImportSource): Promise<TextFile> {
  const { path, name } = source;
  const [first = 0, second = 0] = await firstBytes(path);
  if (first === 0xff && second === 0xfe) return { name, source, encoding: 'utf-16le' };
  if (first === 0xfe && second === 0xff) return { name, source, encoding: 'utf-16be' };
  if (first === 0x50 && second === 0x4b) {
    throw new ImportFault('not_csv', {
      file: path,
      reason: 'it is a zip or Excel file; save it as CSV first',
    });
  }
  let bestCandidate: { encoding: TextEncoding; broken: number } | undefined;
  for (const encoding of ['utf-8', 'cp949'] as const) {
    const brokenCount = await countBroken({ path, encoding, giveUpAt: bestCandidate?.broken });
    if (bestCandidate === undefined || brokenCount < bestCandidate.broken)
      bestCandidate = { encoding, broken: brokenCount };
    if (brokenCount === 0) break;
  }
  return { name, source, encoding: bestCandidate?.encoding ?? 'utf-8' };
}

/** Decodes a file as a stream, without the byte order mark. Memory does not grow with the file. */
export async function* decodeFile(file: TextFile, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(file.encoding, { stripBOM: true });
  for await (const chunk of createReadStream(file.source.path)) {
    const bytes = toBuffer(chunk);
    onBytes?.(bytes.length);
    yield decoder.write(bytes);
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== '') yield rest;
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { end: 3 })) return toBuffer(chunk);
    return Buffer.alloc(0);
  } catch (error) {
    throw readingFault(error, path);
  }
}

async function countBroken({
  encoding,
  path,
  giveUpAt,
}: {
  path: string;
  encoding: TextEncoding;
  giveUpAt: number | undefined;
}) {
  const decoder = iconv.getDecoder(encoding);
  let brokenCount = 0;
  let nuls = 0;
  let length = 0;
  for await (const chunk of createReadStream(path)) {
    const text = decoder.write(toBuffer(chunk));
    length += text.length;
    brokenCount += text.split('\ufffd').length - 1;
    nuls += text.split('\0').length - 1;
    // A single NUL makes a row invalid; a file with many of them is binary.
    if (nuls > 16 && nuls > length / 1000) {
      throw new ImportFault('not_csv', { file: path, reason: 'it is binary' });
    }
    if (giveUpAt !== undefined && brokenCount > giveUpAt) break;
  }
  return brokenCount + (decoder.end() ?? '').split('\ufffd').length - 1;
}
