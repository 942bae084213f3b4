import { isolateObjectProperty, type PayloadRequest } from 'payload';

/** The request with a transaction, a context and a file of its own, which hooks change. */
export function ownRequest(req: PayloadRequest): PayloadRequest {
  const own = isolateObjectProperty(req, ['transactionID', 'context', 'file', 'payloadUploadSizes']);
  // Payload's loader of related documents leaves the transaction of the last document in the request.
  delete own.transactionID;
  own.context = { ...req.context };
  if (req.file !== undefined) own.file = { ...req.file };
  return own;
}
