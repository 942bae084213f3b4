import { z } from 'zod';
import { because, readBySchema } from '../../operations/input/schemaFault.ts';
import type { InputFault, JsonReading, ReadJson } from '../../operations/strictInput.ts';
import { isSafeLink } from './safeLink.ts';

/** What a rich text may have at most. A level is a node within a node; the root is none. */
export const richTextLimits = {
  nodes: 2_000,
  depth: 20,
  letters: 20_000,
  mentions: 50,
  link: 2_000,
} as const;

/** The bits of Lexical for bold, italic, strikethrough, underline and code. */
const everyFormat = 1 | 2 | 4 | 8 | 16;

const direction = z.enum(['ltr', 'rtl']).nullish();
const element = {
  children: z.array(z.unknown()),
  direction,
  format: z
    .union([z.enum(['', 'left', 'start', 'center', 'right', 'end', 'justify']), z.literal(0)])
    .optional(),
  indent: z.int().min(0).max(10).optional(),
  version: z.int().min(0).max(100).optional(),
};
/** Of the letters that are written next. A text has its own. */
const nextLetters = {
  textFormat: z.int().min(0).max(everyFormat).optional(),
  textStyle: z.literal('').optional(),
};
const version = element.version;
const food = z.int().positive().max(2_147_483_647);

/** Payload gives links and inline blocks an id, to tell them apart in its editor. */
const editorId = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .optional();

const linkFields = z.strictObject({
  url: z
    .string()
    .max(richTextLimits.link)
    .refine(isSafeLink, because({ code: 'unsafe_link' })),
  linkType: z.enum(['custom', 'autolink']).optional(),
  newTab: z.boolean().nullish(),
  doc: z.null().optional(),
});

/** Every kind of node that a text may have, each with its own fields. Anything else is refused by name. */
const nodes = {
  paragraph: z.strictObject({ type: z.literal('paragraph'), ...element, ...nextLetters }),
  text: z.strictObject({
    type: z.literal('text'),
    text: z.string(),
    format: z.int().min(0).max(everyFormat).optional(),
    style: z.literal('').optional(),
    mode: z.literal('normal').optional(),
    detail: z.int().min(0).max(3).optional(),
    version,
  }),
  linebreak: z.strictObject({ type: z.literal('linebreak'), version }),
  heading: z.strictObject({
    type: z.literal('heading'),
    tag: z.enum(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']),
    ...element,
    ...nextLetters,
  }),
  list: z.strictObject({
    type: z.literal('list'),
    tag: z.enum(['ol', 'ul']),
    listType: z.enum(['bullet', 'number']),
    start: z.int().min(1).max(1_000_000).optional(),
    ...element,
    ...nextLetters,
  }),
  listitem: z.strictObject({
    type: z.literal('listitem'),
    value: z.int().min(1).max(1_000_000).optional(),
    checked: z.null().optional(),
    ...element,
    ...nextLetters,
  }),
  quote: z.strictObject({ type: z.literal('quote'), ...element, ...nextLetters }),
  link: z.strictObject({
    type: z.literal('link'),
    id: editorId,
    fields: linkFields,
    ...element,
    ...nextLetters,
  }),
  autolink: z.strictObject({
    type: z.literal('autolink'),
    id: editorId,
    fields: linkFields,
    ...element,
    ...nextLetters,
  }),
  relationship: z.strictObject({
    type: z.literal('relationship'),
    relationTo: z.literal('foods'),
    value: food,
    format: element.format,
    version,
  }),
  inlineBlock: z.strictObject({
    type: z.literal('inlineBlock'),
    fields: z.strictObject({
      blockType: z.literal('foodMention'),
      food,
      id: editorId,
      blockName: z.literal('').nullish(),
    }),
    version,
  }),
};
type NodeType = keyof typeof nodes;
type Node = z.output<(typeof nodes)[NodeType]>;

const inline = [
  'text',
  'linebreak',
  'link',
  'autolink',
  'inlineBlock',
] as const satisfies readonly NodeType[];
const blocks = [
  'paragraph',
  'heading',
  'list',
  'quote',
  'relationship',
] as const satisfies readonly NodeType[];

/** Which nodes may be directly within another one. */
const childrenOf: Readonly<Partial<Record<NodeType | 'root', readonly NodeType[]>>> = {
  root: blocks,
  paragraph: inline,
  heading: inline,
  quote: [...inline, 'paragraph'],
  list: ['listitem'],
  listitem: [...inline, 'paragraph', 'list'],
  link: ['text', 'linebreak'],
  autolink: ['text', 'linebreak'],
};

const document = z.strictObject({
  root: z.strictObject({ type: z.literal('root'), ...element, ...nextLetters }),
});
const typed = z.looseObject({ type: z.string() });

type Line = readonly (string | number)[];

/** What a rich text says, beside its form. */
export interface RichTextContent {
  /** Its words as plain text, a line for each block; mentions have no words. */
  readonly text: string;
  /** What each line is made of: words, and the ids of foods. */
  readonly lines: readonly Line[];
  /** The addresses of its links, each once. */
  readonly links: readonly string[];
  /** The foods that it mentions, in their order, each once. */
  readonly foods: readonly number[];
  /** Each mention, with its place below the rich text. */
  readonly mentions: readonly { readonly food: number; readonly path: string }[];
}

interface Step {
  readonly node: unknown;
  readonly path: string;
  readonly depth: number;
  readonly parent: NodeType | 'root';
}

/**
 * Reads a rich text in the form of Payload's editor: what it says, or the first thing that is not allowed, with its
 * exact place. It walks without recursion, and stops at the first node too many.
 */
export function readRichText(value: unknown, path = ''): JsonReading<RichTextContent> {
  const at = (...names: readonly (string | number)[]) => [...(path === '' ? [] : [path]), ...names].join('.');
  const read = readBySchema(value, document, path);
  if (read.fault !== undefined) return read;
  const { children } = read.value.root;
  const lines: (string | number)[][] = [];
  const links: string[] = [];
  const mentions: { food: number; path: string }[] = [];
  let [count, letters] = [0, 0];
  // The next node is at the end of the list.
  const steps: Step[] = [];
  const open = (nodesToRead: readonly unknown[], parent: Step['parent'], place: string, depth: number) => {
    // Nothing beyond the limit is looked at, so the walk needs no longer list.
    const few = nodesToRead.slice(0, richTextLimits.nodes + 1);
    for (const [index, node] of [...few.entries()].reverse())
      steps.push({ node, parent, path: `${place}.children.${String(index)}`, depth });
  };
  const fault = (reason: InputFault): JsonReading<RichTextContent> => ({ fault: reason });
  open(children, 'root', at('root'), 1);
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    count += 1;
    if (count > richTextLimits.nodes)
      return fault({ code: 'too_many_nodes', field: at(), limit: richTextLimits.nodes });
    if (step.depth > richTextLimits.depth)
      return fault({ code: 'too_deep', field: step.path, limit: richTextLimits.depth });
    const node = readNode(step);
    if (node.fault !== undefined) return node;
    const { value: one } = node;
    if (isBlock(one)) lines.push([]);
    switch (one.type) {
      case 'text':
        letters += one.text.length;
        lines.at(-1)?.push(one.text);
        break;
      case 'linebreak':
        lines.at(-1)?.push('\n');
        break;
      case 'link':
      case 'autolink':
        links.push(one.fields.url);
        break;
      case 'relationship':
        lines.at(-1)?.push(one.value);
        mentions.push({ food: one.value, path: `${step.path}.value` });
        break;
      case 'inlineBlock':
        lines.at(-1)?.push(one.fields.food);
        mentions.push({ food: one.fields.food, path: `${step.path}.fields.food` });
        break;
      case 'heading':
      case 'list':
      case 'listitem':
      case 'paragraph':
      case 'quote':
        break;
    }
    if (letters > richTextLimits.letters)
      return fault({ code: 'too_long', field: at(), limit: richTextLimits.letters });
    if (mentions.length > richTextLimits.mentions)
      return fault({ code: 'too_many_mentions', field: at(), limit: richTextLimits.mentions });
    if ('children' in one) open(one.children, one.type, step.path, step.depth + 1);
  }
  return {
    value: {
      text: textOf(lines, new Map()),
      lines,
      links: [...new Set(links)],
      foods: [...new Set(mentions.map((mention) => mention.food))],
      mentions,
    },
  };
}

/** Reads a rich text for the gate of input, which stores it as it was sent. */
export const readRichTextInput: ReadJson = (value, path) => {
  const read = readRichText(value, path);
  return read.fault === undefined ? { value } : read;
};

/** What a stored rich text says; nothing where it is none. */
export function contentOf(value: unknown): RichTextContent {
  const read = readRichText(value);
  return read.fault === undefined ? read.value : { text: '', lines: [], links: [], foods: [], mentions: [] };
}

/** The plain text with the names of its foods where they are mentioned, as a search looks for it. */
export function textOf(lines: readonly Line[], names: ReadonlyMap<number, string>): string {
  return lines
    .map((line) => line.map((part) => (typeof part === 'string' ? part : (names.get(part) ?? ''))).join(''))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Whether a reader sees anything: a letter, or a food. */
export function isBlank({ text, foods }: RichTextContent): boolean {
  return text === '' && foods.length === 0;
}

function readNode({ node, parent, path }: Step): JsonReading<Node> {
  const named = readBySchema(node, typed, path);
  if (named.fault !== undefined) return named;
  const allowed = childrenOf[parent] ?? [];
  const type = allowed.find((one) => one === named.value.type);
  if (type === undefined)
    return { fault: { code: 'unknown_value', field: `${path}.type`, allowed: allowed.join(', ') } };
  return readBySchema<z.ZodType<Node>>(node, nodes[type], path);
}

function isBlock({ type }: Node): boolean {
  return !inline.some((one) => one === type);
}
