import { isDeepStrictEqual } from 'node:util';
import { updateByIDOperation, type Collection, type PayloadRequest, type TypeWithID } from 'payload';
import { z } from 'zod';
import {
  readChange,
  readChanges,
  readChangesSince,
  readFormerValues,
  type DocumentChange,
  type DocumentKey,
} from '../../database/curation/documentChanges.ts';
import type { FieldChange } from '../../domain/curation/documentChanges.ts';
import { nested, valueAtPath } from '../../domain/curation/fieldValues.ts';
import { Problem } from '../../errors/problem.ts';
import { toLanguage } from '../../i18n/language.ts';
import { lockDocument } from '../operations/writes/lockDocument.ts';
import { inTransaction } from '../operations/writes/inTransaction.ts';
import { asAction } from './recordChange.ts';
import { shownChanges, type ShownChange } from './shownChanges.ts';

/** A change as it is shown: with the names that people see. */
export interface ShownEntry extends Omit<DocumentChange, 'changes'> {
  readonly changes: readonly ShownChange[];
}

interface OfDocument {
  readonly req: PayloadRequest;
  readonly collection: Collection;
  readonly id: number;
}

const values = z.record(z.string(), z.unknown());

/**
 * The changes of a document, the last one first. A document that was deleted has its history still.
 *
 * @throws {Problem} `not_found` where there is neither; `invalid_filter` for a cursor that is none.
 */
export async function listHistory(
  about: OfDocument,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ docs: ShownEntry[]; nextCursor: string | null }> {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
    throw new Problem('invalid_filter', { field: 'cursor', parameters: { path: 'cursor' } });
  const rows = await readChanges(about.req, keyOf(about), { before: cursor, limit: limit + 1 });
  if (rows.length === 0 && (await readDocument(about)) === null) throw new Problem('not_found');
  const page = rows.slice(0, limit);
  const shown = await showAll(about, page);
  return { docs: shown, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** What restoring the state right after a change would change, as the confirmation shows it. */
export async function previewRestore(about: OfDocument, change: string): Promise<readonly ShownChange[]> {
  const { changes } = await changesToRestore(about, change);
  return shownChanges(about.req, about.collection.config, changes);
}

/**
 * Puts a document into the state right after a change, as a new change by the caller: the same access, validation and
 * hooks apply as for every other one.
 *
 * @throws {Problem} `not_found` where the document has no such change.
 */
export async function restoreState(about: OfDocument, change: string): Promise<TypeWithID> {
  const { req, collection, id } = about;
  return inTransaction(req, async () => {
    const document = keyOf(about);
    await lockDocument(req, { collection: collection.config.slug, id, before: 'change' });
    const { changes, current } = await changesToRestore(about, change);
    const former = new Map(changes.map(({ field, to }) => [field, to] as const));
    const allergensFrom = former.get('allergensFrom') ?? current['allergensFrom'];
    // What a label says is read from it again, unless somebody had set it by hand.
    if (former.has('allergens') && allergensFrom !== 'hand') former.set('allergens', null);
    const writable = await writableFields(about);
    // The restored fields are set by hand now, so imports leave them.
    const restored = [...former].filter(([field]) => field !== 'handSet' && isWritable(writable, field));
    const data = nested(new Map(restored));
    const run = (): Promise<TypeWithID> =>
      updateByIDOperation({ collection, id, data, depth: 0, trash: true, overrideAccess: false, req });
    return asAction(req, { action: 'restore', document }, run);
  });
}

/** What others changed in a document after somebody read it: their values, and those that this reader has. */
export interface Meanwhile {
  readonly by: string | null;
  readonly at: string;
  readonly updatedAt: string;
  readonly fields: readonly {
    readonly field: string;
    readonly label: string;
    readonly base: unknown;
    readonly theirs: unknown;
  }[];
}

/**
 * What others changed in a document since a state of it. A field that has its former value again did not change.
 *
 * @returns undefined where nothing did.
 */
export async function changedSince(about: OfDocument, basedOn: string): Promise<Meanwhile | undefined> {
  const { req, collection } = about;
  const document = keyOf(about);
  const since = await readChangesSince(req, document, basedOn);
  if (since === undefined) return undefined;
  const base = await readFormerValues(req, document, { from: since.first, isIncluded: true });
  const current = await readDocument(about);
  if (current === null) return undefined;
  const writable = await writableFields(about);
  const differences = differencesOf(base, current).filter(({ field }) => isWritable(writable, field));
  if (differences.length === 0) return undefined;
  const shown = await shownChanges(req, collection.config, differences);
  return {
    by: since.last.actor.name,
    at: since.last.at,
    updatedAt: z.string().parse(current['updatedAt']),
    fields: shown.map(({ field, label, from, to }) => ({ field, label, base: from, theirs: to })),
  };
}

/**
 * Refuses a change that is based on an older state of the document, where it would overwrite what others have written
 * since. What the caller does not send, or sends as they wrote it, is no conflict.
 *
 * @throws {Problem} `changed_meanwhile` with the fields.
 */
export async function refuseLostEdits(
  about: OfDocument,
  { basedOn, data }: { basedOn: string; data: unknown },
): Promise<void> {
  const sent = values.catch({}).parse(data);
  const meanwhile = await changedSince(about, basedOn);
  const isLost = ({ field, theirs }: Meanwhile['fields'][number]) =>
    isSent(sent, field) && !isDeepStrictEqual(valueAtPath(sent, field), valueAtPath({ theirs }, 'theirs'));
  if (meanwhile === undefined || !meanwhile.fields.some(isLost)) return;
  const language = toLanguage(about.req.i18n.language);
  const by = meanwhile.by ?? (language === 'ko' ? '서버' : 'The server');
  throw new Problem('changed_meanwhile', { parameters: { by }, details: meanwhile });
}

async function showAll(about: OfDocument, rows: readonly DocumentChange[]): Promise<ShownEntry[]> {
  const shown = await shownChanges(
    about.req,
    about.collection.config,
    rows.flatMap(({ changes }) => changes),
  );
  let at = 0;
  return rows.map((row) => {
    const changes = shown.slice(at, (at += row.changes.length));
    return { ...row, changes };
  });
}

async function changesToRestore(
  about: OfDocument,
  change: string,
): Promise<{ changes: FieldChange[]; current: Readonly<Record<string, unknown>> }> {
  const { req } = about;
  const document = keyOf(about);
  if (!/^\d{1,18}$/.test(change) || (await readChange(req, document, change)) === undefined)
    throw new Problem('not_found');
  const current = await readDocument(about);
  if (current === null) throw new Problem('not_found');
  const former = await readFormerValues(req, document, { from: change, isIncluded: false });
  const changes = differencesOf(former, current).map(({ field, from, to }) => ({
    field,
    from: to,
    to: from,
  }));
  return { changes, current };
}

/** The fields in which a document differs from former values; `to` is the present value. */
function differencesOf(
  former: ReadonlyMap<string, unknown>,
  current: Readonly<Record<string, unknown>>,
): FieldChange[] {
  return [...former].flatMap(([field, from]) => {
    const to = valueAtPath(current, field);
    return isDeepStrictEqual(from, to) ? [] : [{ field, from, to }];
  });
}

async function readDocument({ req, collection, id }: OfDocument): Promise<Record<string, unknown> | null> {
  const found = await req.payload.findByID({
    collection: collection.config.slug,
    id,
    depth: 0,
    trash: true,
    disableErrors: true,
    overrideAccess: false,
    req,
  });
  return found === null ? null : values.parse(found);
}

function keyOf({ collection, id }: OfDocument): DocumentKey {
  return { collection: collection.config.slug, id };
}

/** The names of the fields that the caller may write. The others follow from them. */
async function writableFields({ req, collection }: OfDocument): Promise<ReadonlySet<string>> {
  const names = await Promise.all(
    collection.config.flattenedFields.map(async ({ name, access }) =>
      access?.update === undefined || (await access.update({ req })) ? [name] : [],
    ),
  );
  return new Set(names.flat());
}

const isWritable = (writable: ReadonlySet<string>, path: string): boolean =>
  writable.has(path.split('.')[0] ?? path);

function isSent(sent: Readonly<Record<string, unknown>>, path: string): boolean {
  let value: unknown = sent;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
    value = Reflect.get(value, name);
  }
  return true;
}
