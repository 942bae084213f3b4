import { foodByBarcodeSql } from '../../src/database/suitability/judging.ts';
import { postFeedStatement } from '../../src/database/community/feeds/postFeed.ts';
import { compiled } from '../../src/database/community/feeds/prepared.ts';
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
  feed: {
    text: compiled(feedOfBoard('').statement).text,
    values: (board: string): unknown[] => compiled(feedOfBoard(board).statement).values,
  },
  scan: { text: foodByBarcodeSql, values: (barcode: string): unknown[] => [barcode, null] },
} as const;

/** The newest posts of a board, for the first member. */
function feedOfBoard(board: string): ReturnType<typeof postFeedStatement> {
  const filter = {
    reader: 1,
    kind: 'posts',
    sort: 'new',
    board,
    author: undefined,
    keyword: undefined,
  } as const;
  return postFeedStatement({
    query: { filter, limit: 20, after: undefined },
    reader: { user: 1, authorHashes: ['hash'] },
  });
}

export type HotRouteName = keyof typeof bareStatements;
