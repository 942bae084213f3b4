import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../../transaction.ts';

/** The public face of a member, as the view `community_faces` makes it. */
export const face = z.object({
  id: z.int(),
  username: z.string(),
  avatar: z
    .object({ id: z.int(), url: z.string(), width: z.number().optional(), height: z.number().optional() })
    .optional(),
  badge: z.object({ role: z.literal('dietitian'), name: z.string().optional() }).optional(),
});
export type Face = z.infer<typeof face>;

const faceRows = z.array(z.object({ face }));

/** The public faces of members, by the ids of their profiles. */
export async function facesOfMembers(
  req: Transactional,
  members: readonly number[],
): Promise<ReadonlyMap<number, Face>> {
  const rows = await runSql(
    req,
    sql`SELECT shown.face FROM members AS member JOIN community_faces AS shown ON shown.user_id = member.user_id
         WHERE member.id = ANY (${sql.param(members)}::int[])`,
  );
  return new Map(faceRows.parse(rows).map((row) => [row.face.id, row.face]));
}
