import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { archiveContent, contentStart, otherContent } from '../../../domain/imports/files/content.ts';
import { codeOf, ImportFault } from '../importFault.ts';
import { readingFault, toBuffer, type ImportSource } from './sources.ts';

/** The bytes of one text: a given file, unpacked, or a file in an archive. */
export interface PackedText {
  /** The name of the file; for one in an archive `archive.zip/foods.csv`. Messages contain it. */
  readonly name: string;
  readonly source: ImportSource;
  readonly compressed: 'gzip' | 'zip' | null;
  /** Its name in the archive. */
  readonly entry: string | null;
  /** How many bytes of the given file it takes. */
  readonly bytes: number;
}

/**
 * Bounds of what is unpacked. A food table packs to a fifth, one with many equal lines to a thirtieth. Nothing is
 * unpacked to the disk or kept in memory, so that the bounds protect time only.
 */
const limits = { megabytes: 8_192, ratio: 250, ratioFromMegabytes: 16, entries: 1_000, texts: 8 };
const megabyte = 1_048_576;
/** Larger chunks than Node's 64 KiB cost less for each byte. */
const chunkBytes = 262_144;

/** The texts of all files. A file that is given twice is read once; others of the same name get numbers. */
export async function openAll(files: readonly ImportSource[]): Promise<PackedText[]> {
  if (files.length === 0) throw new ImportFault('no_files');
  const different = files.filter(
    ({ sha256 }, at) => files.findIndex((file) => file.sha256 === sha256) === at,
  );
  const texts: PackedText[] = [];
  for (const file of different) texts.push(...(await openPacked(file)));
  return texts.map((text, at) => {
    const before = texts.slice(0, at).filter(({ name }) => name === text.name).length;
    return before === 0 ? text : { ...text, name: `${text.name} (${before + 1})` };
  });
}

/**
 * Lists the texts of a file: itself, or the CSV files of a zip archive.
 *
 * @throws {ImportFault} when it cannot be read, is something else (PDF, Excel), or an archive without CSV files.
 */
async function openPacked(source: ImportSource): Promise<PackedText[]> {
  const start = await firstBytes(source);
  const [first, second] = start;
  const whole = { name: source.name, source, entry: null, bytes: source.bytes };
  if (first === 0x50 && second === 0x4b) return listArchive(source);
  if (first === 0x1f && second === 0x8b) return [{ ...whole, compressed: 'gzip' }];
  return [{ ...whole, compressed: null }];
}

/**
 * Reads the unpacked bytes of a text as a stream.
 *
 * @throws {ImportFault} when the file is cut or damaged, changes while it is read, is too large unpacked, or is
 *   something else.
 */
export async function* readBytes(text: PackedText): AsyncGenerator<Buffer> {
  let isFirst = true;
  let unpacked = 0;
  try {
    for await (const bytes of bytesOf(text)) {
      const reason = isFirst ? otherContent(bytes.subarray(0, contentStart)) : undefined;
      if (reason !== undefined) throw new ImportFault('not_csv', { file: text.name, reason });
      isFirst = false;
      unpacked += bytes.length;
      if (text.compressed !== null) checkSize(text, unpacked);
      yield bytes;
    }
  } catch (error) {
    throw unpackingFault(error, text);
  }
}

function bytesOf(text: PackedText): AsyncGenerator<Buffer> {
  switch (text.compressed) {
    case 'gzip':
      return gunzipped(text);
    case 'zip':
      return unzipped(text);
    case null:
      return plainBytes(text.source);
  }
}

async function* plainBytes(source: ImportSource): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of createReadStream(source.path, { highWaterMark: chunkBytes })) {
    const buffer = toBuffer(chunk);
    bytes += buffer.length;
    yield buffer;
  }
  if (bytes !== source.bytes) throw new ImportFault('file_changed', { file: source.name });
}

async function* gunzipped({ source }: PackedText): AsyncGenerator<Buffer> {
  let bytes = 0;
  const file = createReadStream(source.path, { highWaterMark: chunkBytes });
  const unpacked = file.pipe(createGunzip({ chunkSize: chunkBytes }));
  file.on('error', (error) => unpacked.destroy(error));
  file.on('data', (chunk) => {
    bytes += chunk.length;
  });
  try {
    for await (const chunk of unpacked) yield toBuffer(chunk);
    if (bytes !== source.bytes) throw new ImportFault('file_changed', { file: source.name });
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

async function* unzipped({ source, entry }: PackedText): AsyncGenerator<Buffer> {
  const zip = await openPromise(source.path, { autoClose: false });
  let stream: Readable | undefined;
  try {
    const found = await findEntry(zip, entry ?? '');
    if (found === undefined) throw new ImportFault('file_changed', { file: source.name });
    stream = await zip.openReadStreamPromise(found);
    let checksum = 0;
    for await (const chunk of stream) {
      const buffer = toBuffer(chunk);
      checksum = crc32(buffer, checksum);
      yield buffer;
    }
    if (checksum !== found.crc32) throw new Error('the checksum does not fit');
  } finally {
    stream?.destroy();
    zip.close();
  }
}

async function findEntry(zip: ZipFile, name: string): Promise<Entry | undefined> {
  for await (const entry of zip.eachEntry()) if (entry.fileName === name) return entry;
  return undefined;
}

async function listArchive(source: ImportSource): Promise<PackedText[]> {
  try {
    const zip = await openPromise(source.path, { autoClose: false });
    try {
      const entries: Entry[] = [];
      for await (const entry of zip.eachEntry()) {
        entries.push(entry);
        if (entries.length > limits.entries) break;
      }
      return textsOf(source, entries);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw unpackingFault(error, { name: source.name, compressed: 'zip' });
  }
}

function textsOf(source: ImportSource, entries: readonly Entry[]): PackedText[] {
  const file = source.name;
  const reason = archiveContent(entries.map(({ fileName }) => fileName));
  if (reason !== undefined) throw new ImportFault('not_csv', { file, reason });
  // Archives of macOS have a second file with a point for each.
  const visible = entries.filter(({ fileName }) => !/(?:^|\/)(?:__MACOSX\/|\.)/.test(fileName));
  const named = (pattern: RegExp) => visible.filter(({ fileName }) => pattern.test(fileName));
  const tables = named(/\.(?:csv|tsv|tab)$/i);
  const texts = tables.length > 0 ? tables : named(/\.txt$/i);
  if (texts.length === 0) throw new ImportFault('archive_empty', { file });
  if (texts.length > limits.texts) throw new ImportFault('too_many_files', { file, limit: limits.texts });
  return texts.map((entry): PackedText => {
    const { fileName, compressedSize, uncompressedSize } = entry;
    const text = {
      name: `${file}/${fileName}`,
      source,
      entry: fileName,
      bytes: compressedSize,
      compressed: 'zip',
    } as const;
    if (entry.isEncrypted()) throw new ImportFault('archive_encrypted', { file: text.name });
    checkSize(text, uncompressedSize);
    return text;
  });
}

/** @throws {ImportFault} when a text unpacks to more than a food table does: it was made to fill a disk or a memory. */
function checkSize({ name, bytes }: Pick<PackedText, 'name' | 'bytes'>, unpacked: number): void {
  if (unpacked > limits.megabytes * megabyte) {
    throw new ImportFault('unpacked_too_large', { file: name, limit: limits.megabytes });
  }
  if (unpacked > limits.ratioFromMegabytes * megabyte && unpacked > bytes * limits.ratio) {
    throw new ImportFault('packed_too_much', { file: name, ratio: limits.ratio });
  }
}

async function firstBytes(source: ImportSource): Promise<Uint8Array> {
  try {
    const file = await open(source.path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readingFault(error, source.name);
  }
}

function unpackingFault(
  error: unknown,
  { name, compressed }: Pick<PackedText, 'name' | 'compressed'>,
): unknown {
  if (error instanceof ImportFault) return error;
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') return new ImportFault('file_cut', { file: name }, { cause: error });
  if (code.startsWith('Z_')) return new ImportFault('file_damaged', { file: name }, { cause: error });
  if (code !== '') return readingFault(error, name);
  if (compressed !== 'zip') return error;
  // yauzl tells faults of an archive by texts only; a missing directory at the end means that the rest is missing.
  const isCut = /end of central directory|unexpected EOF/i.test(String(error));
  return new ImportFault(isCut ? 'file_cut' : 'file_damaged', { file: name }, { cause: error });
}
