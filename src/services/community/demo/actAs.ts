import { createLocalReq, type PayloadRequest } from 'payload';

/** A member of the demo community. */
export interface DemoWriter {
  readonly id: number;
  readonly name: string;
  /** A request of this member in the transaction of the demo. */
  readonly request: () => PayloadRequest;
}

/** Lets a member of the demo write as over the API, through all hooks, in the transaction of `base`. */
export async function actAs(
  base: PayloadRequest,
  { id, name }: { id: number; name: string },
): Promise<DemoWriter> {
  const { payload } = base;
  const user = await payload.findByID({ collection: 'users', id, depth: 0, overrideAccess: true, req: base });
  const req = await createLocalReq({ user: { ...user, collection: 'users' } }, payload);
  return {
    id,
    name,
    request: () => Object.assign(req, { transactionID: base.transactionID, context: {} }),
  };
}
