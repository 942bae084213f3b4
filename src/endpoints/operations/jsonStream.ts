/**
 * Writes a JSON object piece by piece; members that are async iterables become arrays, an element at a time, and no
 * faster than the reader reads.
 */
export function jsonStream({
  members,
  onError,
}: {
  members: object;
  /** Told of an error; the answer breaks off, because its status is sent already. */
  onError: (error: unknown) => void;
}): ReadableStream<Uint8Array> {
  const pieces = piecesOf(members);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      } catch (error) {
        onError(error);
        controller.error(error);
      }
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}

async function* piecesOf(members: object): AsyncGenerator<string, undefined> {
  let before = '{';
  for (const [name, value] of Object.entries(members) as [string, unknown][]) {
    yield `${before}\n${JSON.stringify(name)}: `;
    before = ',';
    if (isAsyncIterable(value)) yield* elementsOf(value);
    else yield JSON.stringify(value ?? null);
  }
  yield '\n}\n';
  return undefined;
}

async function* elementsOf(list: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[';
  for await (const element of list) {
    yield `${before}\n  ${JSON.stringify(element)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n]';
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
