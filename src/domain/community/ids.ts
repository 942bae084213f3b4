import { z } from 'zod';

const related = z.union([z.int(), z.looseObject({ id: z.int() }).transform(({ id }) => id)]);

/** The id in a relation, whether it holds the id or the document; undefined where there is none. */
export function idOf(relation: unknown): number | undefined {
  return related.safeParse(relation).data;
}

/** The ids in a relation to several documents. */
export function idsOf(relations: unknown): number[] {
  return Array.isArray(relations) ? relations.flatMap((one: unknown) => idOf(one) ?? []) : [];
}
