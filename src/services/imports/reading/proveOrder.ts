import { startLineOrder } from '../../../domain/imports/doubts/lineOrder.ts';
import { parseNutrientValue } from '../../../domain/foods/nutrientValue.ts';
import type { TablePair } from './pairTables.ts';
import { eachRow } from './openTables.ts';

/**
 * Finds out whether the rows of a pair that have no key are in the same order in both files. Of a pair that has none, or
 * that is joined by keys, there is nothing to prove.
 */
export async function isOrderProven({ foods, partner }: TablePair): Promise<boolean> {
  if (partner === undefined || partner.by === 'key' || partner.keyless === 0) return true;
  const order = startLineOrder();
  const figures = Object.entries(partner.with.table.figures);
  const name = Object.entries(foods.table.fields).find(([, fields]) => fields[0] === 'name')?.[0] ?? '';
  const partners = eachRow(partner.with);
  try {
    for await (const row of eachRow(foods)) {
      const next = await partners.next();
      const cells = next.done === true ? undefined : next.value.cells;
      if (row.cells === undefined || cells === undefined) continue;
      if ((row.cells[partner.key] ?? '').trim() === (cells[partner.key] ?? '').trim()) continue;
      order.see({
        name: (row.cells[name] ?? '').trim(),
        figures: figures.map(([column, { nutrient }]) => {
          const reading = parseNutrientValue(cells[column]?.trim() ?? '', { nutrient });
          return reading.kind === 'value' ? reading.value : undefined;
        }),
      });
    }
  } finally {
    await partners.return(undefined);
  }
  return order.isProven();
}
