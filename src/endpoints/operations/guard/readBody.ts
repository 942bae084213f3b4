import { jsonDepth, maximumBodyDepth, pathOfUnstorable } from '../../../domain/operations/requestShape.ts';
import { Problem } from '../../../errors/problem.ts';

/** The largest JSON body in bytes. Photos and CSV files come as multipart instead. */
export const maximumJsonBytes = 262_144;

/**
 * Reads a whole body and stops when it is larger than allowed. The rest stays in the connection, and the HTTP server
 * drains it: cancelling would reset the connection, and the client would never receive the error.
 *
 * @param about the field and the limit that the error names, where they are not those of the whole body.
 * @throws {Problem} 413
 */
export async function readBody(
  request: Request,
  maximumBytes: number,
  about: { field?: string; limit: string } = { limit: `${String(maximumBytes / 1024)} KiB` },
): Promise<Buffer<ArrayBuffer>> {
  const { limit, ...field } = about;
  const refusal = () => new Problem('too_large', { ...field, parameters: { limit } });
  if (Number(request.headers.get('content-length') ?? 0) > maximumBytes) throw refusal();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > maximumBytes) throw refusal();
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
  return parseJsonObject(decode(body));
}

/** The same for a text. `field` is the part of a form that contains it. */
export function parseJsonObject(text: string, field?: string): Readonly<Record<string, unknown>> {
  const about = field === undefined ? {} : { field };
  if (jsonDepth(text) > maximumBodyDepth) {
    throw new Problem('too_deep', { ...about, parameters: { limit: maximumBodyDepth } });
  }
  if (text.includes('\0')) throw new Problem('invalid_character', about);
  const json = parse(text);
  if (json === undefined) throw new Problem('invalid_json', about);
  // Only an escape can contain an unstorable character here, because invalid UTF-8 was refused before.
  const path = text.includes('\\u') ? pathOfUnstorable(json) : undefined;
  if (path !== undefined)
    throw new Problem('invalid_character', path === '' ? about : { field: path.slice(0, 200) });
  return json;
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Problem('invalid_character');
  }
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
