import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import {
  findSameKeys,
  readCandidates,
  scanKeys,
  type DuplicateCandidate,
} from '../../../database/foods/duplicates/findDuplicates.ts';
import {
  duplicateReasons,
  groupOf,
  likenessOf,
  type ComparedFood,
  type DuplicateGroup,
  type DuplicateReason,
} from '../../../domain/foods/duplicates/duplicates.ts';
import { Problem } from '../../../errors/problem.ts';
import { runIn } from '../../../queue/runSql.ts';

interface Compared extends ComparedFood {
  readonly food: DuplicateCandidate['food'];
}

/** The place of a list: the reason whose index is read, and the last key of it. */
const place = z.tuple([z.enum(duplicateReasons), z.string().max(100).nullable()]);

type FoodGroup = Omit<DuplicateGroup<Compared>, 'foods'> & {
  readonly foods: readonly DuplicateCandidate['food'][];
};

/**
 * Groups of foods that are probably the same: by barcode, then by name and brand, then by figures. Each call reads a
 * bounded part of one index, so a page may have few groups, or none, and another page behind it.
 *
 * @throws {Problem} `invalid_filter` for a cursor that is none.
 */
export async function listDuplicates(
  req: PayloadRequest,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ docs: FoodGroup[]; nextCursor: string | null }> {
  const run = runIn(req);
  const [reason, after] = cursor === undefined ? ([duplicateReasons[0], null] as const) : decode(cursor);
  const { groups, last } = await scanKeys(run, { reason, after: after ?? undefined });
  const page = groups.slice(0, limit);
  const foods = await compared(
    req,
    page.flatMap(({ ids }) => ids),
  );
  const docs = page.flatMap(({ ids }) => {
    const group = groupOf(ids.flatMap((id) => foods.get(id) ?? []));
    // A group with an earlier reason has been listed there.
    if (group?.reasons[0] !== reason) return [];
    return [{ ...group, foods: group.foods.map(({ food }) => food) }];
  });
  const end = groups.length > limit ? page.at(-1)?.key : last;
  const next = duplicateReasons[duplicateReasons.indexOf(reason) + 1];
  if (end !== undefined) return { docs, nextCursor: encode(reason, end) };
  return { docs, nextCursor: next === undefined ? null : encode(next, null) };
}

/**
 * The foods that are probably the same as one, the most alike first.
 *
 * @throws {Problem} `not_found`
 */
export async function duplicatesOf(
  req: PayloadRequest,
  id: number,
): Promise<{ food: DuplicateCandidate['food']; reasons: readonly DuplicateReason[]; score: number }[]> {
  const foods = await compared(req, [id, ...(await findSameKeys(runIn(req), id))]);
  const own = foods.get(id);
  if (own === undefined) throw new Problem('not_found');
  return [...foods.values()]
    .flatMap((other) => {
      const likeness = other === own ? undefined : likenessOf(own, other);
      return likeness === undefined ? [] : [{ food: other.food, ...likeness }];
    })
    .sort((a, b) => b.score - a.score);
}

async function compared(req: PayloadRequest, ids: readonly number[]): Promise<Map<number, Compared>> {
  const candidates = await readCandidates(runIn(req), ids);
  return new Map(
    candidates.map(({ id, normalName, normalBrand, food }) => {
      const { barcode, basis, nutrients } = food;
      return [id, { name: normalName, brand: normalBrand, barcode, basis, nutrients, food }];
    }),
  );
}

function encode(reason: DuplicateReason, key: string | null): string {
  return Buffer.from(JSON.stringify([reason, key])).toString('base64url');
}

function decode(cursor: string): z.output<typeof place> {
  const fault = new Problem('invalid_filter', { field: 'cursor', parameters: { path: 'cursor' } });
  if (cursor.length > 300 || !/^[\w-]+$/.test(cursor)) throw fault;
  try {
    const parsed = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (parsed[1] !== null && !/^(?:-?\d{1,19}|\d{8,14})$/.test(parsed[1])) throw fault;
    return parsed;
  } catch {
    throw fault;
  }
}
