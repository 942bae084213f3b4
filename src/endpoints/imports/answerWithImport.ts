import type { PayloadRequest } from 'payload';
import { privateHeaders } from '../operations/privateHeaders.ts';

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
