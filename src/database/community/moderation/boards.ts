import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../transaction.ts';

const rows = z.array(z.object({ state: z.enum(['open', 'closed']) }));

/** Locks a board until the end of the transaction, and reads whether it takes new posts. */
export async function lockBoard(req: Transactional, board: number): Promise<'open' | 'closed' | undefined> {
  const found = await runSql(req, sql`SELECT state FROM boards WHERE id = ${board} FOR NO KEY UPDATE`);
  return rows.parse(found)[0]?.state;
}

export async function writeBoardState(
  req: Transactional,
  board: number,
  state: 'open' | 'closed',
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE boards SET state = ${state}::enum_boards_state, updated_at = now() WHERE id = ${board}`,
  );
}
