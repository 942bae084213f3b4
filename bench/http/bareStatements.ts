import { foodByBarcodeSql } from '../../src/database/suitability/judging.ts';
import { foodSearchSql, foodSearchValues } from '../../src/database/search/search.ts';
import { completionSql, completionValues } from '../../src/database/search/words.ts';

/** The statement of each hot route. The bare handler runs it with the parameter from its path. */
export const bareStatements = {
  search: {
    text: foodSearchSql,
    values: (keyword: string): unknown[] =>
      foodSearchValues({
        query: { filter: { keyword, kind: undefined, category: undefined }, limit: 20, after: undefined },
        viewer: undefined,
      }),
  },
  suggest: {
    text: completionSql,
    values: (text: string): unknown[] => completionValues({ typed: text, viewer: undefined }),
  },
  scan: { text: foodByBarcodeSql, values: (barcode: string): unknown[] => [barcode, null] },
} as const;

export type HotRouteName = keyof typeof bareStatements;
