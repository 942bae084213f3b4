import { RichText, type JSXConverters } from '@payloadcms/richtext-lexical/react';
import { z } from 'zod';
import type { Post } from '../../../../payload-types.ts';

const mentions = z.array(z.object({ food: z.object({ id: z.int(), name: z.string() }) }));
const fields = z.object({ url: z.string() });
const food = z.object({ food: z.int() });

/**
 * What a member wrote, for somebody who must judge it: links are text with their address, so that nobody follows one by
 * accident, and headings do not join those of the page. A node of any other kind shows nothing.
 */
export function RichContent({ post }: { readonly post: Post }) {
  const names = new Map(
    (mentions.safeParse(post.mentions).data ?? []).map((mention) => [mention.food.id, mention.food.name]),
  );
  const nameOf = (id: unknown) => (
    <mark className="dc-food">
      {(typeof id === 'number' ? names.get(id) : undefined) ?? `#${String(id)}`}
    </mark>
  );
  return (
    <RichText
      className="dc-content"
      converters={({
        defaultConverters: { linebreak, list, listitem, paragraph, quote, text },
      }): JSXConverters => ({
        ...{ linebreak, list, listitem, paragraph, quote, text },
        heading: ({ node, nodesToJSX }) => (
          <p>
            <strong>{nodesToJSX({ nodes: node.children })}</strong>
          </p>
        ),
        link: ({ node, nodesToJSX }) => (
          <LinkText address={node.fields}>{nodesToJSX({ nodes: node.children })}</LinkText>
        ),
        autolink: ({ node, nodesToJSX }) => (
          <LinkText address={node.fields}>{nodesToJSX({ nodes: node.children })}</LinkText>
        ),
        relationship: ({ node }) => <p>{nameOf(node.value)}</p>,
        inlineBlocks: {
          foodMention: ({ node }: { node: { fields: unknown } }) =>
            nameOf(food.safeParse(node.fields).data?.food),
        },
        unknown: () => null,
      })}
      data={post.content}
    />
  );
}

function LinkText({ address, children }: { readonly address: unknown; readonly children: React.ReactNode }) {
  const url = fields.safeParse(address).data?.url;
  return (
    <>
      <u>{children}</u>
      {url === undefined ? null : <code className="dc-address">{url}</code>}
    </>
  );
}
