import type { PayloadRequest } from 'payload';
import { addChange, type ChangeActor, type DocumentKey } from '../../database/curation/documentChanges.ts';
import type { DocumentAction, FieldChange } from '../../domain/curation/documentChanges.ts';

const actionKey = 'historyAction';

/** Adds a change of a curated document to its history, in the transaction of the request. */
export async function recordChange(
  req: PayloadRequest,
  change: {
    readonly document: DocumentKey;
    readonly action: DocumentAction;
    readonly changes: readonly FieldChange[];
    /** When the document was last written before; null for a new one. */
    readonly basedOn?: unknown;
  },
): Promise<void> {
  await addChange(req, {
    ...change,
    action: namedAction(req, change.document) ?? change.action,
    actor: actorOf(req),
    basedOn: typeof change.basedOn === 'string' ? change.basedOn : null,
  });
}

/** Runs a change of one document that the history is to call by another name than `update`. */
export async function asAction<Result>(
  req: PayloadRequest,
  { action, document }: { action: DocumentAction; document: DocumentKey },
  run: () => Promise<Result>,
): Promise<Result> {
  req.context[actionKey] = { action, document };
  try {
    return await run();
  } finally {
    req.context[actionKey] = undefined;
  }
}

function namedAction({ context }: PayloadRequest, document: DocumentKey): DocumentAction | undefined {
  const named = context[actionKey] as { action: DocumentAction; document: DocumentKey } | undefined;
  return named?.document.collection === document.collection && named.document.id === document.id
    ? named.action
    : undefined;
}

function actorOf({ user }: PayloadRequest): ChangeActor {
  if (user?.collection !== 'staff') return { kind: 'server', id: null, name: null };
  const { email, id, name } = user;
  return { kind: 'staff', id, name: name == null || name === '' ? email : name };
}
