import type { Lexicon } from '../words/lexicon.ts';
import {
  IngredientCollector,
  isIngredient,
  type IngredientsReading,
  type LabelEntry,
  type EntryContext,
} from './ingredientCollector.ts';
import { toLabelItems, type LabelItem } from './labelItems.ts';
import { tellsAdditive } from './origins.ts';
import { isPlace } from '../languages/koreanForms.ts';
import { readerOf } from '../languages/labelReaders.ts';
import { illegiblePattern, unreadScript } from '../words/commonForms.ts';
import type { LabelToken } from '../words/labelToken.ts';
import { amountPattern } from '../words/amounts.ts';
import { hasLostEntry } from '../words/lostEntries.ts';
import { readName } from '../languages/readName.ts';

/** A part of a text that names ingredients. */
export interface IngredientSpan {
  readonly start: number;
  readonly end: number;
  /** The part is the product name before the list. It may name ingredients, but does not make the list incomplete. */
  readonly isTitle: boolean;
}

/**
 * "canola and/or soybean oil": one of them is in the food, and the label does not say which. "2% or less of" is no
 * choice.
 */
const alternativePattern =
  /\bor\b(?!\s+less\b)|\band\/or\b|one or more of|또는|혹은|(?:중|가운데)\s*(?:하나|한\s*가지|택일)/u;

/**
 * Reads the parts of a text that list ingredients.
 *
 * @param input.text made by `toLabelText`.
 */
export function readIngredients({
  text: printed,
  spans,
  dictionary,
}: {
  text: string;
  spans: readonly IngredientSpan[];
  dictionary: Lexicon;
}): IngredientsReading {
  const text = printed.includes('수')
    ? printed.replace(waterSource, (source) => ' '.repeat(source.length))
    : printed;
  const end = text.trimEnd().length;
  const lists = spans.map((span) => ({
    ...toLabelItems(text, span.end < end ? trimSeparators(text, span) : span),
    ...span,
  }));
  const collector = new IngredientCollector();
  const toNamedEntry = (item: LabelItem, mayBeAdditive: boolean): NamedEntry => {
    const name = item.pieces.map(([start, end]) => text.slice(start, end)).join(' ');
    const tokens = readName({ text, pieces: item.pieces, dictionary });
    const additive = mayBeAdditive && /^\d{3,4}$/u.test(name) ? dictionary.find(`e${name}`) : undefined;
    return {
      item,
      name,
      tokens:
        additive === undefined
          ? tokens
          : tokens.map((one) => ({ ...one, state: 'known', ingredient: additive })),
      isHeading: isHeading(item, text),
    };
  };
  const pending = lists
    .flatMap(({ items, isTitle }) =>
      pendingEntries(
        items.map((item) => toNamedEntry(item, true)),
        { ...emptyContext, isTitle },
      ),
    )
    .reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const isPurpose = next.tokens.some((one) => one.isPurpose);
    const children = next.item.children.map((item) => toNamedEntry(item, isPurpose));
    const bracketTokens = children.flatMap(({ tokens }) => tokens);
    const isOrigin =
      bracketTokens.length > 1 &&
      bracketTokens.every((one) => one.state === 'noise' || isAndOthers(one, text));
    const entry = readEntry({ ...next, text, bracketTokens: isOrigin ? [] : bracketTokens });
    collector.add(entry);
    pending.push(
      ...pendingEntries(
        children,
        { ...next.context, isOrigin, isRemark: entry.parts.length === 0 && !entry.isHeading },
        next.name,
      ).reverse(),
    );
  }
  const isCutOff =
    lists.some((list) => list.end >= end && endsBeforeName.test(text.slice(list.start, end))) ||
    collector.endsWithinWord({ text, dictionary });
  const isLegible = spans.every((span) => {
    const list = text.slice(span.start, span.end);
    return !illegiblePattern.test(list) && !hasLostEntry(list);
  });
  const hasUnreadScript = spans.some(({ start, end }) => unreadScript.test(text.slice(start, end)));
  return collector.reading({
    hasUnreadScript,
    isWhole: isLegible && !hasUnreadScript && !isCutOff && lists.every(({ isWhole }) => isWhole),
    // A text of illegible signs only has no list.
    isLegible: !illegiblePattern.test(text),
  });
}

/** Where a water comes from: a place, and no ingredient. */
const waterSource = /(?:수원지|취수원|취수지)\s{0,3}:?[가-힣\d\s-]{0,40}(?=[)\],;.]|$)/gu;

/** A joining word at the end: the next name is missing. */
const endsBeforeName =
  /(?:\s(?:and|or|with|plus|in|of|from|contains?|including|incl\.?)|&|\/or|\s(?:및|또는|와|과))$/u;

/** A comma before the next sentence does not mean that an ingredient is missing. At the end of the text it does. */
function trimSeparators(text: string, { start, end }: IngredientSpan): { start: number; end: number } {
  let last = end;
  while (last > start && ', \n'.includes(text[last - 1] ?? '')) last -= 1;
  return { start, end: last };
}

const emptyContext: EntryContext = {
  isAlternative: false,
  isPossible: false,
  isRemark: false,
  isOrigin: false,
  isTitle: false,
};

interface NamedEntry {
  readonly item: LabelItem;
  readonly name: string;
  readonly tokens: readonly LabelToken[];
  /** "면: 소맥분": the entries that follow are its parts. */
  readonly isHeading: boolean;
}

interface PendingEntry extends NamedEntry {
  readonly context: EntryContext;
}

/** Adds its context to each entry of one level. "may contain one or more of: …" applies to all entries that follow. */
function pendingEntries(entries: readonly NamedEntry[], around: EntryContext, parent = ''): PendingEntry[] {
  let context = contextOf(parent, around);
  return entries.map((entry) => {
    const ownContext = contextOf(entry.name, context);
    if (entry.isHeading) context = ownContext;
    return { ...entry, context: ownContext };
  });
}

function contextOf(name: string, around: EntryContext): EntryContext {
  return {
    ...around,
    isAlternative: around.isAlternative || alternativePattern.test(name),
    isPossible: around.isPossible || /\bmay contain\b/u.test(name),
  };
}

function isAndOthers({ start, end }: LabelToken, text: string): boolean {
  return text.slice(start, end) === '등';
}

/** "뉴질랜드 등" means "and other countries". */
function endsInPlaceName(before: string): boolean {
  return isPlace(/([가-힣]+)\s*$/u.exec(before.slice(-20))?.[1] ?? '');
}

/** @param input.bracketTokens the tokens in the brackets after the entry. */
function readEntry({
  tokens,
  bracketTokens,
  name,
  context,
  text,
  isHeading,
}: PendingEntry & { text: string; bracketTokens: readonly LabelToken[] }): LabelEntry {
  const parts = bracketTokens.filter(isIngredient);
  // A purpose adds nothing beside the additive itself: "유화제(대두레시틴)", "구연산(산도조절제)".
  const { namesPurposeWithIngredient } = readerOf(name);
  const partsAreListed = listsParts(bracketTokens);
  const isRedundantPurpose =
    isHeading ||
    parts.some((part) => tellsAdditive(part.ingredient)) ||
    context.isRemark ||
    (namesPurposeWithIngredient && tokens.some((one) => isIngredient(one) && !one.isPurpose));
  return {
    tokens: (isCode(tokens, name)
      ? tokens.map((one) => ({ ...one, state: 'unknown' as const }))
      : tokens
    ).map((one) =>
      (one.isPurpose && isRedundantPurpose) ||
      (isAndOthers(one, text) && (context.isOrigin || endsInPlaceName(text.slice(0, one.start)))) ||
      (one.state === 'unknown' && (partsAreListed || context.isTitle))
        ? { ...one, state: 'noise', ingredient: null }
        : one,
    ),
    context,
    parts,
    isHeading,
    hasAllParts: partsAreListed || isHeading,
    isOpenEnd:
      openEnd.test(name) || (!context.isRemark && !isHeading && isOpenEntry({ tokens, name, parts, text })),
    isPlant: [...tokens, ...bracketTokens].some(({ isPlant }) => isPlant),
  };
}

/** Words in an entry that stand for more entries: "salt and more". */
const openEnd =
  /(?:\band|&) (?:more|others?|various|misc)\b|\bet cetera\b|\betc\b|\bamong others\b|\band (?:(?:minor|natural) )?(?:extracts?|powders?|blends?|ingredients|additives?|processing aids?|colou?rs?|emulsifiers?|gelling agents?)\s*$/u;

/** "A-101": a code that names nothing. */
function isCode(tokens: readonly LabelToken[], name: string): boolean {
  return /^[a-z]{1,3}-?\d{2,5}$/u.test(name.trim()) && tokens.every(({ state }) => state === 'noise');
}

/** Ends of a Korean entry that stand for more entries: "해바라기유 및 기타", "정제소금 외 3종". */
const openKoreanEnd =
  /(?:(?<![가-힣])(?:기타(?:\s*(?:재료|원료|원재료|성분|첨가물|식품첨가물))?|그\s*외|그\s*밖|이외|등등)|(?<![가-힣])(?:및|와|과)\s*(?:부재료|부원료|(?:천연|식품)?첨가물|추출물|분말|농축액|혼합분말|토핑|발효물)|\s외\s*\d*\s*종?)\s*$/u;

/** Whether an entry names nothing, or more than it names: "기타", "부원료 3%", "minor ingredients", "extract". */
function isOpenEntry({
  tokens,
  name,
  parts,
  text,
}: {
  tokens: readonly LabelToken[];
  name: string;
  parts: readonly LabelToken[];
  text: string;
}): boolean {
  const plainName = (/\d/u.test(name) ? name.replace(amountPattern, ' ') : name).trim();
  if (/[가-힣]$/u.test(plainName) && openKoreanEnd.test(plainName)) return true;
  const isNoise = tokens.length > 0 && tokens.every(({ state }) => state === 'noise');
  // A carrier in brackets names nothing: "powder (maltodextrin)".
  if (!isNoise || parts.length > 1 || parts.some(({ ingredient }) => tellsAdditive(ingredient))) return false;
  // A number alone is no amount of anything. "1." is a numbering.
  const isNumbering = /[.)]/u.test(text[tokens.at(-1)?.end ?? 0] ?? '');
  return vagueEntry.test(plainName) || (/^\d{1,4}$/u.test(name) && !isNumbering);
}

const vagueEntry =
  /^(?:및\s*|그\s*)?(?:기타|부재료|부원료|원재료|원료|재료|성분|첨가물)(?:\s*(?:재료|원료|원재료|성분|첨가물|물질))?(?:\s*(?:등|약간|소량))?$|^(?:and\s)?(?:(?:all|the|other|others|minor|various|additional|further|natural|secret|special|proprietary|selected|assorted|mixed)\s)*(?:other|others|various|misc|ingredients?|extracts?|extractives?|powders?|concentrates?|blends?|mix|paste|juice|puree|essence|additives?|more|isolate|base|product|seeds?|leaf|leaves|root|peel|skin|fruit|berry|berries|supplement)$/u;

/** "면: 소맥분", "스프류/정제소금", "coating (40%): sugar": the entries that follow are its parts. */
function isHeading({ pieces }: LabelItem, text: string): boolean {
  const end = pieces.at(-1)?.[1] ?? 0;
  return /^\s*(?:\(\s*[\d.,]+\s*%\s*\)\s*)?(?::|\/(?=\s*[가-힣]))/u.test(text.slice(end, end + 25));
}

/**
 * Whether the brackets list the parts of an ingredient with an unknown name: "Rainbow sugar circles (sugar, maize
 * starch)". Brackets that name only allergens do not: the other parts are missing.
 */
function listsParts(bracketTokens: readonly LabelToken[]): boolean {
  const parts = bracketTokens.flatMap((one) =>
    one.ingredient !== null && one.role === 'plain' && !one.isPurpose ? [one.ingredient] : [],
  );
  return new Set(parts).size > 1 && parts.some(({ allergens }) => allergens.length === 0);
}
