import type { Lexicon } from '../words/lexicon.ts';
import {
  GatheredIngredients,
  isIngredient,
  type IngredientsReading,
  type ReadItem,
  type Said,
} from './gatheredIngredients.ts';
import { labelItems, type LabelItem } from './labelItems.ts';
import { isPlace } from '../languages/koreanForms.ts';
import { readerOf } from '../languages/labelReaders.ts';
import { illegible } from '../words/commonForms.ts';
import type { LabelToken } from '../words/labelToken.ts';
import { readName } from '../languages/readName.ts';

/** Part of a text that names ingredients. */
export interface IngredientSpan {
  readonly start: number;
  readonly end: number;
  /** What the pack is called, before its list: it may name ingredients, and leaves none out. */
  readonly isTitle: boolean;
}

/** "canola and/or soybean oil": one of them is in it, and nobody says which. "2% or less of" is no choice. */
const alternatives =
  /\bor\b(?!\s+less\b)|\band\/or\b|one or more of|또는|혹은|(?:중|가운데)\s*(?:하나|한\s*가지|택일)/u;

/**
 * Reads the parts of a text that list ingredients.
 *
 * @param input.text in the form of `labelText`.
 */
export function readIngredients({
  text,
  spans,
  dictionary,
}: {
  text: string;
  spans: readonly IngredientSpan[];
  dictionary: Lexicon;
}): IngredientsReading {
  const end = text.trimEnd().length;
  const lists = spans.map((span) => ({
    ...labelItems(text, span.end < end ? listed(text, span) : span),
    ...span,
  }));
  const gathered = new GatheredIngredients();
  const visit = (item: LabelItem): Named => ({
    item,
    name: item.pieces.map(([start, end]) => text.slice(start, end)).join(' '),
    tokens: readName({ text, pieces: item.pieces, dictionary }),
    isHeading: isHeading(item, text),
  });
  const waiting = lists
    .flatMap(({ items, isTitle }) => visits(items.map(visit), { ...nothingSaid, isTitle }))
    .reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const children = next.item.children.map(visit);
    const inside = children.flatMap(({ tokens }) => tokens);
    const isOrigin =
      inside.length > 1 && inside.every((one) => one.state === 'noise' || isAndOthers(one, text));
    const read = readItem({ ...next, text, inside: isOrigin ? [] : inside });
    gathered.add(read);
    waiting.push(
      ...visits(children, { ...next.said, isOrigin, isRemark: !read.isOpened }, next.name).reverse(),
    );
  }
  const isCutOff = gathered.endsInPieceOf({ text, dictionary });
  const isLegible = spans.every((span) => !illegible.test(text.slice(span.start, span.end)));
  return gathered.reading({ isWhole: isLegible && !isCutOff && lists.every(({ isWhole }) => isWhole) });
}

/** A comma before the next sentence of a pack leaves nothing out, as it does at the end of the text. */
function listed(text: string, { start, end }: IngredientSpan): { start: number; end: number } {
  let last = end;
  while (last > start && ', \n'.includes(text[last - 1] ?? '')) last -= 1;
  return { start, end: last };
}

const nothingSaid: Said = {
  isAlternative: false,
  isPerhaps: false,
  isRemark: false,
  isOrigin: false,
  isTitle: false,
};

interface Named {
  readonly item: LabelItem;
  readonly name: string;
  readonly tokens: readonly LabelToken[];
  /** "면: 소맥분": what follows are its parts. */
  readonly isHeading: boolean;
}

interface Visit extends Named {
  readonly said: Said;
}

/** Entries of one level with what is said of each; "may contain one or more of: …" is said of all that follow. */
function visits(entries: readonly Named[], around: Said, parent = ''): Visit[] {
  let said = saidBy(parent, around);
  return entries.map((entry) => {
    const own = saidBy(entry.name, said);
    if (entry.isHeading) said = own;
    return { ...entry, said: own };
  });
}

function saidBy(name: string, around: Said): Said {
  return {
    ...around,
    isAlternative: around.isAlternative || alternatives.test(name),
    isPerhaps: around.isPerhaps || /\bmay contain\b/u.test(name),
  };
}

function isAndOthers({ start, end }: LabelToken, text: string): boolean {
  return text.slice(start, end) === '등';
}

/** "뉴질랜드 등": other countries. */
function endsInPlace(before: string): boolean {
  return isPlace(/([가-힣]+)\s*$/u.exec(before.slice(-20))?.[1] ?? '');
}

/** @param input.inside all that stands in the brackets behind it. */
function readItem({
  tokens,
  inside,
  name,
  said,
  text,
  isHeading,
}: Visit & { text: string; inside: readonly LabelToken[] }): ReadItem {
  const isOpened = inside.some(isIngredient) || isHeading;
  // What something is for says nothing beside the thing itself: "유화제(대두레시틴)", "구연산(산도조절제)".
  const { namesPurposeBesideThing } = readerOf(name);
  const isTold = isToldByParts(inside);
  const isBesideThing =
    isOpened ||
    said.isRemark ||
    (namesPurposeBesideThing && tokens.some((one) => isIngredient(one) && !one.isPurpose));
  return {
    tokens: tokens.map((one) =>
      (one.isPurpose && isBesideThing) ||
      (isAndOthers(one, text) && (said.isOrigin || endsInPlace(text.slice(0, one.start)))) ||
      (one.state === 'unknown' && (isTold || said.isTitle))
        ? { ...one, state: 'noise', ingredient: null }
        : one,
    ),
    said,
    isOpened,
    isToldByParts: isTold || isHeading,
    isPlant: [...tokens, ...inside].some(({ isPlant }) => isPlant),
  };
}

/** "면: 소맥분", "스프류/정제소금", "coating (40%): sugar": what follows are its parts. */
function isHeading({ pieces }: LabelItem, text: string): boolean {
  const end = pieces.at(-1)?.[1] ?? 0;
  return /^\s*(?:\(\s*[\d.,]+\s*%\s*\)\s*)?(?::|\/(?=\s*[가-힣]))/u.test(text.slice(end, end + 25));
}

/**
 * Whether what stands in brackets tells what a thing of an unknown name is made of: "Rainbow sugar circles (sugar, maize
 * starch)". Not when only allergens stand there: then the rest is not told.
 */
function isToldByParts(inside: readonly LabelToken[]): boolean {
  const parts = inside.flatMap((one) =>
    one.ingredient !== null && one.role === 'plain' && !one.isPurpose ? [one.ingredient] : [],
  );
  return new Set(parts).size > 1 && parts.some(({ allergens }) => allergens.length === 0);
}
