/**
 * Sends pieces of text as a stream. They are made one by one and no faster than the client reads.
 *
 * @param onError receives an error. The answer ends early then, because its status is already sent.
 */
export function textStream(
  pieces: AsyncGenerator<string, unknown>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
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
