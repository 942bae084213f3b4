import type pg from 'pg';

/** Whether this version of the starter catalogue has been loaded completely. */
export async function isCatalogueLoaded(pool: pg.Pool, version: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT 1 FROM catalogue_loads WHERE version = $1', [version]);
  return rowCount === 1;
}

/** Records that it was loaded. This is the last step of loading, so an interrupted load starts again. */
export async function recordCatalogueLoad(pool: pg.Pool, version: string): Promise<void> {
  await pool.query('INSERT INTO catalogue_loads (version) VALUES ($1) ON CONFLICT (version) DO NOTHING', [
    version,
  ]);
}
