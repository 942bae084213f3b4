import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import type { Food } from '../../../../payload-types.ts';
import {
  lockFoods,
  moveReferences,
  moveReferencesBack,
  noteMerge,
  takeMerge,
  type MovedRows,
} from '../../../database/foods/duplicates/mergeFoods.ts';
import { jsonColumnsOf } from '../../../database/foods/duplicates/jsonColumns.ts';
import { postgresOf } from '../../../database/transaction.ts';
import type { MergedField } from '../../../domain/foods/duplicates/mergedFields.ts';
import { Problem } from '../../../errors/problem.ts';
import { runIn } from '../../../queue/runSql.ts';
import { recordWork } from '../../accounts/audit/recordWork.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Merges a food into another one, in one transaction: the other one gets the fields that are asked for, and everything
 * that names the merged food. That goes to the trash, where it keeps its source and code, so that a later import does not
 * bring it back. To restore it takes the merge back.
 *
 * @throws {Problem} `not_found` for a food outside the catalogue or in the trash, `merge_with_itself`.
 */
export async function mergeFoods(
  req: PayloadRequest,
  { from, into, fields }: { from: number; into: number; fields: readonly MergedField[] },
): Promise<Food> {
  if (from === into) throw new Problem('merge_with_itself', { field: 'from' });
  return inTransaction(req, async () => {
    const run = runIn(req);
    // It reads whole collections for what names the food in texts and lists.
    await run(sql`SET LOCAL statement_timeout = '5min'`);
    await lockFoods(run, [from, into]);
    const merged = await readFood(req, from);
    const kept = await readFood(req, into);
    const taken = takenFields(merged, fields);
    const updated = Object.keys(taken).length === 0 ? kept : await writeFields(req, into, taken);
    const moved: MovedRows = {
      ...(await moveReferences(run, { from, into, jsonColumns: jsonColumnsOf(postgresOf(req.payload)) })),
      fields: Object.fromEntries(
        Object.keys(taken).map((name) => [
          name,
          { before: valueOf(kept, name) ?? null, after: valueOf(updated, name) ?? null },
        ]),
      ),
    };
    await noteMerge(run, { from, into, moved });
    await recordWork(req, { action: 'delete', collection: 'foods', documents: [from] });
    await recordWork(req, {
      action: 'update',
      collection: 'foods',
      documents: [into],
      changed: [`merged: ${String(from)}`],
    });
    return updated;
  });
}

/**
 * Takes the merge of a food back when it leaves the trash: what was moved names it again, and fields that were taken
 * from it have their former values, unless somebody has changed them since.
 */
export async function undoMerge(req: PayloadRequest, from: number): Promise<void> {
  const run = runIn(req);
  const merge = await takeMerge(run, from);
  if (merge === undefined) return;
  const { into, moved } = merge;
  await run(sql`SET LOCAL statement_timeout = '5min'`);
  await lockFoods(run, [from, into]);
  await moveReferencesBack(run, { from, into, moved });
  const kept = await req.payload.findByID({
    collection: 'foods',
    id: into,
    depth: 0,
    trash: true,
    overrideAccess: false,
    req,
  });
  const former = Object.entries(moved.fields).filter(([name, { after }]) =>
    isDeepStrictEqual(valueOf(kept, name) ?? null, after),
  );
  if (former.length > 0 && kept.deletedAt == null)
    await writeFields(req, into, Object.fromEntries(former.map(([name, { before }]) => [name, before])));
}

async function readFood(req: PayloadRequest, id: number): Promise<Food> {
  const food = await req.payload.findByID({
    collection: 'foods',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  });
  if (food.kind === 'custom') throw new Problem('not_found');
  return food;
}

/** The values of the fields. Qualifiers ("less than") go with their figures. */
function takenFields(food: Food, fields: readonly MergedField[]): Values {
  const names = fields.includes('nutrients') ? [...fields, 'nutrientQualifiers'] : fields;
  return Object.fromEntries(names.map((name) => [name, valueOf(food, name) ?? null]));
}

function valueOf(food: Food, name: string): unknown {
  return Reflect.get(food, name);
}

async function writeFields(req: PayloadRequest, id: number, data: Values): Promise<Food> {
  return req.payload.update({ collection: 'foods', id, data, depth: 0, overrideAccess: false, req });
}
