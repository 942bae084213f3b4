import { isSafeLink } from './safeLink.ts';
import { isBlank, contentOf, readRichText, richTextLimits } from './richText.ts';

const say = (...children: unknown[]) => ({ root: { type: 'root', children } });
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
const text = (value: unknown) => ({ type: 'text', text: value });
const mention = (food: unknown) => ({ type: 'inlineBlock', fields: { blockType: 'foodMention', food } });
const link = (url: string, ...children: unknown[]) => ({ type: 'link', fields: { url }, children });
const list = (...items: unknown[]) => ({
  type: 'list',
  tag: 'ul',
  listType: 'bullet',
  children: items.map((one) => ({ type: 'listitem', children: [one] })),
});
const nested = (levels: number): unknown => (levels === 0 ? paragraph() : list(nested(levels - 1)));
const times = <Item>(count: number, make: (at: number) => Item) =>
  Array.from({ length: count }, (_, at) => make(at));
const { depth, letters, mentions, nodes } = richTextLimits;

test('says its words, links and foods', () => {
  const content = say(
    { type: 'heading', tag: 'h2', children: [text('싱겁게 '), text('먹기')] },
    paragraph(text('한 줄'), { type: 'linebreak' }, text('두 줄'), link('https://a.example', text('여기'))),
    list(text('하나'), paragraph(text('둘'))),
    { type: 'relationship', relationTo: 'foods', value: 7 },
    paragraph(mention(3), mention(7), link('https://a.example', text('또'))),
  );
  expect(readRichText(content)).toEqual({
    value: {
      text: '싱겁게 먹기\n한 줄\n두 줄여기\n하나\n둘\n또',
      // Foods stand where they are mentioned, to be replaced by their names.
      lines: [
        ['싱겁게 ', '먹기'],
        ['한 줄', '\n', '두 줄', '여기'],
        [],
        ['하나'],
        [],
        ['둘'],
        [7],
        [3, 7, '또'],
      ],
      links: ['https://a.example'],
      foods: [7, 3],
      mentions: [
        { food: 7, path: 'root.children.3.value' },
        { food: 3, path: 'root.children.4.children.0.fields.food' },
        { food: 7, path: 'root.children.4.children.1.fields.food' },
      ],
    },
  });
});

test.each([
  ['nothing', undefined, 'required', ''],
  ['a text', '<p>안녕</p>', 'wrong_type', ''],
  ['no root', {}, 'required', 'root'],
  ['a root without children', { root: { type: 'root' } }, 'required', 'root.children'],
  ['something beside the root', { ...say(), html: '' }, 'unknown_field', 'html'],
  ['a text at the top', say(text('a')), 'unknown_value', 'root.children.0.type'],
  [
    'a list item without a list',
    say({ type: 'listitem', children: [] }),
    'unknown_value',
    'root.children.0.type',
  ],
  [
    'a paragraph in a paragraph',
    say(paragraph(paragraph())),
    'unknown_value',
    'root.children.0.children.0.type',
  ],
  ['an unknown node', say({ type: 'upload' }), 'unknown_value', 'root.children.0.type'],
  ['an unknown field', say({ ...paragraph(), id: 1 }), 'unknown_field', 'root.children.0.id'],
  ['a number as a text', say(paragraph(text(1))), 'wrong_type', 'root.children.0.children.0.text'],
  ['a text as a food', say(paragraph(mention('1'))), 'wrong_type', 'root.children.0.children.0.fields.food'],
  [
    'an unsafe link',
    say(paragraph(link('javascript:alert(1)'))),
    'unsafe_link',
    'root.children.0.children.0.fields.url',
  ],
  ['one node too many', say(...times(nodes + 1, () => paragraph())), 'too_many_nodes', ''],
  ['a hundred thousand nodes', say(...times(100_000, () => paragraph())), 'too_many_nodes', ''],
  [
    'a hundred thousand nodes in lists',
    say(...times(300, () => list(...times(333, () => text('a'))))),
    'too_many_nodes',
    '',
  ],
  ['one level too many', say(nested(depth / 2)), 'too_deep', expect.stringMatching(/^root/)],
  ['one letter too many', say(paragraph(text('가'.repeat(letters)), text('나'))), 'too_long', ''],
  ['one mention too many', say(paragraph(...times(mentions + 1, mention))).root, 'unknown_field', 'type'],
  [
    'ten thousand mentions',
    say(...times(1_000, () => paragraph(...times(10, () => mention(1))))),
    'too_many_mentions',
    '',
  ],
])('refuses %s', (_, content, code, field) => {
  expect(readRichText(content)).toMatchObject({ fault: { code, field } });
});

test('takes as much as is allowed', () => {
  for (const content of [
    say(...times(nodes, () => paragraph())),
    say(nested(depth / 2 - 1)),
    say(paragraph(text('가'.repeat(letters)))),
    say(paragraph(...times(mentions, (at) => mention(at + 1)))),
  ])
    expect(readRichText(content)).not.toHaveProperty('fault');
});

test('is blank without a letter and a food', () => {
  expect(
    [say(), say(paragraph(text(' \n '))), say(paragraph(mention(1))), null].map((one) =>
      isBlank(contentOf(one)),
    ),
  ).toEqual([true, true, false, true]);
});

test.each([
  ['https://example.com', true],
  ['http://example.com:8080/a?b=c#d', true],
  ['HTTPS://EXAMPLE.COM', true],
  ['https://한국.example/길', true],
  ['https://en.wikipedia.org/wiki/Salt_(food)', true],
  ['mailto:help@example.com?subject=hi', true],
  ['example.com', false],
  ['//example.com', false],
  ['https://bank.example@evil.example', false],
])('%s as a link: %p', (address, isSafe) => {
  expect(isSafeLink(address)).toBe(isSafe);
});
