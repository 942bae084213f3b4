import type { PayloadRequest } from 'payload';
import { readTargets } from '../../../../database/community/moderation/targets.ts';
import type { ReportTarget } from '../../../../domain/community/moderation/targets.ts';

/** Adds the targets to cases or reports of a page, as the API names them. One statement. */
export async function withTargets<Doc extends { id: number }>(
  req: PayloadRequest,
  collection: 'reports' | 'moderation-cases',
  docs: readonly Doc[],
): Promise<(Doc & { target: ReportTarget | null })[]> {
  const targets = await readTargets(
    req,
    collection,
    docs.map(({ id }) => id),
  );
  return docs.map((doc) => ({ ...doc, target: targets.get(doc.id) ?? null }));
}
