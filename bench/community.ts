import { generateCommunity, tokenOfReader } from './community/database.ts';
import { printLikes } from './community/likes.ts';
import { measurePages, type PageTimes } from './community/pages.ts';
import { printHttp } from './http/measureHttp.ts';
import { openBenchDatabase } from './search/database.ts';
import { rounded } from './search/measure.ts';

const smallPosts = 10_000;

/**
 * Measures feeds, threads and likes in a generated community: every page at 10,000 posts and at the wanted size, likes
 * with all triggers beside a bare transaction of two rows, and a page over HTTP beside a bare handler. A post has five
 * comments and twenty likes.
 *
 * `npm run bench -- community [POSTS]`; the default is 1,000,000 posts.
 */
export default async function benchCommunity([count = '1000000']: readonly string[]): Promise<void> {
  const posts = Number(count);
  if (!Number.isInteger(posts) || posts < smallPosts)
    throw new Error(`Usage: community [POSTS ≥ ${String(smallPosts)}]`);
  const database = await openBenchDatabase();
  try {
    const small = await measurePages(await generateCommunity(database, smallPosts));
    const community = await generateCommunity(database, posts);
    printPages({ small, large: await measurePages(community), posts });
    await printLikes(community);
    await printHttp({
      databaseUrl: community.url,
      route: 'feed',
      parameters: community.boards,
      token: await tokenOfReader(),
    });
  } finally {
    await database.close();
  }
}

function printPages({
  large,
  posts,
  small,
}: {
  small: readonly PageTimes[];
  large: readonly PageTimes[];
  posts: number;
}): void {
  console.log(
    `\np95 of a page in milliseconds, at ${smallPosts.toLocaleString('en')} and ${posts.toLocaleString('en')} posts: ` +
      'processor time of the database, and time until the answer',
  );
  console.table(
    Object.fromEntries(
      large.map(({ page, processor, waited }) => {
        const before = small.find((other) => other.page === page);
        const times = (before?.processor.p95 ?? Number.NaN) * 2;
        return [
          page,
          {
            'small, processor': rounded(before?.processor ?? processor).p95,
            'large, processor': rounded(processor).p95,
            ratio: ((processor.p95 * 2) / times).toFixed(2),
            'small, waited': rounded(before?.waited ?? waited).p95,
            'large, waited': rounded(waited).p95,
            'at most 2': processor.p95 <= times ? 'pass' : 'FAIL',
          },
        ];
      }),
    ),
  );
}
