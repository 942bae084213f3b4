import type pg from 'pg';

/** Whether this version of the starter catalogue has been loaded completely. */
export async function isCatalogueLoaded(pool: pg.Pool, version: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT 1 FROM catalogue_loads WHERE version = $1', [version]);
  return rowCount === 1;
}

/** Remembers that it has; the last step of loading, so that one that was interrupted is begun again. */
export async function recordCatalogueLoad(pool: pg.Pool, version: string): Promise<void> {
  await pool.query('INSERT INTO catalogue_loads (version) VALUES ($1) ON CONFLICT (version) DO NOTHING', [
    version,
  ]);
}
