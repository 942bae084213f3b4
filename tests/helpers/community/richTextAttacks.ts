/** A rich text that tries to do something to its reader, with what it tries. */
export interface Attack {
  readonly what: string;
  readonly content: unknown;
}

const root = (...children: unknown[]) => ({
  root: { type: 'root', version: 1, format: '', indent: 0, direction: 'ltr', children },
});
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', version: 1, children });
const text = (value: unknown, more: object = {}) => ({ type: 'text', text: value, version: 1, ...more });
const link = (url: unknown, more: object = {}) => ({
  type: 'link',
  version: 1,
  fields: { url, linkType: 'custom', newTab: false, ...more },
  children: [text('눌러 보세요')],
});

/** HTML in a place for text: it is shown as it was written. */
const markup = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
  '<object data="javascript:alert(1)">',
  '<embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<math><mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mtext></math>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<video><source onerror=alert(1)></video>',
  '<details open ontoggle=alert(1)>',
  '<marquee onstart=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<body onload=alert(1)>',
  '<template><img src=x onerror=alert(1)></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '</p><script>alert(1)</script><p>',
  '--><script>alert(1)</script><!--',
  ']]><script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '＜script＞alert(1)＜/script＞',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '<%= 7 * 7 %>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext>',
];

/** Addresses that no link may have. */
const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'java\u0000script:alert(1)',
  'javascript&colon;alert(1)',
  '&#106;avascript:alert(1)',
  'javascript://%0aalert(1)',
  'javascript:void(0)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'data:image/png;base64,iVBORw0KGgo=',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
  'ftp://evil.example/x',
  'tel:+82100000000',
  'sms:+82100000000',
  'intent://scan/#Intent;scheme=zxing;end',
  'view-source:https://example.com',
  'about:blank',
  'ws://evil.example',
  '//evil.example/x',
  '/api/users/me/export',
  '#top',
  '?a=b',
  'evil.example',
  '',
  'https:',
  'https://',
  'https:evil.example',
  'https:/evil.example',
  'https:\\\\evil.example',
  'https://example.com\\@evil.example',
  'https://bank.example@evil.example/',
  'https://user:secret@evil.example/',
  'http://exa mple.com/',
  'https://example.com/"onmouseover="alert(1)',
  "https://example.com/'onmouseover='alert(1)",
  'https://example.com/><script>alert(1)</script>',
  'https://example.com/\nX-Header: 1',
  'mailto:',
  'mailto:a@b.example\nbcc:c@d.example',
  'https://[::1',
];

/** Nodes and fields that no text of a member has. */
const nodes: readonly (readonly [what: string, node: unknown])[] = [
  ['an upload', { type: 'upload', relationTo: 'images', value: 1, fields: { alt: '"><script>' } }],
  ['a block', { type: 'block', fields: { blockType: 'html', html: '<script>alert(1)</script>' } }],
  ['a table', { type: 'table', children: [] }],
  ['a raw HTML node', { type: 'html', html: '<script>alert(1)</script>' }],
  ['an iframe node', { type: 'iframe', src: 'https://evil.example' }],
  ['a horizontal rule', { type: 'horizontalrule' }],
  ['a type of an object', { type: '__proto__', children: [] }],
  ['a type with markup', { type: '<script>', children: [] }],
  ['a heading with another tag', { type: 'heading', tag: 'script', children: [text('alert(1)')] }],
  [
    'a heading with markup as a tag',
    { type: 'heading', tag: 'h1><img src=x onerror=alert(1)', children: [] },
  ],
  ['a list with another tag', { type: 'list', tag: 'style', listType: 'bullet', children: [] }],
  [
    'a list with markup as a type',
    { type: 'list', tag: 'ul', listType: '" onclick="alert(1)', children: [] },
  ],
  [
    'a list item with markup as a value',
    {
      type: 'list',
      tag: 'ul',
      listType: 'bullet',
      children: [{ type: 'listitem', value: '1" onclick="alert(1)', children: [text('x')] }],
    },
  ],
  ['a format with markup', { type: 'paragraph', format: 'center" onclick="alert(1)', children: [text('x')] }],
  ['an indent with markup', { type: 'paragraph', indent: '1px" onclick="alert(1)', children: [text('x')] }],
  ['an indent without end', { type: 'paragraph', indent: 1e9, children: [text('x')] }],
  ['a style', paragraph(text('x', { style: 'position:fixed;inset:0;background:url(//evil.example)' }))],
  ['a text of another kind', paragraph(text({ toString: 'x' }))],
  ['a text that is a list', paragraph(text(['<img src=x onerror=alert(1)>']))],
  ['a format that is a text', paragraph(text('x', { format: '1"><script>' }))],
  ['a handler', paragraph(text('x', { onclick: 'alert(1)' }))],
  ['a class', { ...paragraph(text('x')), className: 'admin-toolbar' }],
  ['an internal link', paragraph(link('', { linkType: 'internal', doc: { relationTo: 'users', value: 1 } }))],
  [
    'a link with an address beside its fields',
    paragraph({ ...link('https://a.example'), url: 'javascript:alert(1)' }),
  ],
  ['a link with a target', paragraph(link('https://a.example', { target: '"><script>' }))],
  ['a link without fields', paragraph({ type: 'link', children: [text('x')] })],
  ['an automatic link', paragraph({ ...link('javascript:alert(1)'), type: 'autolink' })],
  [
    'a link within a link',
    paragraph({ ...link('https://a.example'), children: [link('https://b.example')] }),
  ],
  ['a relation to an account', { type: 'relationship', relationTo: 'users', value: 1 }],
  [
    'a relation with markup',
    { type: 'relationship', relationTo: 'foods', value: '"><script>alert(1)</script>' },
  ],
  [
    'a food with markup',
    paragraph({ type: 'inlineBlock', fields: { blockType: 'foodMention', food: '1"><script>' } }),
  ],
  [
    'another inline block',
    paragraph({ type: 'inlineBlock', fields: { blockType: 'html', html: '<script>' } }),
  ],
  [
    'a food that is a document',
    paragraph({
      type: 'inlineBlock',
      fields: { blockType: 'foodMention', food: { id: 1, name: '<script>' } },
    }),
  ],
  ['no node', null],
  ['a text instead of a node', '<script>alert(1)</script>'],
  ['a node without a type', { children: [] }],
  ['children that are no list', { type: 'paragraph', children: '<script>' }],
];

/** Attacks that are refused when they are written. */
export const refusedAttacks: readonly Attack[] = [
  ...addresses.map((address) => ({
    what: `link ${JSON.stringify(address)}`,
    content: root(paragraph(link(address))),
  })),
  ...nodes.map(([what, node]) => ({ what, content: root(node) })),
];

/** Attacks that are texts as any other: they are kept, and shown as they were written. */
export const keptAttacks: readonly (Attack & { readonly text: string })[] = markup.flatMap((written) => [
  { what: `text ${written}`, content: root(paragraph(text(written))), text: written },
  { what: `code ${written}`, content: root(paragraph(text(written, { format: 16 }))), text: written },
]);
