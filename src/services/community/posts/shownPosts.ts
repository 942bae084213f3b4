import type { PayloadRequest } from 'payload';
import { readShownPosts } from '../../../database/community/shown.ts';
import { shownAuthor, type Author } from '../../../domain/community/author.ts';
import { contentOf } from '../../../domain/community/posts/richText.ts';
import { languageOfRequest } from '../../operations/callersLanguage.ts';
import { mentionedFoods, type MentionedFood } from '../../suitability/verdicts.ts';
import { contentReaderOf } from '../anonymity/contentReader.ts';
import { toHtml } from './html.ts';

/** What is added to a post for a reader. */
export interface ShownPostFields {
  readonly author: Author;
  readonly counts: { readonly likes: number; readonly comments: number };
  readonly mine: { readonly liked: boolean; readonly bookmarked: boolean; readonly author: boolean };
  /** Advice counts as professional while its author is a verified dietitian. */
  readonly isProfessional: boolean;
  /** Of a post whose content was read. */
  readonly html?: string;
  readonly mentions?: readonly {
    readonly food: Pick<MentionedFood, 'id' | 'name'>;
    readonly verdict: MentionedFood['verdict'];
  }[];
  readonly diary?: number | null;
}

/**
 * Adds to posts what their reader sees besides their columns: the author, the counts, what is the reader's own, and the
 * foods with the reader's verdicts. A page costs one statement, and two more where it mentions foods.
 */
export async function asShownPosts<
  Post extends { readonly id: number; readonly isProfessional?: boolean | null },
>({ posts, req }: { req: PayloadRequest; posts: readonly Post[] }): Promise<(Post & ShownPostFields)[]> {
  if (posts.length === 0) return [];
  const reader = contentReaderOf(req);
  const language = languageOfRequest(req);
  const contents = posts.map((post) => ('content' in post ? contentOf(post.content) : undefined));
  const [rows, foods] = await Promise.all([
    readShownPosts(req, { posts: posts.map(({ id }) => id), reader }),
    mentionedFoods({
      foods: [...new Set(contents.flatMap((content) => content?.foods ?? []))],
      member: reader?.user,
    }),
  ]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return posts.flatMap((post, at) => {
    const row = rowOf.get(post.id);
    // It was deleted for good meanwhile.
    if (row === undefined) return [];
    const content = contents[at];
    return [
      {
        ...post,
        ...('diary' in post ? { diary: row.diary } : {}),
        author: shownAuthor(row, language),
        counts: { likes: row.likes, comments: row.comments },
        mine: { liked: row.isLiked, bookmarked: row.isBookmarked, author: row.isOwn },
        isProfessional: post.isProfessional === true && row.isDietitian,
        ...(content === undefined || !('content' in post)
          ? {}
          : {
              html: toHtml(post.content, foods, language),
              mentions: content.foods.flatMap((id) => {
                const food = foods.get(id);
                return food === undefined
                  ? []
                  : [{ food: { id: food.id, name: food.name }, verdict: food.verdict }];
              }),
            }),
      },
    ];
  });
}
