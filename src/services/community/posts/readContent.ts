import { contentOf, type RichTextContent } from '../../../domain/community/posts/richText.ts';
import { languages } from '../../../domain/language.ts';
import { createBoundedCache } from '../../operations/threads/boundedCache.ts';
import { toHtml } from './html.ts';

/** What follows from the content of a post alone. */
interface ReadContent extends RichTextContent {
  /** Undefined where it depends on the reader, because it shows foods with verdicts. */
  readonly html: string | undefined;
}

/** The contents that were read last, by their text: every member opens the page with the newest posts. */
const contents = createBoundedCache<ReadContent>({ maximumWeight: 8_000_000 });
/** V8 gives longer texts the same hash. */
const longestKey = 10_000;

/** Reads the content of a post, which takes longer than everything else on its page. */
export function readContent(content: unknown): ReadContent {
  const text = JSON.stringify(content ?? null);
  const known = contents.get(text);
  if (known !== undefined) return known;
  const parsed = contentOf(content);
  // Without foods, the text is the same in every language.
  const html = parsed.foods.length === 0 ? toHtml(content, new Map(), languages[0]) : undefined;
  const read = { ...parsed, html };
  if (text.length <= longestKey) contents.set(text, read, text.length);
  return read;
}
