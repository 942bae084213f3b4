import { jsonDepth, maximumBodyDepth, pathOfUnstorable } from '../../domain/operations/requestShape.ts';
import { Problem } from '../../errors/problem.ts';

/** The largest JSON body in bytes. Photos and CSV files come as multipart instead. */
export const maximumJsonBytes = 1_048_576;

/**
 * Reads a whole body and stops when it is larger than allowed. The rest stays in the connection, and the HTTP server
 * drains it: cancelling would reset the connection, and the client would never receive the error.
 *
 * @throws {Problem} 413
 */
export async function readBody(request: Request, maximumBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maximumBytes) throw tooLarge(maximumBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > maximumBytes) throw tooLarge(maximumBytes);
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/**
 * Parses a JSON object and refuses values that the database cannot store or that a recursive reader cannot process.
 *
 * @throws {Problem} 400: `invalid_json`, `invalid_character` with the field, or `too_deep`.
 */
export function parseJsonBody(body: Uint8Array): Readonly<Record<string, unknown>> {
  const text = decode(body);
  if (jsonDepth(text) > maximumBodyDepth) {
    throw new Problem('too_deep', { parameters: { limit: maximumBodyDepth } });
  }
  if (text.includes('\0')) throw new Problem('invalid_character');
  const json = parse(text);
  // Only an escape can contain an unstorable character here, because invalid UTF-8 was refused above.
  const path = text.includes('\\u') ? pathOfUnstorable(json) : undefined;
  if (path !== undefined)
    throw new Problem('invalid_character', path === '' ? {} : { field: path.slice(0, 200) });
  return json;
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Problem('invalid_character');
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Problem('invalid_json');
  }
  if (!isObject(json)) throw new Problem('invalid_json');
  return json;
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function tooLarge(maximumBytes: number): Problem {
  return new Problem('too_large', { parameters: { limit: `${String(maximumBytes / 1024)} KiB` } });
}
