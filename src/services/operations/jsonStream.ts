import { textStream } from './textStream.ts';

/**
 * Writes a JSON object as a stream. Members that are async iterables become arrays; their elements are read one by one
 * and no faster than the client reads.
 */
export function jsonStream({
  members,
  onError,
}: {
  members: object;
  /** Receives an error. The answer ends early then, because its status is already sent. */
  onError: (error: unknown) => void;
}): ReadableStream<Uint8Array> {
  return textStream(jsonPieces(members), onError);
}

/** The text of a JSON object, piece by piece. Members that are async iterables become arrays. */
export async function* jsonPieces(members: object): AsyncGenerator<string, undefined> {
  let separator = '{';
  for (const [name, value] of Object.entries(members) as [string, unknown][]) {
    yield `${separator}\n${JSON.stringify(name)}: `;
    separator = ',';
    if (isAsyncIterable(value)) yield* elementsOf(value);
    else yield JSON.stringify(value ?? null);
  }
  yield '\n}\n';
  return undefined;
}

async function* elementsOf(list: AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = '[';
  for await (const element of list) {
    yield `${separator}\n  ${JSON.stringify(element)}`;
    separator = ',';
  }
  yield separator === '[' ? '[]' : '\n]';
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
