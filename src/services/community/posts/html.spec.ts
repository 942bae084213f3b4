import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { keptAttacks, refusedAttacks } from '../../../../tests/helpers/community/richTextAttacks.ts';
import { contentOf, readRichText } from '../../../domain/community/posts/richText.ts';
import { toHtml } from './html.ts';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment;

const tags = [
  'p',
  'br',
  'strong',
  'em',
  'span',
  'code',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
];
const attributes: Readonly<Record<string, RegExp>> = {
  href: /^(https?:\/\/|mailto:)[^\s]+$/,
  rel: /^nofollow ugc noopener noreferrer$/,
  class: /^(food|list-bullet|list-number|nestedListItem|)$/,
  style:
    /^(text-decoration: (underline|line-through);|text-align: (center|right|left|justify);|padding-inline-start: \d+px;|list-style-type: none;)*$/,
  value: /^[^<>]*$/,
  'data-food': /^\d+$/,
  'data-verdict': /^(suitable|caution|unsuitable|unknown)$/,
};

/** What a browser would do with HTML beyond showing words. */
function harmIn(html: string): string[] {
  const harm: string[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      if (!tags.includes(node.tagName)) harm.push(`<${node.tagName}>`);
      for (const { name, value } of node.attrs)
        if (attributes[name]?.test(value) !== true) harm.push(`${name}=${value}`);
    }
    if (node.nodeName === '#comment') harm.push('a comment');
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return harm;
}

function wordsIn(html: string): string {
  const words: string[] = [];
  const visit = (node: Node): void => {
    if ('value' in node) words.push(node.value);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return words.join('');
}

const foods = new Map([[1, { id: 1, name: '"><script>alert(1)</script>', verdict: 'unsuitable' as const }]]);
const render = (content: unknown) => toHtml(content, foods, 'ko');

test('more than a hundred attacks are tried', () => {
  expect(refusedAttacks.length + keptAttacks.length).toBeGreaterThan(150);
});

test.each(refusedAttacks.map(({ what, content }) => [what, content]))(
  '%s is refused, and has no HTML where it is stored',
  (_, content) => {
    expect(readRichText(content, 'content')).toMatchObject({
      fault: { field: expect.stringMatching(/^content/) },
    });
    expect(render(content)).toBe('');
  },
);

test.each(keptAttacks.map(({ what, ...attack }) => [what, attack]))(
  '%s is shown as it was written',
  (_, { content, text }) => {
    expect(readRichText(content)).toMatchObject({ value: { text } });
    expect(contentOf(content).text).toBe(text);
    const html = render(content);
    expect(harmIn(html)).toEqual([]);
    expect(wordsIn(html)).toBe(text);
  },
);

const say = (...children: unknown[]) => ({ root: { type: 'root', children } });

test('every allowed node has its HTML', () => {
  const text = (value: string, format = 0) => ({ type: 'text', text: value, format });
  const html = render(
    say(
      { type: 'heading', tag: 'h2', children: [text('제목')] },
      {
        type: 'paragraph',
        format: 'center',
        indent: 1,
        children: [1, 2, 4, 8, 16].map((format) => text(String(format), format)),
      },
      {
        type: 'list',
        tag: 'ol',
        listType: 'number',
        children: [{ type: 'listitem', value: 1, children: [text('하나')] }],
      },
      { type: 'quote', children: [text('인용'), { type: 'linebreak' }] },
      {
        type: 'paragraph',
        children: [
          {
            type: 'link',
            fields: { url: 'https://example.com/?a=1&b=2', newTab: true },
            children: [text('링크')],
          },
        ],
      },
      {
        type: 'paragraph',
        children: [{ type: 'inlineBlock', fields: { blockType: 'foodMention', food: 1 } }],
      },
      { type: 'relationship', relationTo: 'foods', value: 2 },
    ),
  );
  expect(html).toMatchInlineSnapshot(`
    "<h2>제목</h2><p style="text-align: center;padding-inline-start: 40px;"><strong>1</strong><em>2</em><span style="text-decoration: line-through;">4</span><span style="text-decoration: underline;">8</span><code>16</code></p><ol class="list-number"><li
              class=""
              style=""
              value="1"
            >하나</li></ol><blockquote>인용<br /></blockquote><p><a href="https://example.com/?a=1&amp;b=2" rel="nofollow ugc noopener noreferrer">링크</a></p><p><span class="food" data-food="1" data-verdict="unsuitable">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</span></p><p><span class="food">없어진 식품</span></p>"
  `);
  expect(harmIn(html)).toEqual([]);
});
