import type { PayloadRequest, Where } from 'payload';
import { z } from 'zod';
import { openFoodSnapshot, type FoodSnapshot } from '../../database/foods/exportFoods.ts';
import { postgresOf } from '../../database/transaction.ts';
import { foodCsvHead, foodCsvLine } from '../../domain/imports/format/foodCsv.ts';
import { writePath } from '../../domain/imports/format/cells.ts';
import { Problem } from '../../errors/problem.ts';
import { checkedQuery } from '../operations/input/checkQuery.ts';
import { textStream } from '../operations/textStream.ts';

/** Each holds a connection while its client reads. */
const maximumExports = 3;
let openExports = 0;

const listQuery = z.object({
  where: z.custom<Where>((where) => typeof where === 'object').default({}),
  sort: z.array(z.string()).optional(),
});

/**
 * The foods of a list of the catalogue as a file in our format, read while it is sent.
 *
 * @throws {Problem} `invalid_filter` and others for the query, `busy` when others export already.
 */
export async function exportFoods(
  req: PayloadRequest,
  {
    q,
    onError,
    ...query
  }: { where?: unknown; sort?: unknown; q: string | undefined; onError: (error: unknown) => void },
): Promise<ReadableStream<Uint8Array>> {
  const { config: collection } = req.payload.collections.foods;
  // Payload calls it a list when it has `draft`.
  const { draft: _draft, ...checked } = await checkedQuery(
    { ...query, draft: false },
    { collection, operation: 'read', req },
  );
  const { where, sort } = listQuery.parse(checked);
  if (openExports >= maximumExports) throw new Problem('busy');
  openExports += 1;
  try {
    const snapshot = await openFoodSnapshot(postgresOf(req.payload), { where, sort, q });
    return textStream(csvOf(snapshot), onError);
  } catch (error) {
    openExports -= 1;
    throw error;
  }
}

async function* csvOf({ batches, categories, close }: FoodSnapshot): AsyncGenerator<string, undefined> {
  try {
    yield foodCsvHead();
    for await (const foods of batches)
      yield foods
        .map((food) => {
          const { slug = '', path = [] } = categories.get(Number(food['category'])) ?? {};
          return foodCsvLine(food, slug ?? writePath(path));
        })
        .join('');
    return undefined;
  } finally {
    openExports -= 1;
    await close();
  }
}
