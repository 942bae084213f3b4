import type pg from 'pg';

/**
 * Records a scan if the member has consented. The statement locks the row of the account against changes. So a
 * withdrawal or an erasure at the same moment comes either before it (nothing is written) or after it (the scan is
 * removed).
 */
export async function insertScan(
  pool: pg.Pool,
  { user, food, barcode }: { user: number; food: number; barcode: string },
): Promise<void> {
  await pool.query({
    name: 'record-scan',
    text: `
      INSERT INTO scan_history (user_id, food_id, barcode, scanned_at)
      SELECT u.id, $2, $3, now() FROM users u WHERE u.id = $1 AND u.consents_scan_history FOR SHARE OF u`,
    values: [user, food, barcode],
  });
}
