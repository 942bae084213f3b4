import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import {
  addReactions,
  claimDemo,
  hasNoMembers,
  idsByName,
} from '../../../database/community/demo/demoRows.ts';
import { runSql } from '../../../database/transaction.ts';
import { mentionedIn } from '../../../domain/community/demo/demoFiles.ts';
import { demoDays } from '../../../domain/community/demo/demoTimes.ts';
import { removeMemberJobs } from '../../../queue/removeMemberJobs.ts';
import { demoEmails } from '../../accounts/demoEmails.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import type { DemoWriter } from './actAs.ts';
import { writeDemoMeals, type StoredDemoMeal } from './demoMeals.ts';
import { createDemoMembers } from './demoMembers.ts';
import { writeDemoPosts, type StoredDemoPost } from './demoPosts.ts';
import { readDemo } from './readDemo.ts';

/**
 * Makes the demo community: members, two weeks of meals, posts with comments and likes on twelve boards, and some reports.
 * It is one transaction and made once; a repeated call does nothing.
 *
 * @param input.folder `catalogue/demo`
 * @param input.onlyWhenEmpty makes none where somebody has signed up already.
 * @returns whether it was made now.
 */
export async function seedDemo({
  folder,
  onlyWhenEmpty,
  payload,
  now = new Date(),
}: {
  payload: Payload;
  folder: string;
  onlyWhenEmpty: boolean;
  now?: Date;
}): Promise<boolean> {
  const req = await createLocalReq({}, payload);
  return inTransaction(req, async () => {
    if (onlyWhenEmpty && !(await hasNoMembers(req, [demoEmails.member]))) return false;
    if (!(await claimDemo(req))) return false;
    const { boards, meals, members } = readDemo(folder);
    const ids = await idsByName(req, {
      foods: [
        ...meals.flatMap(({ items }) => items.map(({ food }) => food)),
        ...Object.values(boards).flatMap((posts) =>
          posts.flatMap(({ paragraphs }) => mentionedIn(paragraphs)),
        ),
      ],
      boards: Object.keys(boards),
    });
    const since = new Date(now.getTime() - (demoDays + 3) * 86_400_000);
    const writers = await createDemoMembers(req, { members, since });
    const posts = await writeDemoPosts(req, { boards, boardIds: ids.boards, foods: ids.foods, writers, now });
    const homes = homesOf(posts);
    const stored = await writeDemoMeals(req, { writers, meals, foods: ids.foods, homes, now });
    await addReactions(req, { likes: likesOf({ posts, meals: stored, writers }), follows: followsOf(posts) });
    await removeJobs(req, { writers, meals: stored });
    return true;
  });
}

/** Totals are computed already, and nobody reads mails to addresses of the demo. */
async function removeJobs(
  req: PayloadRequest,
  { meals, writers }: { writers: readonly DemoWriter[]; meals: readonly StoredDemoMeal[] },
): Promise<void> {
  for (const { id: user } of writers) {
    const diary = meals.filter((meal) => meal.user === user).map(({ id }) => id);
    await removeMemberJobs((query) => runSql(req, query), { user, documents: { diary } });
  }
}

/** The board where each member wrote last. */
function homesOf(posts: readonly StoredDemoPost[]): ReadonlyMap<number, number> {
  return new Map(posts.map(({ author, board }) => [author.id, board]));
}

/** Members follow the boards where they write. */
function followsOf(posts: readonly StoredDemoPost[]): { user: number; board: number }[] {
  const follows = new Map(
    posts.map(({ author, board }) => [`${String(author.id)} ${String(board)}`, { user: author.id, board }]),
  );
  return [...follows.values()];
}

/** Likes of others, more for some posts and meals than for others. Nobody likes the last member, who advertises. */
function likesOf({
  meals,
  posts,
  writers,
}: {
  posts: readonly StoredDemoPost[];
  meals: readonly StoredDemoMeal[];
  writers: readonly DemoWriter[];
}): { user: number; post?: number; diary?: number }[] {
  const fans = (at: number, author: number, most: number) => {
    const many = (at * 7) % most;
    return writers.filter(({ id }, who) => id !== author && (who * 11 + at * 5) % writers.length < many);
  };
  return [
    ...posts
      .filter(({ author, state }) => state === 'published' && author !== writers.at(-1))
      .flatMap(({ author, id }, at) => fans(at, author.id, 17).map((fan) => ({ user: fan.id, post: id }))),
    ...meals
      .filter(({ isPublic }) => isPublic)
      .flatMap(({ id, user }, at) => fans(at, user, 7).map((fan) => ({ user: fan.id, diary: id }))),
  ];
}
