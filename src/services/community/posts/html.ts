import {
  BlockquoteHTMLConverter,
  convertLexicalToHTML,
  HeadingHTMLConverter,
  LinebreakHTMLConverter,
  ListHTMLConverter,
  ParagraphHTMLConverter,
  TextHTMLConverter,
  type HTMLConverters,
} from '@payloadcms/richtext-lexical/html';
import { z } from 'zod';
import { readRichText } from '../../../domain/community/posts/richText.ts';
import { escapeHtml } from '../../../domain/html.ts';
import { localized, type Language } from '../../../domain/language.ts';
import type { MentionedFood } from '../../suitability/verdicts.ts';

type Convertible = Parameters<typeof convertLexicalToHTML>[0]['data'];
type Foods = ReadonlyMap<number, MentionedFood>;

const richText = z.custom<Convertible>((value) => readRichText(value).fault === undefined);

/**
 * The HTML of a rich text, with the names of its foods and the reader's verdicts. Payload's converters write texts and
 * the tags of a closed list; those for links and foods are ours. What no member could have written (a row of an import, a
 * rule that is stricter now) has no HTML.
 */
export function toHtml(content: unknown, foods: Foods, language: Language): string {
  const parsed = richText.safeParse(content);
  if (!parsed.success) return '';
  return convertLexicalToHTML({
    data: parsed.data,
    converters: converters(foods, language),
    disableContainer: true,
  });
}

function converters(foods: Foods, language: Language): HTMLConverters {
  return {
    ...ParagraphHTMLConverter,
    ...TextHTMLConverter,
    ...LinebreakHTMLConverter,
    ...HeadingHTMLConverter,
    ...ListHTMLConverter,
    ...BlockquoteHTMLConverter,
    link: ({ node, nodesToHTML }) => linkHtml(node.fields.url, nodesToHTML({ nodes: node.children })),
    autolink: ({ node, nodesToHTML }) => linkHtml(node.fields.url, nodesToHTML({ nodes: node.children })),
    relationship: ({ node }) => `<p>${foodHtml(node.value, foods, language)}</p>`,
    inlineBlocks: { foodMention: ({ node }) => foodHtml(foodOf(node.fields), foods, language) },
    unknown: () => '',
  };
}

const foodMention = z.object({ food: z.int() });

function foodOf(fields: unknown): unknown {
  return foodMention.safeParse(fields).data?.food;
}

/** A link of a member: search engines do not follow it, and the page behind it does not learn of the reader. */
function linkHtml(url = '', children: readonly string[] = []): string {
  return `<a href="${escapeHtml(url)}" rel="nofollow ugc noopener noreferrer">${children.join('')}</a>`;
}

const goneFood = localized((language) => (language === 'ko' ? '없어진 식품' : 'a food that is gone'));

function foodHtml(id: unknown, foods: Foods, language: Language): string {
  const food = typeof id === 'number' ? foods.get(id) : undefined;
  if (food === undefined) return `<span class="food">${escapeHtml(goneFood[language])}</span>`;
  const verdict = food.verdict === null ? '' : ` data-verdict="${escapeHtml(food.verdict)}"`;
  return `<span class="food" data-food="${String(food.id)}"${verdict}>${escapeHtml(food.name)}</span>`;
}
