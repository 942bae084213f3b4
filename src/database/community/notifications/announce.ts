import { sql } from 'drizzle-orm';
import type { Run } from './inbox.ts';

/** Announces, at the commit, the id of a user whose notifications have changed. */
export const notificationsChannel = 'diningcoach_notifications';

/** Tells the open streams of a member, at the commit, that their notifications have changed. */
export async function announceChange(run: Run, user: number): Promise<void> {
  await run(sql`SELECT pg_notify(${notificationsChannel}, ${String(user)})`);
}
