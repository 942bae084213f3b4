import busboy, { type Busboy } from 'busboy';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { PayloadRequest } from 'payload';
import { nearestName } from '../../../domain/operations/strictInput.ts';
import { env } from '../../../env.ts';
import { Problem } from '../../../errors/problem.ts';
import { uploadFolder } from '../../operations/files/uploadFolder.ts';
import { storeFile, type ArrivingFile, type ReceivedFile } from './storeFile.ts';

const maximumFiles = 8;
const maximumTextBytes = 262_144;
/** An upload that sends nothing for so long is over. */
const silenceMs = 60_000;
const megabyte = 1024 * 1024;

/** The parts of a form that was received. */
export interface ReceivedForm {
  readonly files: readonly ReceivedFile[];
  /** The part `_payload`, if it came. */
  readonly text: string | undefined;
  /** Removes the files, because nothing came of them. */
  readonly discard: () => Promise<void>;
}

/**
 * Receives a form with files of any size: each goes to the disk as it arrives. When the form is refused, the disk is full
 * or the client hangs up, nothing is left. The rest of a refused form stays in the connection, and the HTTP server drains
 * it, so that the client gets the answer.
 *
 * @throws {Problem} `invalid_form`, `unknown_field`, `wrong_type`, `sent_twice`, `invalid_character`, `required`,
 *   `empty_file`, `too_many_files`, `too_large`, `storage_full`, `request_timeout`
 */
export async function receiveForm(req: PayloadRequest): Promise<ReceivedForm> {
  const limit = env().IMPORT_MAX_MEGABYTES;
  const tooLargeFiles = () => tooLarge('file', `${String(limit)} MB`);
  if (Number(req.headers.get('content-length') ?? 0) > (limit + 1) * megabyte) throw tooLargeFiles();
  const folder = uploadFolder(req.payload, 'food-imports');
  await mkdir(folder, { recursive: true, mode: 0o750 });

  const parser = parserOf(req.headers.get('content-type') ?? '');
  const arriving: ArrivingFile[] = [];
  const stop = new AbortController();
  let text: string | undefined;
  let total = 0;
  const { fail, unlessFailed } = failures();

  parser.on('field', (name: string | undefined, value: string | undefined, { valueTruncated }) => {
    if (name !== '_payload') fail(wrongPart(name));
    else if (text !== undefined) fail(new Problem('sent_twice', { field: name }));
    else if (valueTruncated) fail(tooLarge(name, `${String(maximumTextBytes / 1024)} KiB`));
    else if (value === undefined || value.includes('\ufffd'))
      fail(new Problem('invalid_character', { field: name }));
    else text = value;
  });
  parser.on('file', (name: string | undefined, stream: Readable, { filename }: { filename?: string }) => {
    // A form without end is an error of the parser, too.
    stream.on('error', () => undefined);
    if (name === 'file' && arriving.length < maximumFiles) {
      const file = storeFile(req, {
        stream,
        claimedName: filename ?? '',
        folder,
        signal: stop.signal,
        onBytes: (bytes) => {
          total += bytes;
          if (total > limit * megabyte) throw tooLargeFiles();
        },
      });
      arriving.push(file);
      file.written.catch(fail);
      return;
    }
    stream.resume();
    fail(
      name === 'file'
        ? new Problem('too_many_files', { field: name, parameters: { limit: maximumFiles } })
        : wrongPart(name),
    );
  });
  parser.on('partsLimit', () => {
    fail(new Problem('invalid_form'));
  });
  // One broken form may emit several errors. Without a listener the second would end the process.
  parser.on('error', () => {
    fail(new Problem('invalid_form'));
  });

  async function discard(): Promise<void> {
    stop.abort();
    parser.destroy();
    await Promise.allSettled(arriving.map(({ written }) => written));
    await Promise.all(arriving.map(({ remove }) => remove()));
  }
  try {
    const closed = once(parser, 'close');
    closed.catch(() => undefined);
    await feed(parser, { body: req.body, unlessFailed });
    await unlessFailed(closed);
    const files = await unlessFailed(Promise.all(arriving.map(({ written }) => written)));
    refuseFaults(files);
    return { files, text, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

interface Failures {
  /** The first fault ends the upload. */
  readonly fail: (error: unknown) => void;
  /** Waits for work, or throws the fault as soon as there is one. */
  readonly unlessFailed: <Result>(work: Promise<Result>) => Promise<Result>;
}

/** A race with one promise that lives as long as the upload would keep every chunk of it in memory. */
function failures(): Failures {
  let fault: { readonly error: unknown } | undefined;
  let interrupt: (error: unknown) => void = () => undefined;
  return {
    fail: (error) => {
      fault ??= { error };
      interrupt(fault.error);
    },
    unlessFailed: (work) =>
      new Promise((resolve, reject) => {
        interrupt = reject;
        if (fault !== undefined) interrupt(fault.error);
        work.then(resolve, reject);
      }),
  };
}

function parserOf(contentType: string): Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { fieldSize: maximumTextBytes + 1, parts: maximumFiles + 3 },
    });
  } catch {
    // There is no boundary, or the type is not multipart/form-data.
    throw new Problem('invalid_form');
  }
}

/** Gives the body to the parser, as fast as the disk takes it. */
async function feed(
  parser: Busboy,
  { body, unlessFailed }: { body: PayloadRequest['body']; unlessFailed: Failures['unlessFailed'] },
): Promise<void> {
  const reader = body?.getReader();
  if (reader === undefined) throw new Problem('invalid_form');
  for (;;) {
    const next = await unlessFailed(arrival(reader));
    if (next.done) break;
    if (!parser.write(next.value)) await unlessFailed(once(parser, 'drain'));
  }
  parser.end();
}

/** The next bytes. A client that hangs up or falls silent ends the upload. */
async function arrival(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const timer = new AbortController();
  try {
    return await Promise.race([
      reader.read().catch(() => {
        throw new Problem('invalid_form');
      }),
      wait(silenceMs, undefined, { signal: timer.signal, ref: false }).then(() => {
        throw new Problem('request_timeout');
      }),
    ]);
  } finally {
    timer.abort();
  }
}

function refuseFaults(files: readonly ReceivedFile[]): void {
  if (files.length === 0) throw new Problem('required', { field: 'file' });
  if (files.some(({ bytes }) => bytes === 0)) throw new Problem('empty_file', { field: 'file' });
  const hashes = new Set(files.map(({ sha256 }) => sha256));
  if (hashes.size < files.length) throw new Problem('sent_twice', { field: 'file' });
}

function wrongPart(name = ''): Problem {
  if (name === '_payload')
    return new Problem('wrong_type', { field: name, parameters: { expected: 'a-text' } });
  if (name === 'file') return new Problem('wrong_type', { field: name, parameters: { expected: 'a-file' } });
  const field = name.slice(0, 100);
  return new Problem('unknown_field', {
    field,
    parameters: { nearest: nearestName(field, ['_payload', 'file']) },
  });
}

function tooLarge(field: string, limit: string): Problem {
  return new Problem('too_large', { field, parameters: { limit } });
}
