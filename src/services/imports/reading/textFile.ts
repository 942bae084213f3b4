import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import {
  collectEvidence,
  fittingEncodings,
  type GuessedEncoding,
} from '../../../domain/imports/files/encoding.ts';
import { detectFormat, type TextFormat } from '../../../domain/imports/files/format.ts';
import type { TextEncoding } from '../../../domain/imports/settings/settings.ts';
import { ImportFault } from '../importFault.ts';
import { readBytes, type PackedText } from './packed.ts';
import { splitRows, type CsvRow } from './splitRows.ts';

/** A text with its encoding and format. */
export interface TextFile extends PackedText {
  readonly encoding: TextEncoding;
  readonly format: TextFormat;
}

/** The encoding of a text, and the others that fit it as well. */
export interface DetectedEncoding {
  readonly encoding: TextEncoding;
  /** Words that read well in more than one encoding; empty when only one fits. */
  readonly readings: readonly { readonly encoding: GuessedEncoding; readonly sample: string }[];
}

/**
 * Detects the encoding of a text by reading all of it. A byte order mark decides, then valid UTF-8, then NUL bytes
 * (UTF-16), then how the words read.
 *
 * @throws {ImportFault} when it cannot be read, or is binary.
 */
export async function detectEncoding(text: PackedText, signal?: AbortSignal): Promise<DetectedEncoding> {
  const { marked, isPlainUtf8, nuls, bytes } = await surveyBytes(text, signal);
  if (marked !== undefined) return { encoding: marked, readings: [] };
  const wide = wideEncoding(nuls, bytes);
  if (wide !== undefined) return { encoding: wide, readings: [] };
  // A single NUL makes a row invalid; a file with many of them is binary.
  const nulCount = nuls.even + nuls.odd;
  if (nulCount > 16 && nulCount > bytes / 1_000) throw binary(text);
  if (isPlainUtf8) return { encoding: 'utf-8', readings: [] };
  return judgeWords(text, signal);
}

function binary({ name }: PackedText): ImportFault {
  const reason = { ko: '이진 파일입니다', en: 'it is binary' };
  return new ImportFault('not_csv', { file: name, reason });
}

/** Detects how a text is written, from its beginning. */
export async function openTextFile(text: PackedText, encoding: TextEncoding): Promise<TextFile> {
  let sample = '';
  for await (const chunk of decoded(text, encoding)) {
    sample += chunk;
    if (sample.length >= sampleLength) break;
  }
  return { ...text, encoding, format: detectFormat(sample.slice(0, sampleLength)) };
}

const sampleLength = 65_536;

/** Reads the rows of a text as a stream, including header lines and without blank rows, those of a chunk together. */
export function readRows(text: TextFile): AsyncGenerator<readonly CsvRow[]> {
  return splitRows(decoded(text, text.encoding), text.format);
}

/** Decodes a text as a stream, without the byte order mark. Memory does not grow with the file. */
async function* decoded(text: PackedText, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const bytes of readBytes(text)) yield decoder.write(bytes);
  const rest = decoder.end();
  if (rest !== undefined && rest !== '') yield rest;
}

interface Survey {
  readonly marked: TextEncoding | undefined;
  /** Valid UTF-8, either ASCII or with characters that no other encoding has by chance. */
  readonly isPlainUtf8: boolean;
  /** NUL bytes at even and odd places. */
  readonly nuls: { readonly even: number; readonly odd: number };
  readonly bytes: number;
}

/** One fast pass over all bytes. Most files are UTF-8, and the checks of Node for it are native. */
async function surveyBytes(text: PackedText, signal: AbortSignal | undefined): Promise<Survey> {
  const nuls = { even: 0, odd: 0 };
  let marked: TextEncoding | undefined;
  let bytes = 0;
  let isValid = true;
  let hasLongCharacter = false;
  let hasShortCharacter = false;
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of readBytes(text)) {
    signal?.throwIfAborted();
    if (bytes === 0) marked = markOf(chunk);
    for (let at = marked === undefined ? chunk.indexOf(0) : -1; at !== -1; at = chunk.indexOf(0, at + 1)) {
      if ((bytes + at) % 2 === 0) nuls.even += 1;
      else nuls.odd += 1;
    }
    bytes += chunk.length;
    // No text has thousands of them on both sides.
    if (nuls.even > 10_000 && nuls.odd > 10_000) throw binary(text);
    if (!isValid) continue;
    const joined = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    const cut = wholeCharacters(joined);
    tail = joined.subarray(cut);
    isValid = isUtf8(joined.subarray(0, cut));
    if (hasLongCharacter || isAscii(joined)) continue;
    for (const byte of joined.subarray(0, cut)) {
      if (byte < 0xc0) continue;
      hasShortCharacter = true;
      if (byte >= 0xe0) {
        hasLongCharacter = true;
        break;
      }
    }
  }
  const isPlainUtf8 = isValid && tail.length === 0 && (hasLongCharacter || !hasShortCharacter);
  return { marked, isPlainUtf8, nuls, bytes };
}

function markOf(start: Buffer): TextEncoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 'utf-8' : undefined;
}

/** The place before a character of UTF-8 that the end of the bytes cuts. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (length > 0) return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/**
 * UTF-16 without a byte order mark: commas, digits and line ends have a NUL before or behind them, always on the same
 * side.
 */
function wideEncoding({ even, odd }: Survey['nuls'], bytes: number): TextEncoding | undefined {
  if (even + odd < bytes / 50) return undefined;
  if (even * 100 <= odd) return 'utf-16le';
  return odd * 100 <= even ? 'utf-16be' : undefined;
}

async function judgeWords(text: PackedText, signal: AbortSignal | undefined): Promise<DetectedEncoding> {
  const collecting = collectEvidence();
  for await (const chunk of readBytes(text)) {
    signal?.throwIfAborted();
    collecting.add(chunk);
  }
  const evidence = collecting.end();
  const fitting = fittingEncodings(evidence);
  const [encoding = 'utf-8'] = fitting;
  if (fitting.length === 1) return { encoding, readings: [] };
  const readings = fitting.map((one) => {
    const words = evidence.words.map((word) => iconv.decode(Buffer.from(word), one));
    return { encoding: one, sample: [...new Set(words)].slice(0, 5).join(', ') };
  });
  return { encoding, readings };
}
