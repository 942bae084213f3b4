import type { PayloadRequest } from 'payload';

/** The JSON that a request sent, unchecked; undefined when it sent none. The edge has refused broken JSON. */
export async function jsonOf(req: PayloadRequest): Promise<unknown> {
  return req.json?.().catch(() => undefined);
}
