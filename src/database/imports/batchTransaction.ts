import type pg from 'pg';

/**
 * Runs the statements of a batch in one transaction.
 *
 * @param input.settings statements that begin it, such as `SET LOCAL`.
 */
export async function inBatchTransaction<Result>(
  { pool, settings }: { pool: pg.Pool; settings: string },
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // If the connection is lost between two statements, the next statement fails.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    await client.query(`BEGIN; SET LOCAL statement_timeout = '5min'; ${settings}`);
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('the batch was rolled back at commit');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost));
    });
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}
