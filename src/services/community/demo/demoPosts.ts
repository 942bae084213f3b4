import type { PayloadRequest } from 'payload';
import type { Post } from '../../../../payload-types.ts';
import { datePast } from '../../../database/community/demo/demoRows.ts';
import { richTextOf, type DemoCommunity, type DemoPost } from '../../../domain/community/demo/demoFiles.ts';
import { timeOfComment, timeOfPost } from '../../../domain/community/demo/demoTimes.ts';
import { isDietitian } from '../../../database/community/posts/write.ts';
import type { DemoWriter } from './actAs.ts';

export interface StoredDemoPost {
  readonly id: number;
  readonly author: DemoWriter;
  readonly board: number;
  /** `held` for the one with a link that the filters hold. */
  readonly state: Post['state'];
}

/** Writes posts with their comments as members would, and then gives them their time in the past two weeks. */
export async function writeDemoPosts(
  req: PayloadRequest,
  {
    boardIds,
    boards,
    foods,
    now,
    writers,
  }: {
    boards: DemoCommunity['boards'];
    boardIds: ReadonlyMap<string, number>;
    /** The ids of foods by their names. */
    foods: ReadonlyMap<string, number>;
    writers: readonly DemoWriter[];
    now: Date;
  },
): Promise<StoredDemoPost[]> {
  const writer = writerByName(writers);
  const written = inTurns(boards).flatMap(([slug, post]) => {
    const board = boardIds.get(slug);
    return board === undefined ? [] : [{ board, post }];
  });
  const posts: StoredDemoPost[] = [];
  const times: { posts: Dated[]; comments: Dated[] } = { posts: [], comments: [] };
  for (const [index, { board, post }] of written.entries()) {
    const author = writer(post.author);
    const at = timeOfPost(now, { index, count: written.length });
    const { id, state } = await req.payload.create({
      collection: 'posts',
      depth: 0,
      overrideAccess: true,
      req: author.request(),
      data: {
        board,
        title: post.title,
        content: richTextOf(post.paragraphs, foods),
        isAnonymous: post.isAnonymous,
        // A database with an admin of its own has no demo dietitian.
        isProfessional: post.isProfessional && (await isDietitian(req, author.id)),
      },
    });
    posts.push({ id, author, board, state });
    times.posts.push({ id, at });
    if (state !== 'published') continue;
    times.comments.push(...(await writeComments(req, { id, at, comments: post.comments, writer, now })));
    await writeReports(req, { id, reports: post.reports, writer });
  }
  await datePast(req, 'comments', times.comments);
  await datePast(req, 'posts', times.posts);
  return posts;
}

interface Dated {
  readonly id: number;
  readonly at: Date;
}

async function writeComments(
  req: PayloadRequest,
  {
    at: postedAt,
    comments,
    id: post,
    now,
    writer,
  }: {
    id: number;
    at: Date;
    comments: DemoPost['comments'];
    writer: (name: string) => DemoWriter;
    now: Date;
  },
): Promise<Dated[]> {
  const written: Dated[] = [];
  let top: number | undefined;
  for (const [index, { author, isReply, text }] of comments.entries()) {
    const { id } = await req.payload.create({
      collection: 'comments',
      depth: 0,
      overrideAccess: true,
      req: writer(author).request(),
      data: { post, text, ...(isReply && top !== undefined ? { parent: top } : {}) },
    });
    if (!isReply) top = id;
    written.push({ id, at: timeOfComment(now, { post: postedAt, index }) });
  }
  return written;
}

async function writeReports(
  req: PayloadRequest,
  { id, reports, writer }: { id: number; reports: DemoPost['reports']; writer: (name: string) => DemoWriter },
): Promise<void> {
  for (const { author, note, reason } of reports)
    await req.payload.create({
      collection: 'reports',
      depth: 0,
      overrideAccess: true,
      req: writer(author).request(),
      data: { target: { relationTo: 'posts', value: id }, reason, note: note ?? null, outcome: 'pending' },
    });
}

function writerByName(writers: readonly DemoWriter[]): (name: string) => DemoWriter {
  const byName = new Map(writers.map((writer) => [writer.name, writer]));
  return (name) => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`The demo has no member ${name}.`);
    return found;
  };
}

/** The posts of all boards in turns, so that each day has posts of most boards. */
function inTurns(boards: DemoCommunity['boards']): [slug: string, post: DemoPost][] {
  const entries = Object.entries(boards);
  const longest = Math.max(0, ...entries.map(([, posts]) => posts.length));
  return Array.from({ length: longest }, (_, turn) => turn).flatMap((turn) =>
    entries.flatMap(([slug, posts]): [string, DemoPost][] => {
      const post = posts[turn];
      return post === undefined ? [] : [[slug, post]];
    }),
  );
}
