import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { face, type Face } from '../../../domain/community/author.ts';
import { runSql, type Transactional } from '../../transaction.ts';

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
