import {
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineCodeFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  RelationshipFeature,
  StrikethroughFeature,
  UnderlineFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical';
import { label } from '../fields/labels.ts';

/** The rich text of posts: the editor offers what `src/domain/community/posts/richText.ts` allows, and nothing else. */
export const postEditor = lexicalEditor({
  features: [
    ParagraphFeature(),
    BoldFeature(),
    ItalicFeature(),
    UnderlineFeature(),
    StrikethroughFeature(),
    InlineCodeFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] }),
    OrderedListFeature(),
    UnorderedListFeature(),
    BlockquoteFeature(),
    LinkFeature({ enabledCollections: [], maxDepth: 0 }),
    RelationshipFeature({ enabledCollections: ['foods'], maxDepth: 0 }),
    BlocksFeature({
      inlineBlocks: [
        {
          slug: 'foodMention',
          interfaceName: 'FoodMention',
          labels: { singular: label('식품 언급', 'Food'), plural: label('식품 언급', 'Foods') },
          fields: [
            {
              name: 'food',
              type: 'relationship',
              relationTo: 'foods',
              required: true,
              maxDepth: 0,
              label: label('식품', 'Food'),
            },
          ],
        },
      ],
    }),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
});
