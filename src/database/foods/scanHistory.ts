import type pg from 'pg';

/**
 * Writes down a scan, if the member's consent stands. The row of the account is locked against changes for this one
 * statement: a withdrawal or an erasure at the same moment comes before it (and nothing is written) or after it (and
 * removes what was written).
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
