import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../database/transaction.ts';

/** How many days a diary stays in the trash before it is deleted for good. */
export const trashDays = 30;

const batchSize = 100;
const expiredRows = z.array(z.object({ id: z.number() }));

/**
 * Deletes diaries that have been in the trash for more than 30 days, with their photos and files. It deletes one by
 * one, so it may be interrupted and run again.
 */
export async function purgeTrash({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<number> {
  let purged = 0;
  for (;;) {
    const rows = await runSql(
      req,
      sql`SELECT id FROM meal_diaries WHERE deleted_at < now() - make_interval(days => ${trashDays}) ORDER BY id LIMIT ${batchSize}`,
    );
    const diaries = expiredRows.parse(rows);
    for (const { id } of diaries) {
      signal.throwIfAborted();
      await req.payload.delete({
        collection: 'meal-photos',
        where: { diary: { equals: id } },
        depth: 0,
        overrideAccess: true,
        req,
      });
      await req.payload.delete({
        collection: 'meal-diaries',
        id,
        trash: true,
        depth: 0,
        overrideAccess: true,
        req,
      });
      purged += 1;
    }
    if (diaries.length < batchSize) return purged;
  }
}
