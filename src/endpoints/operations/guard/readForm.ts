import busboy, { type Busboy } from 'busboy';
import { maximumUploadMegabytes } from '../../../domain/operations/uploadFiles.ts';
import { Problem } from '../../../errors/problem.ts';
import { nearestName } from '../../../domain/operations/strictInput.ts';
import { maximumJsonBytes, readBody } from './readBody.ts';

/** A file of a form, with the name and type that the client claims. */
export interface FormFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

/** A parsed form. Its parts are those that Payload reads: `_payload`, a JSON text with the data, and `file`. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly file?: FormFile;
}

const maximumFileBytes = maximumUploadMegabytes * 1024 * 1024;
const fileLimit = `${String(maximumUploadMegabytes)} MB`;
/** The boundaries and headers of two parts. */
const overheadBytes = 16_384;

/**
 * Parses a multipart form, and refuses what Payload would ignore or fail at: another part, a part that comes twice, a
 * file in place of a text or a text in place of a file, a form without end.
 *
 * @throws {Problem} 400 with the part (`invalid_form`, `unknown_field`, `wrong_type`, `sent_twice`, `empty_file`,
 *   `invalid_character`), or 413 `too_large`.
 */
export async function readForm(request: Request): Promise<Form> {
  const body = await readBody(request, maximumFileBytes + maximumJsonBytes + overheadBytes, {
    field: 'file',
    limit: fileLimit,
  });
  const parser = parserOf(request.headers.get('content-type') ?? '');
  const parts = collectParts(parser);
  parser.end(body);
  return parts;
}

function parserOf(contentType: string): Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { fieldSize: maximumJsonBytes + 1, fileSize: maximumFileBytes + 1, parts: 10 },
    });
  } catch {
    // There is no boundary, or the type is not multipart/form-data.
    throw new Problem('invalid_form');
  }
}

async function collectParts(parser: Busboy): Promise<Form> {
  const fields: Record<string, string> = {};
  const files: FormFile[] = [];
  let fault: Problem | undefined;
  const refuse = (problem: Problem) => {
    fault ??= problem;
  };
  // busboy passes no name where the part has none, and no value where it does not know the charset of the part.
  parser.on('field', (name: string | undefined, value: string | undefined, { valueTruncated }) => {
    if (name !== '_payload') refuse(wrongPart(name));
    else if (Object.hasOwn(fields, name)) refuse(new Problem('sent_twice', { field: name }));
    else if (valueTruncated) refuse(tooLarge(name, `${String(maximumJsonBytes / 1024)} KiB`));
    // Bytes that are not UTF-8 became replacement characters. Their text is lost.
    else if (value === undefined || value.includes('\ufffd'))
      refuse(new Problem('invalid_character', { field: name }));
    else fields[name] = value;
  });
  parser.on('file', (name: string | undefined, stream, { filename, mimeType }) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A form without end is an error of the parser, too.
    stream.on('error', () => undefined);
    stream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      // A browser sends an empty part for a field in which nobody chose a file.
      if (name === 'file' && bytes.length === 0 && !filename) return;
      if (name !== 'file') refuse(wrongPart(name));
      else if (files.length > 0) refuse(new Problem('sent_twice', { field: name }));
      else if (bytes.length === 0) refuse(new Problem('empty_file', { field: name }));
      else if (bytes.length > maximumFileBytes) refuse(tooLarge(name, fileLimit));
      files.push({ name: filename, type: mimeType, bytes });
    });
  });
  parser.on('partsLimit', () => {
    refuse(new Problem('invalid_form'));
  });
  await new Promise<void>((resolve, reject) => {
    parser.on('close', resolve);
    // One broken form may emit several errors. Without a listener the second would end the process.
    parser.on('error', () => {
      reject(new Problem('invalid_form'));
    });
  });
  if (fault !== undefined) throw fault;
  const [file] = files;
  return { fields, ...(file === undefined ? {} : { file }) };
}

/** A part of another name, or a part of a form that comes as a file or as a text although it is the other one. */
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
