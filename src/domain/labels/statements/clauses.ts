import type { Place } from '../words/labelToken.ts';

/**
 * Takes a text of a label apart into clauses. Korean says what it means behind a list, English before it; both are cut so
 * that no clause says two things. Within brackets nothing is cut.
 *
 * @param of.text in the form of `labelText`.
 * @param of.isBox the text is the box on allergens, in which a line break may stand within a word.
 */
export function clausesOf({ text, isBox }: { text: string; isBox: boolean }): Place[] {
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

/** The heading of a clause on allergens, with its marks; empty where it has none. */
export function headingOf(clause: string): string {
  return heading.exec(clause)?.[0] ?? '';
}

/** "(may contain nuts)" within a list is a clause of its own, and the list goes on behind it. */
export function withoutAsides(text: string): { text: string; asides: Place[] } {
  const asides: Place[] = [];
  const rest = text.replace(aside, (said: string, place: number) => {
    asides.push([place + 1, place + said.length - 1]);
    return ' '.repeat(said.length);
  });
  return { text: rest, asides };
}
const aside =
  /[([{]\s*(?:may\s(?:also\s)?contain(?!\s+(?:one or more|either|sugar|salt|dextrose|smoke))|made (?:in|on) )[^()[\]{}]{1,400}[)\]}]/gu;

/** What else a Korean pack tells about: keeping, makers, complaints, figures, prizes. */
export const koreanSections =
  String.raw`보관\s*방법|보관\s*온도|유통\s*기한|소비\s*기한|품질\s*유지\s*기한|병입\s*년?월일|제조\s*(?:원|사|일자|연월일)\s*:|판매원|수입원|` +
  String.raw`소비자\s*상담|고객\s*상담|반품|부정\s*[·,]?\s*불량|주의\s*사항|섭취\s*방법|조리\s*(?:방법|예)|조리법|포장\s*재질|업소명|` +
  String.raw`소재지|내용량|영양\s*(?:성분|정보)|경고|품목\s*(?:보고|제조)|식품\s*(?:의\s*)?유형|제품명|농업회사법인|(?<!\d)\d{1,2}세\s*미만`;

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
    String.raw`\b(?:food\s)?allerg(?:y|en|ens)\b(?!\s?-?friendly|\s?free|\sdue\b|\ssufferers?\b)(?:\s*(?:advice|information|info|statement|warning|declaration))?`,
    String.raw`\bfor allergens\b`,
    String.raw`\b(?:made|manufactured|produced|processed|packed|packaged|prepared|baked|bottled|handled|roasted)\s(?:in|on|at|using)\s(?:a|an|the|our|shared|same|equipment|lines?|facilit)`,
    String.raw`\bnot suitable\b`,
    String.raw`\b(?:free from|free of)\b`,
    String.raw`\b(?:storage|store in|to (?:cook|prepare|serve|make|bake)|keep (?:in|frozen|refrigerated|cool|dry|out)|refrigerate|best before|use by|nutrition(?:al)? (?:information|facts)|serving (?:size|suggestion)|distributed by|manufactured (?:for|by)|produced (?:for|by)|product of|directions|cooking instructions|warnings?:|suitable for|net (?:weight|wt)|typical values|preparation:|to microwave|how to)`,
    // Other sections of a pack, and the list itself.
    String.raw`(?<![가-힣])(?:${koreanSections})`,
    String.raw`(?<![가-힣])원재료(?:명)?(?:\s*및\s*함량)?\s*:`,
    String.raw`\bingredients?\s*:`,
    // A line of names, and the next one says what may be mixed in.
    String.raw`(?=\n[^\n]{1,300}혼입)(?<=(?:^|\n)(?![^\n]{0,300}(?:제품|시설|사용|같은|동일|함\s*유))[^\n]{1,300})`,
    String.raw`\n(?=[^\n]{0,300}(?:함\s*유|혼입|시설에서|contains?\b))`,
  ].join('|'),
  'gu',
);

const heading =
  /^[\s[(<·,./※|:-]*(?:(?:식품\s*)?알(?:레르기|러지)\s*(?:유발)?\s*(?:가능)?\s*(?:물질|성분|식품|원료|원재료)?\s*(?:정보|표시|주의)?(?:\s*(?:안내|사항))?|(?:food\s)?allerg(?:y|en|ens)\b\s*(?:advice|information|info|statement|warning|declaration)?)\s*[\])>]*\s*[:?!.-]*/u;

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
