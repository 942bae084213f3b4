import type { PayloadRequest } from 'payload';
import { readShownPosts, type ShownPost } from '../../../database/community/shown.ts';
import { shownAuthor, type Author } from '../../../domain/community/author.ts';
import type { Language } from '../../../domain/language.ts';
import { languageOfRequest } from '../../operations/callersLanguage.ts';
import { mentionedFoods, type MentionedFood } from '../../suitability/verdicts.ts';
import { contentReaderOf } from '../anonymity/contentReader.ts';
import { toHtml } from './html.ts';
import { readContent } from './readContent.ts';

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
  const rows = await readShownPosts(req, { posts: posts.map(({ id }) => id), reader });
  return withShown({ posts, rows, member: reader?.user, language: languageOfRequest(req) });
}

/** The same for posts that were read together with what they show. */
export async function withShown<
  Post extends { readonly id: number; readonly isProfessional?: boolean | null },
>({
  language,
  member,
  posts,
  rows,
}: {
  posts: readonly Post[];
  rows: readonly ShownPost[];
  /** The user who reads; undefined for staff. */
  member: number | undefined;
  language: Language;
}): Promise<(Post & ShownPostFields)[]> {
  const contents = posts.map((post) => ('content' in post ? readContent(post.content) : undefined));
  const foods = await mentionedFoods({
    foods: [...new Set(contents.flatMap((content) => content?.foods ?? []))],
    member,
  });
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
              html: content.html ?? toHtml(post.content, foods, language),
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
