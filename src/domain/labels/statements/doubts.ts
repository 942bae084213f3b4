import { unreadScript } from '../words/commonForms.ts';
import type { Statement } from './statements.ts';

/** The allergens that half understood sentences may be about: some of them, or any allergen. */
export type Doubts = ReadonlySet<string> | 'all';

/**
 * Finds what is in doubt. A sentence that is no understood declaration, no understood trace statement, no claim and no
 * boilerplate may be about the allergens that it names, or about any allergen where it names none or has words that are
 * not understood.
 */
export function doubtsOf({
  box,
  list,
  inBox,
  inList,
}: {
  /** The separate statement on allergens. */
  box: string;
  /** The list of ingredients. */
  list: string;
  inBox: readonly Statement[];
  inList: readonly Statement[];
}): Doubts {
  if (unreadScript.test(box)) return 'all';
  if (endsBeforeMore.test(box) && !isDecorated(box)) return 'all';
  if (endsBeforeAnswer.test(box) && inBox.at(-1)?.kind !== 'boilerplate') return 'all';
  if (lostSentence.test(box)) return 'all';
  const doubts = [
    ...inBox.map(doubtsInBox),
    ...inList.map((statement) => doubtsInList(statement, list.slice(statement.start, statement.end))),
  ];
  return doubts.includes('all') ? 'all' : new Set(doubts.flatMap((one) => (one === 'all' ? [] : [...one])));
}

/** A mark at the end after which another sentence would stand, or a question mark in place of words. */
const endsBeforeMore = /(?:[,/([{※·|&-]|(?<![\d+])\+|\.\.)\s{0,9}$|(?:^|[\s,(])\?/u;

/** "밀, 대두=": the rest is missing. A date may be printed elsewhere: "best before:". */
const endsBeforeAnswer = /[;:=~]\s{0,9}$/u;
/** Marks in place of a whole sentence. */
const lostSentence =
  /(?:^|[.!\n]|함\s?유)\s{0,9}[^\p{L}\p{N}\s,.;:·/|()[\]{}<>※*=-]{2,20}\s{0,9}(?:[.!\n]|$)/u;

/** "- 밀, 대두 함유 -" */
function isDecorated(box: string): boolean {
  const trimmed = box.trim();
  return (
    trimmed.length > 2 && '-·|※'.includes(trimmed[0] ?? ' ') && trimmed.startsWith(trimmed.at(-1) ?? ' ')
  );
}

const none: Doubts = new Set();

function doubtsInBox(statement: Statement): Doubts {
  const { kind, isUnderstood, possibleNames } = statement;
  switch (kind) {
    case 'contains':
    case 'list':
      // "Contains nuts": surely nuts, perhaps pine nuts.
      return isUnderstood ? slugsOf(possibleNames) : 'all';
    case 'composition':
      return isUnderstood ? none : 'all';
    case 'traces':
      return isUnderstood && namesAny(statement) ? none : 'all';
    case 'warning':
      return isUnderstood && namesAny(statement) ? allNames(statement) : 'all';
    case 'boilerplate':
      return allNames(statement);
    case 'nothing':
    case 'free':
      return none;
    case 'table':
    case 'mixed':
    case 'elsewhere':
    case 'unknown':
      return 'all';
  }
}

function doubtsInList(statement: Statement, clause: string): Doubts {
  const { kind, isUnderstood, isOpen, hasHeading, possibleNames } = statement;
  switch (kind) {
    case 'contains':
      // Among the ingredients, "contains" may be about one of them, unless it has a heading.
      return isUnderstood || !(hasHeading || isOpen) ? slugsOf(possibleNames) : 'all';
    case 'list':
      return isUnderstood || !hasHeading ? slugsOf(possibleNames) : 'all';
    case 'traces':
      return isUnderstood && namesAny(statement) ? none : 'all';
    case 'warning':
      return isUnderstood && namesAny(statement) ? allNames(statement) : 'all';
    case 'elsewhere':
      // Countries of origin and nutrients that are told elsewhere say nothing about allergens.
      return !hasHeading && toldElsewhere.test(clause) ? none : 'all';
    case 'unknown':
      return 'all';
    // Among the ingredients, directions name what people add: "serve with milk".
    case 'boilerplate':
    case 'composition':
    case 'table':
    case 'nothing':
    case 'free':
    case 'mixed':
      return none;
  }
}

/** What a list of ingredients may tell elsewhere without leaving an ingredient out. */
const toldElsewhere =
  /원산지|국가|국명|수입국|외국산|수입산|산지|영양|별도\s*표[기시]|기한|일자|\borigin\b|nutrition/u;

function namesAny({ names, possibleNames }: Statement): boolean {
  return names.length > 0 || possibleNames.length > 0;
}

function allNames({ names, possibleNames }: Statement): Doubts {
  return slugsOf([...names, ...possibleNames]);
}

function slugsOf(names: Statement['names']): Doubts {
  return new Set(names.map(({ slug }) => slug));
}
