import type pg from 'pg';
import { forgetImport } from '../../database/imports/runs.ts';
import type { ImportPlan } from './reading/plan.ts';
import { runImport, type ImportCounts } from './runImport.ts';

/** The imports of people have other numbers. */
const shippedImport = 0;

/** Imports files of the product itself. Nobody takes them back, and the next version is imported in the same way. */
export async function importShipped({
  pool,
  plan,
}: {
  pool: pg.Pool;
  plan: ImportPlan;
}): Promise<ImportCounts> {
  await forgetImport(pool, shippedImport);
  const counts = await runImport({ pool, plan, importId: shippedImport, mode: 'apply' });
  await forgetImport(pool, shippedImport);
  return counts;
}
