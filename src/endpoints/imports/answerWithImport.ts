import type { PayloadRequest } from 'payload';

/** Nobody but its reader keeps an answer about an import. */
export const privateHeaders = { 'cache-control': 'private, no-store' };

export async function answerWithImport(req: PayloadRequest, id: number, status: number): Promise<Response> {
  const doc = await req.payload.findByID({
    collection: 'food-imports',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return Response.json({ doc }, { status, headers: privateHeaders });
}
