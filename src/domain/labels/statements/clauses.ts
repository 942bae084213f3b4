import type { TextRange } from '../words/labelToken.ts';
import { koreanSections, startsBoilerplate } from './boilerplate.ts';

/**
 * Splits a label text into clauses. A Korean statement follows its list, an English one stands before it. The cuts make
 * sure that no clause says two things. Text within brackets is not cut.
 *
 * @param input.text made by `toLabelText`.
 * @param input.isBox whether the text is the separate statement on allergens, where a line break may stand within a
 *   word.
 */
export function clausesOf({ text, isBox }: { text: string; isBox: boolean }): TextRange[] {
  const depths = depthsOf(text);
  const isOutside = (position: number) => (depths[Math.min(position, text.length)] ?? 0) === 0;
  const cuts = new Set<number>();
  for (const match of text.matchAll(clauseEndPattern)) {
    const end = match.index + match[0].length;
    if (isOutside(match.index)) cuts.add(end);
  }
  for (const match of text.matchAll(clauseStartPattern)) {
    // In the box a line break may stand within a word.
    if (isOutside(match.index) && !(isBox && match[0].startsWith('\n'))) cuts.add(match.index);
  }
  if (isBox) {
    for (const { 0: mark, index } of text.matchAll(marksBeforeBoilerplate)) {
      if (isOutside(index) && startsBoilerplate(text.slice(index + mark.length, index + mark.length + 130)))
        cuts.add(index);
    }
  }
  const cutPositions = [
    0,
    ...[...cuts].filter((cut) => cut > 0 && cut < text.length).sort((a, b) => a - b),
    text.length,
  ];
  const spans: [number, number][] = [];
  for (const [index, start] of cutPositions.entries()) {
    const end = cutPositions[index + 1];
    if (end === undefined || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) continue;
    const previous = spans.at(-1);
    // A heading belongs to the clause after it, and so does the subject of its sentence: "all are".
    if (previous !== undefined && isBeginning(text.slice(...previous))) previous[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}

/** Marks after which boilerplate may follow a list: a new line, " / ", " • " and the blank that remains of " * ". */
const marksBeforeBoilerplate = /\n[\s·*-]{0,5}|\s[/·-]\s{1,3}|\s{2,5}/gu;

function isBeginning(clause: string): boolean {
  return !/[\p{L}\p{N}]/u.test(clause.replace(headingPattern, '')) || subjectPattern.test(clause);
}

const subjectPattern =
  /^[\s,]{0,9}(?:(?:all|these|this|they|our|products?|items?|it|which|are|is|was|were|has|have|been|also)\s{1,3}){1,6}$|^[\s,·]{0,9}(?:이|본)\s?제품은\s{0,3}$/u;

/** The heading of a clause on allergens, with its marks; empty where it has none. */
export function headingOf(clause: string): string {
  return headingPattern.exec(clause)?.[0] ?? '';
}

/** Takes clauses in brackets, such as "(may contain nuts)", out of a list. The list continues after them. */
export function extractAsides(text: string): { text: string; asides: TextRange[] } {
  const asides: TextRange[] = [];
  const rest = text.replace(asidePattern, (phrase: string, position: number) => {
    asides.push([position + 1, position + phrase.length - 1]);
    return ' '.repeat(phrase.length);
  });
  return { text: rest, asides };
}
const asidePattern =
  /[([{]\s*(?:may\s(?:also\s)?contain(?!\s+(?:one or more|either|sugar|salt|dextrose|smoke))|made (?:in|on) )[^()[\]{}]{1,400}[)\]}]/gu;

/** Ends of clauses: after a Korean statement about the list before it, and at the ends of sentences. */
const clauseEndPattern = new RegExp(
  [
    // A full stop, not one within a figure or an abbreviation of one letter.
    String.raw`(?<=[\p{L})\]%\d]{2}|[가-힣)\]])(?<!\b(?:alc|approx|wt|vol|tel|no))[.!?](?=\s|$|[가-힣])`,
    // After an address, a short number or an amount: "센텀로 1.", "300 g.".
    String.raw`(?<=\s|[가-힣]\s?\d{1,4}|\d\s?[gl%])\.(?=\s)`,
    String.raw`(?<=[a-z)\]]{2})\.(?=\p{L}{2})`,
    String.raw`[;!](?=\s|$)`,
    // The end of a Korean sentence, even without a full stop.
    String.raw`(?<=[가-힣])(?:니다|세요|시오)(?=\s)`,
    // Not a question mark in place of a name.
    String.raw`(?<=[\p{L})\]])\?(?=\s|$)`,
    String.raw`[|※]`,
    // "함유" with its grammatical endings.
    String.raw`(?:함\s*유|(?<=\s)포\s*함|들어\s*있)(?:하고\s*있(?:습니다|음)|합니다|되어\s*있(?:습니다|음)|하였습니다|습니다|음)?\s*[)\]]?(?=$|[\s,./(※])(?!\s*(?:제품|식품|원료|원재료|된|한|량|하지|되지))(?!\s*[)\]])`,
    // "같은 시설에서 제조하고 있습니다", "혼입 가능".
    String.raw`(?:시설|라인|공장|설비|작업장|곳|생산시설|제조시설)(?:에서|을\s*사용하여)\s*(?:함께\s*)?(?:제조|생산|가공|포장|취급)(?:하고\s*있(?:습니다|음)|되고\s*있(?:습니다|음)|합니다|됩니다|하였습니다|되었습니다|함|됨)?(?=$|[\s,.)(])`,
    String.raw`혼입\s*(?:가능|될\s*수\s*있|우려)(?:성?\s*(?:이\s*)?(?:있(?:습니다|음))?|습니다|음)?\s*\)?(?=$|[\s.])(?!\s*\))`,
    String.raw`(?:무첨가|무함유|미함유|불포함|불사용|미사용)(?:\s{0,3}제품(?:입니다|임)?)?(?=$|[\s,./])`,
    String.raw`(?<=^\s{0,5}|[\]:\-)]\s{0,5}|물질\s{0,3}|성분\s{0,3})(?:해당\s*(?:사항)?\s*)?없음(?=$|[\s,./(])`,
  ].join('|'),
  'gu',
);

/** Starts of clauses that need no punctuation before them. */
const clauseStartPattern = new RegExp(
  [
    String.raw`(?:이|본)\s*제품(?:은|에는|에|의\s*제조)`,
    String.raw`(?<![가-힣])(?<!제품[은에는]{1,2}\s{0,3})(?:알레르기|알러지)(?!\s*(?:유발)?\s*(?:물질|성분)?\s*없)`,
    String.raw`(?<=[,./\n]\s{0,3})교차\s*오염`,
    String.raw`미량의?\s`,
    String.raw`(?<=[\s.])\[[^[\]]{1,300}함\s*유\s*\](?!\s*,)`,
    String.raw`\b(?:also,?\s)?may\s?(?:also\s)?(?:contain(?!\s+(?:one or more|either))|be present)`,
    String.raw`(?<!may |also |not |and |which |that |does |can |allerg[a-z]{1,3}(?: [a-z]{4,11})?[:!.]{0,2}\s{0,2})\bcontains?\b(?!\s*(?:\d|less|one or more|up to|no more|not more|under|under|at least|about|a source))`,
    String.raw`\b(?:food\s)?allerg(?:y|en|ens)\b(?!\s?-?friendly|\s?free|\sdue\b|\ssufferers?\b)(?:\s*(?:advice|information|info|statement|warning|declaration))?`,
    String.raw`\bfor allergens\b`,
    String.raw`\b(?:made|manufactured|produced|processed|packed|packaged|prepared|baked|bottled|handled|roasted)\s(?:in|on|at|using)\s(?:a|an|the|our|shared|same|equipment|lines?|facilit)`,
    String.raw`\bnot suitable\b`,
    String.raw`(?<!\b(?:facility|factory|bakery|kitchen|site|plant|line|is|are|be|and|or|naturally|not) )\b(?:free from|free of)\b`,
    String.raw`\b(?:storage|store in|to (?:cook|prepare|serve|make|bake)|keep (?:in|frozen|refrigerated|cool|dry|out)|refrigerate|best before|use by|nutrition(?:al)? (?:information|facts)|serving (?:size|suggestion)|distributed by|manufactured (?:for|by)|produced (?:for|by)|product of|directions|cooking instructions|warnings?:|suitable for|net (?:weight|wt)|typical values|preparation:|to microwave|how to)`,
    // Other sections of a pack, and the list itself.
    String.raw`(?<![가-힣])(?:${koreanSections})`,
    String.raw`(?<![가-힣])원재료(?:명)?(?:\s*및\s*함량)?\s*:`,
    String.raw`\bingredients?\s*:`,
    // A line of names; the next line says what may be mixed in.
    String.raw`(?=\n[^\n]{1,300}혼입)(?<=(?:^|\n)(?![^\n]{0,300}(?:제품|시설|사용|같은|동일|함\s*유))[^\n]{1,300})`,
    String.raw`\n(?=[^\n]{0,300}(?:함\s*유|혼입|시설에서|contains?\b))`,
  ].join('|'),
  'gu',
);

const headingPattern =
  /^[\s[(<·,./※|:-]*(?:(?:식품\s*)?알(?:레르기|러지)\s*(?:유발)?\s*(?:가능)?\s*(?:물질|성분|식품|원료|원재료)?\s*(?:정보|표시|주의)?(?:\s*(?:안내|사항))?(?:(?:\s{0,3}\d{1,2}\s?종)?\s{0,3}함\s?유(?=\s{0,3}[:(]|$))?|(?:food\s)?allerg(?:y|en|ens)\b\s*(?:advice|information|info|statement|warning|declaration)?)\s*[\])>]*\s*[:?!.-]*/u;

/** How many brackets are open at each position. Brackets without a partner do not count. */
function depthsOf(text: string): Int32Array {
  const changes = new Int32Array(text.length + 1);
  const open: number[] = [];
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position] ?? '';
    if ('([{'.includes(character)) open.push(position);
    const opener = ')]}'.includes(character) ? open.pop() : undefined;
    if (opener === undefined) continue;
    changes[opener + 1] = (changes[opener + 1] ?? 0) + 1;
    changes[position] = (changes[position] ?? 0) - 1;
  }
  let depth = 0;
  return changes.map((change) => (depth += change));
}
