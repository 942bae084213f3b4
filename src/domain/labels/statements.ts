import type { AllergenSlug } from '../suitability/allergens.ts';
import type { Dictionary } from './dictionary.ts';
import { labelItems } from './labelItems.ts';
import { readName } from './readName.ts';
import { wordKey } from './wordKey.ts';

/** What one clause of a label says. */
export type StatementKind =
  | 'contains' // says that it names what is in it
  | 'list' // a list of ingredients or names
  | 'composition' // says how much there is of something, as a list does: "contains 2% or less of"
  | 'nothing' // says that there is nothing to declare
  | 'traces' // shared equipment, may contain
  | 'free' // says what is not in it
  | 'mixed' // says what is in it and what is not: too much to be sure
  | 'elsewhere' // points to another place: "see ingredients in bold"
  | 'unknown' // says that nothing is known
  | 'other'; // storage, cooking, addresses, advice

/** An allergen that a clause names, and where. */
export interface NamedAllergen {
  readonly slug: AllergenSlug;
  /** The group as a whole is named ("fish"), not a member of it ("anchovy"). */
  readonly isWhole: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Statement {
  readonly kind: StatementKind;
  readonly start: number;
  readonly end: number;
  readonly names: readonly NamedAllergen[];
  /** Every word of it is understood, so that what is not named is not meant. */
  readonly isUnderstood: boolean;
  /** Every name in it is one of an allergen. */
  readonly namesOnlyAllergens: boolean;
  /** Headed as being about allergens. */
  readonly hasHeading: boolean;
  readonly isKorean: boolean;
}

/**
 * Takes a text of a label apart into clauses and reads each. Korean says what it means behind a list, English before it;
 * both are cut so that no clause says two things.
 *
 * @param of.text in the form of `labelText`.
 * @param of.isBox the text is the box on allergens: line breaks in it are mere blanks.
 */
export function statementsOf(of: { text: string; isBox: boolean; dictionary: Dictionary }): Statement[] {
  const statements: Statement[] = [];
  const { text, asides } = withoutAsides(of.text);
  const spans = [...clausesOf({ ...of, text }), ...asides];
  const blank = (said: string) => ' '.repeat(said.length);
  const namesOnly = (whole: string) =>
    whole.replace(gluedParticles, blank).replace(grammar, blank).replace(particles, blank);
  const [names, namesWithAsides] = [namesOnly(text), namesOnly(of.text)];
  for (const [start, end] of spans) {
    const isAside = statements.length >= spans.length - asides.length;
    const statement = readClause({
      ...of,
      text: isAside ? of.text : text,
      names: isAside ? namesWithAsides : names,
      start,
      end,
    });
    // In the box a heading stands over all lists that follow it.
    const isUnderHeading = of.isBox && statement.kind === 'list' && statements.at(-1)?.hasHeading === true;
    statements.push(isUnderHeading ? { ...statement, hasHeading: true } : statement);
  }
  return statements;
}

/** "(may contain nuts)" within a list is a clause of its own, and the list goes on behind it. */
function withoutAsides(text: string): { text: string; asides: Span[] } {
  const asides: Span[] = [];
  const rest = text.replace(aside, (said: string, place: number) => {
    asides.push([place + 1, place + said.length - 1]);
    return ' '.repeat(said.length);
  });
  return { text: rest, asides };
}
const aside =
  /[([{]\s*(?:may\s(?:also\s)?contain(?!\s+(?:one or more|either|sugar|salt|dextrose|smoke))|made (?:in|on) )[^()[\]{}]{1,400}[)\]}]/gu;

/** Ends of clauses: behind what Korean says of the list before it, and at the ends of sentences. */
const ends = new RegExp(
  [
    // A full stop, not one within a figure or an abbreviation of one letter.
    String.raw`(?<=[\p{L})\]%\d]{2}|[가-힣)\]])[.!?](?=\s|$|[가-힣])`,
    String.raw`(?<=[a-z)\]]{2})\.(?=\p{L}{2})`,
    String.raw`[;!?](?=\s|$)`,
    String.raw`[|※]`,
    // "함유", with what its grammar adds.
    String.raw`(?:함\s*유|(?<=\s)포\s*함|들어\s*있)(?:하고\s*있(?:습니다|음)|합니다|되어\s*있(?:습니다|음)|하였습니다|습니다|음)?\s*[)\]]?(?=$|[\s,./(※])(?!\s*(?:제품|식품|원료|원재료|된|한|량|하지|되지))(?!\s*[)\]])`,
    // "같은 시설에서 제조하고 있습니다", "혼입 가능".
    String.raw`(?:시설|라인|공장|설비|작업장|곳|생산시설|제조시설)(?:에서|을\s*사용하여)\s*(?:함께\s*)?(?:제조|생산|가공|포장|취급)(?:하고\s*있(?:습니다|음)|되고\s*있(?:습니다|음)|합니다|됩니다|하였습니다|되었습니다|함|됨)?(?=$|[\s,.)(])`,
    String.raw`혼입\s*(?:가능|될\s*수\s*있|우려)(?:성?\s*(?:이\s*)?(?:있(?:습니다|음))?|습니다|음)?\s*\)?(?=$|[\s.])(?!\s*\))`,
    String.raw`(?:무첨가|무함유|미함유|불포함|불사용|미사용)(?=$|[\s,./])`,
    String.raw`(?<=^\s{0,5}|[\]:\-)]\s{0,5}|물질\s{0,3}|성분\s{0,3})(?:해당\s*(?:사항)?\s*)?없음(?=$|[\s,./(])`,
  ].join('|'),
  'gu',
);

/** Beginnings of clauses that need no mark before them. */
const beginnings = new RegExp(
  [
    String.raw`(?:이|본)\s*제품(?:은|에는|에|의\s*제조)`,
    String.raw`(?<![가-힣])(?:알레르기|알러지)(?!\s*(?:유발)?\s*(?:물질|성분)?\s*없)`,
    String.raw`(?<=[,./\n]\s{0,3})교차\s*오염`,
    String.raw`미량의?\s`,
    String.raw`(?<=[\s.])\[[^[\]]{1,300}함\s*유\s*\](?!\s*,)`,
    String.raw`\b(?:also,?\s)?may\s?(?:also\s)?(?:contain(?!\s+(?:one or more|either))|be present)`,
    String.raw`(?<!may |also |not |and |which |that |does |can |allerg[a-z]{1,3}(?: [a-z]{4,11})?[:!.]{0,2}\s{0,2})\bcontains?\b(?!\s*(?:\d|less|one or more|up to|no more|not more|under|under|at least|about|a source))`,
    String.raw`\b(?:food\s)?allerg(?:y|en|ens)\b(?!\s?-?friendly|\s?free)(?:\s*(?:advice|information|info|statement|warning|declaration))?`,
    String.raw`\bfor allergens\b`,
    String.raw`\b(?:made|manufactured|produced|processed|packed|packaged|prepared|baked|bottled|handled|roasted)\s(?:in|on|at|using)\s(?:a|an|the|our|shared|same|equipment|lines?|facilit)`,
    String.raw`\bnot suitable\b`,
    String.raw`\b(?:free from|free of)\b`,
    String.raw`\b(?:storage|store in|to (?:cook|prepare|serve|make|bake)|keep (?:in|frozen|refrigerated|cool|dry|out)|refrigerate|best before|use by|nutrition(?:al)? (?:information|facts)|serving (?:size|suggestion)|distributed by|manufactured (?:for|by)|produced (?:for|by)|product of|directions|cooking instructions|warnings?:|suitable for|net (?:weight|wt)|typical values|preparation:|to microwave|how to)`,
    String.raw`\bingredients?\s*:`,
    // A line of names, and the next one says what may be mixed in.
    String.raw`(?=\n[^\n]{1,300}혼입)(?<=(?:^|\n)(?![^\n]{0,300}(?:제품|시설|사용|같은|동일|함\s*유))[^\n]{1,300})`,
    String.raw`\n(?=[^\n]{0,300}(?:함\s*유|혼입|시설에서|contains?\b))`,
  ].join('|'),
  'gu',
);

type Span = readonly [start: number, end: number];

function clausesOf({ text, isBox }: { text: string; isBox: boolean }): Span[] {
  const depths = depthsOf(text);
  const isOutside = (place: number) => (depths[Math.min(place, text.length)] ?? 0) === 0;
  const cuts = new Set<number>();
  for (const match of text.matchAll(ends)) {
    const end = match.index + match[0].length;
    if (isOutside(match.index)) cuts.add(end);
  }
  for (const match of text.matchAll(beginnings)) {
    // In the box a line break may stand within a word.
    if (isOutside(match.index) && !(isBox && match[0].startsWith('\n'))) cuts.add(match.index);
  }
  const places = [
    0,
    ...[...cuts].filter((cut) => cut > 0 && cut < text.length).sort((a, b) => a - b),
    text.length,
  ];
  const spans: [number, number][] = [];
  for (const [index, start] of places.entries()) {
    const end = places[index + 1];
    if (end === undefined || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) continue;
    const before = spans.at(-1);
    // A heading by itself belongs to what follows.
    if (before !== undefined && isHeading(text.slice(...before))) before[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}

function isHeading(clause: string): boolean {
  return !/[\p{L}\p{N}]/u.test(clause.replace(heading, ''));
}

/** How many brackets are open at each place. One that is never closed, or that nothing opened, counts for nothing. */
function depthsOf(text: string): Int32Array {
  const changes = new Int32Array(text.length + 1);
  const open: number[] = [];
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place] ?? '';
    if ('([{'.includes(character)) open.push(place);
    const opener = ')]}'.includes(character) ? open.pop() : undefined;
    if (opener === undefined) continue;
    changes[opener + 1] = (changes[opener + 1] ?? 0) + 1;
    changes[place] = (changes[place] ?? 0) - 1;
  }
  let depth = 0;
  return changes.map((change) => (depth += change));
}

const heading =
  /^[\s[(<·,./※|:-]*(?:(?:식품\s*)?알(?:레르기|러지)\s*(?:유발)?\s*(?:가능)?\s*(?:물질|성분|식품|원료|원재료)?\s*(?:정보|표시|주의)?(?:\s*(?:안내|사항))?|(?:food\s)?allerg(?:y|en|ens)\b\s*(?:advice|information|info|statement|warning|declaration)?)\s*[\])>]*\s*[:?.-]*/u;
const nothing = /^(?:해당\s*(?:사항)?\s*)?없음$|^(?:none|no allergens|contains no allergens|nil)$/u;
const unknown =
  /알\s*수\s*없|정보\s*없|표시\s*없|확인\s*(?:불가|되지)|미표시|미상|불명|\bnot (?:known|available|stated)|\bunknown\b|^\W*n\/?a\W*$/u;
const elsewhere =
  /\bsee\b|\bin bold\b|\bare bold|highlighted|\bcapitals\b|\bunderlined|참조(?!기)|참고|별도\s*표[기시]|굵은|밑줄/u;
const noTraces =
  /(?:혼입|오염)\s*(?:가능성?|우려)?(?:이|가)?\s*없|분리된|전용\s*(?:시설|라인|공장|설비)|\bfree (?:facility|factory|plant|line|kitchen|bakery|site)|\bno traces|\bdedicated\b/u;
const traces =
  /같은\s*(?:제조|생산)?\s*(?:시설|라인|공장|설비|작업장|곳)|동일한?\s*(?:제조|생산)?\s*(?:시설|라인|공장|설비|작업장|곳)|(?:시설|라인|공장|설비|작업장)에서|혼입|교차\s*오염|섞[여일]|미량|설비를?\s*공유|\bmay\s?(?:also\s)?(?:contain|be present)|\btraces?\b|\bshared\b|\bcross.?contamina|\bnot suitable\b|\bhandles?d?\b|\balso (?:process|pack|produc|manufactur|handl)/u;
const madeWhere =
  /\b(?:made|manufactured|produced|processed|packed|packaged|prepared|baked|bottled|roasted)\s(?:in|on|at|using)\b[^.;]{0,80}\b(?:facility|facilities|factory|equipment|lines?|plant|premises|site|kitchen|bakery|machinery|environment)\b/u;
const negated =
  /무함유|미함유|불포함|불사용|미사용|(?:함유|포함|사용)하지|(?:함유|포함)되지|들어\s*있지|\b(?:does|do) not contain|\bnot contain|\bcontains? no\b|무첨가|불검출|제외|않(?:음|습니다|은|는|고|았)|없(?:음|습니다|이|다)(?![가-힣])|프리(?![가-힣])|\bfree\b|\bno added\b|\bwithout\b/gu;
const startsNegated = /^(?:also |and )?(?:free (?:of|from)|contains? no\b|no\b|without\b|made without)/u;
const positive = /함\s*유|포함|들어\s*있|\bcontains?\b/u;
const other =
  /^[^\p{L}\p{N}]*(?:storage|store|keep|refrigerat|best before|use by|nutrition|serving|distributed|manufactured (?:for|by)|produced (?:for|by)|product of|made in (?!a\b)|directions|cooking|warning|suitable for|net w|typical|preparation|to (?:microwave|cook|prepare|serve|make|bake)|microwave|boil|stir|try|serve|shake|add|bake|heat|pierce|imported|alc|energy|per \d|not a significant|contents|for (?!flavou?r)|how to|for best|please|once opened|no artificial|www|tel)|(?:니다|세요|시오|바랍니다)[^\p{L}\p{N}]*$/u;
/** English products are said to contain so much cocoa or milk solids: composition, no declaration. */
const composition = /\bsolids\b|\bminimum\b|\bmin\b|%/u;

/** What stands for the grammar around the names, blanked before they are read. */
const grammar = new RegExp(
  [
    String.raw`함\s*유(?:하고\s*있(?:습니다|음)|합니다|되어\s*있(?:습니다|음)|하였습니다)?`,
    String.raw`포함(?:하고\s*있(?:습니다|음)|합니다|되어\s*있습니다)?`,
    String.raw`들어\s*있(?:습니다|음|는)?`,
    String.raw`(?:이|본)\s*제품(?:은|에는|에)`,
    String.raw`알레르기\s*(?:유발)?\s*(?:물질|성분)?`,
    String.raw`에\s*한함|(?<!\d)\d{1,3}\s*종|\(\s*(?:을|를|이|가|은|는)\s*\)`,
    // Exclusions: "새우를 제외한".
    String.raw`[가-힣]{1,20}[을를]\s*제외한`,
    // What is said of other products, lines and chances.
    String.raw`(?<![가-힣])(?:사용(?:한|하는|된)?|포함된|함유된|발생|등(?=[을의이]?\s+사용)[을의이]?|제품(?:과|을)?|같은|동일한?|(?:제조|생산)?\s?(?:시설|라인|공장|설비|작업장)(?:에서|을|를|과|와)?|(?:제조|생산|가공|포장|공유|취급)(?:하고|되고|합니다|됩니다|하였습니다|되었습니다|함|됨|된|한)?|있(?:습니다|음|는)|혼입\s?(?:될|가능|우려|가능성이?)?|가능(?:성이?)?|교차\s?오염|우려가?|안내|수도?|미량의?|성분이?|남아|섞[여일]|들어갈|함께)(?![가-힣])`,
    String.raw`\bmay\s?(?:also\s)?contain(?=\p{L}{4}|\b)|\bthis product\b|\bcontains?\b|\ballergens?\b|\bingredients?\b`,
  ].join('|'),
  'gu',
);
const particles = /(?<=[가-힣])(?:을|를|와|과|이|가|은|는|및)(?=$|[\s,.)·])/gu;
/** "호두를사용한제품과": written without blanks, the particle still ends the word. */
const gluedParticles = /(?<=[가-힣])(?:을|를)(?=사용|함유|포함|제외)/gu;

/** @param of.names the text with its grammar blanked, so that names alone are left at their places. */
function readClause(of: {
  text: string;
  names: string;
  start: number;
  end: number;
  isBox: boolean;
  dictionary: Dictionary;
}): Statement {
  const { start, end, dictionary } = of;
  const clause = of.text.slice(start, end);
  const headed = heading.exec(clause)?.[0] ?? '';
  const body = clause.slice(headed.length);
  const inner = withoutMarks(body);
  const hasHeading = headed !== '';
  let read: Names | undefined;
  const names = (): Names =>
    (read ??= namesIn({ text: of.names, start: start + headed.length, end, dictionary }));
  // With its heading: "알레르기 정보 없음" says that nothing is known, not that there is nothing.
  const kind = unknown.test(clause)
    ? 'unknown'
    : kindOf(of.isBox && inner.length <= 80 ? inner : outerText(inner), {
        namesAllergens: () => names().names.length > 0,
        hasHeading,
      });
  const common = { kind, start, end, hasHeading, isKorean: /[가-힣]/u.test(clause) };
  // A list of ingredients is read as such; here it has nothing to declare.
  if (kind === 'other' || ((kind === 'list' || kind === 'composition') && !of.isBox && !hasHeading)) {
    return { ...common, names: [], isUnderstood: false, namesOnlyAllergens: false };
  }
  return {
    ...common,
    names: kind === 'mixed' ? [] : names().names,
    isUnderstood:
      kind === 'nothing' || (names().isUnderstood && inner !== '' && !misses(clause, names().names)),
    namesOnlyAllergens: names().namesOnlyAllergens,
  };
}

/** "4종(대두, 밀, 돼지고기)": one of them is missing. */
function misses(clause: string, names: readonly NamedAllergen[]): boolean {
  const counted = /(?<!\d)(\d{1,3})\s*종/u.exec(clause);
  return (
    counted !== null && names.length > 0 && new Set(names.map(({ slug }) => slug)).size < Number(counted[1])
  );
}

/** The text without blanks and marks at its ends. A pattern would take quadratic time over a run within. */
function withoutMarks(text: string): string {
  const isMark = (place: number) => ' \n()[]{}<>.,;:/|※·-'.includes(text[place] ?? ' ');
  let [start, end] = [0, text.length];
  while (start < end && isMark(start)) start += 1;
  while (end > start && isMark(end - 1)) end -= 1;
  return text.slice(start, end);
}

/** What of a long text stands outside of brackets: what one ingredient is said to be does not make the sentence. */
function outerText(text: string): string {
  let depth = 0;
  let outer = '';
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    if (depth === 0) outer += character;
    if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
  }
  return outer;
}

function kindOf(
  text: string,
  { namesAllergens, hasHeading }: { namesAllergens: () => boolean; hasHeading: boolean },
): StatementKind {
  if (nothing.test(text)) return 'nothing';
  if (noTraces.test(text)) return 'free';
  if (!hasHeading && /^[^\p{L}\p{N}]*(?:best before|use by|storage|store|for best)/u.test(text))
    return 'other';
  if (elsewhere.test(text)) return 'elsewhere';
  if (traces.test(text) || madeWhere.test(text)) return 'traces';
  const affirmed = text.replace(negated, '');
  if (affirmed !== text) {
    // One claim within a long list of ingredients is about one of them.
    const isLong = text.length > 80 || text.split(',').length > 4;
    if (!hasHeading && isLong && !startsNegated.test(text) && !positive.test(affirmed)) return 'list';
    return positive.test(affirmed) ? 'mixed' : 'free';
  }
  if (other.test(text) && !(positive.test(text) && namesAllergens())) return 'other';
  if (/^(?:this product |also )?contains?\b/u.test(text))
    return composition.test(text) ? 'composition' : 'contains';
  return /(?:함\s*유|포함|들어\s*있)(?:하고\s*있(?:습니다|음)|합니다|되어\s*있(?:습니다|음)|하였습니다|습니다|음)?$/u.test(
    text,
  )
    ? 'contains'
    : 'list';
}

interface Names {
  readonly names: readonly NamedAllergen[];
  readonly isUnderstood: boolean;
  readonly namesOnlyAllergens: boolean;
}

/** The allergens that a clause names, its grammar taken away. */
function namesIn(of: { text: string; start: number; end: number; dictionary: Dictionary }): Names {
  const { text, start, end, dictionary } = of;
  const clause = text.slice(start, end);
  const { items, isWhole } = labelItems(text, [start, end]);
  const names: NamedAllergen[] = [];
  let isUnderstood = isWhole || !/[([{)\]}]/u.test(clause.trim().slice(1, -1));
  let namesOnlyAllergens = true;
  const waiting = items.map((item) => ({ item, isExplained: false })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item, isExplained } = next;
    let namesOne = false;
    for (const { state, ingredient, start: from, end: to } of readName({
      text,
      pieces: item.pieces,
      dictionary,
    })) {
      const word = text.slice(from, to);
      const named = dictionary.allergensNamed(wordKey(word));
      const slugs = named ?? ingredient?.allergens ?? [];
      namesOne ||= slugs.length > 0;
      // One letter is the rest of a word that was cut off.
      const isPiece = state === 'noise' && /^[b-z]$/u.test(word);
      if (!isExplained && ((state === 'unknown' && named === undefined) || isPiece)) isUnderstood = false;
      if (!isExplained && slugs.length === 0 && state !== 'noise') namesOnlyAllergens = false;
      for (const slug of slugs) {
        const isGroup = named !== undefined || ingredient?.wholeGroups.includes(slug) === true;
        names.push({ slug, isWhole: isGroup, start: from, end: to });
      }
    }
    // In brackets behind an allergen stands which one it is: "Fish (pollock)", "Tree nuts (coconut)".
    for (const child of item.children.toReversed())
      waiting.push({ item: child, isExplained: isExplained || namesOne });
  }
  return { names, isUnderstood, namesOnlyAllergens };
}
