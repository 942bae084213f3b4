import { koreanSections } from './clauses.ts';

/** What a clause of a label says. */
export type StatementKind =
  | 'contains' // names what the food contains
  | 'list' // a list of ingredients or names
  | 'composition' // says how much of something there is, and counts as a list: "contains 2% or less of"
  | 'nothing' // says that there is nothing to declare
  | 'traces' // shared equipment, may contain
  | 'free' // says what is not in it
  | 'mixed' // says what is in it and what is not: the parts cannot be told apart
  | 'elsewhere' // refers to another place: "see ingredients in bold"
  | 'unknown' // says that nothing is known
  | 'other'; // storage, cooking, addresses, advice

/**
 * Classifies a clause by the words around its names.
 *
 * @param clause with its heading.
 * @param input.inner the clause without heading, and without marks at its ends.
 */
export function kindOf(
  clause: string,
  input: { inner: string; isBox: boolean; hasHeading: boolean; namesAllergens: () => boolean },
): StatementKind {
  // The heading counts: "알레르기 정보 없음" says that nothing is known, not that there are no allergens.
  if (unknown.test(clause)) return 'unknown';
  const { inner } = input;
  // A clause with parts in brackets is a list, even if it looks like a claim: "Free range egg, bread (flour, salt)".
  const isDetailed = !input.isBox && /[([{][^()[\]{}]*,/u.test(inner);
  return kindOfText(input.isBox && inner.length <= shortBox ? inner : outerText(inner), {
    ...input,
    isDetailed,
  });
}

/** In a short clause of the box, text in brackets counts: "우유(혼입가능)". */
const shortBox = 80;

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
  /무함유|미함유|불포함|불사용|미사용|(?:함유|포함|사용)하지|(?:함유|포함)되지|들어\s*있지|\b(?:does|do) not contain|\bnot contain|\bcontains? no\b|무첨가|불검출|제외|않(?:음|습니다|은|는|고|았)|없(?:음|습니다|이|다)(?![가-힣])|프리(?![가-힣])|\bfree\b(?![\s-]range)|\bno added\b|\bwithout\b/gu;
const startsNegated = /^(?:also |and )?(?:free (?:of|from)|contains? no\b|no\b|without\b|made without)/u;
const positive = /함\s*유|포함|들어\s*있|\bcontains?\b/u;
const other =
  /^[^\p{L}\p{N}]*(?:storage|store|keep|refrigerat\p{L}*|best before|use by|nutrition(?:al (?:information|facts|values?))?|do not|cook|reheat|grate|consume|best eaten|eat within|recycle|box:|film:|questions|call|visit|resealable|tightly|wrap tightly|excess consumption|heating|remove|enjoy|wash|rinse|good source|not a|serving|distributed|manufactured (?:for|by)|produced (?:for|by)|product of|made in (?!a\b)|directions|cooking|warning|suitable for|net w\p{L}*|typical|preparation|to (?:microwave|cook|prepare|serve|make|bake)|microwave|boil|stir|try|serve|shake|add|bake|heat|pierce|imported|alc|energy|per \d|not a significant|contents|for (?!flavou?r)|how to|for best|please|once opened|no artificial|www|tel)(?![\p{L}'])|(?:니다|세요|시오|바랍니다)[^\p{L}\p{N}]*$/u;
/** One line of a table of nutrients: "protein 2.1 g". */
const figures =
  /^[^\p{L}\p{N}]*(?:of which )?(?:energy|fat|saturates|saturated fat|carbs|carbohydrates?|sugars?|fib(?:re|er)|protein|salt|sodium)\s*:?\s*[\d.,<]+\s*(?:m?g|kj|kcal)(?![\p{L}'])[^\p{L}]*$/u;
const section = new RegExp(`^(?:${koreanSections})`, 'u');
/** English packs say how much cocoa or milk solids a product contains. That is composition, not a declaration. */
const composition = /\bsolids\b|\bminimum\b|\bmin\b|%/u;

function kindOfText(
  text: string,
  {
    namesAllergens,
    hasHeading,
    isDetailed,
  }: { namesAllergens: () => boolean; hasHeading: boolean; isDetailed: boolean },
): StatementKind {
  if (nothing.test(text)) return 'nothing';
  if (noTraces.test(text)) return 'free';
  if (!hasHeading && /^[^\p{L}\p{N}]*(?:best before|use by|storage|store|for best)/u.test(text))
    return 'other';
  if (elsewhere.test(text)) return 'elsewhere';
  if (traces.test(text) || madeWhere.test(text)) return 'traces';
  const affirmed = text.replace(negated, '');
  if (affirmed !== text) {
    // One claim within a long list of ingredients is about one ingredient.
    const isLong = isDetailed || text.length > 80 || text.split(',').length > 4;
    if (!hasHeading && isLong && !startsNegated.test(text) && !positive.test(affirmed)) return 'list';
    return positive.test(affirmed) ? 'mixed' : 'free';
  }
  if (section.test(text) || figures.test(text)) return 'other';
  if (other.test(text) && !isDetailed && !(positive.test(text) && namesAllergens())) return 'other';
  if (/^(?:this product |also )?contains?\b/u.test(text))
    return composition.test(text) ? 'composition' : 'contains';
  return /(?:함\s*유|포함|들어\s*있)(?:하고\s*있(?:습니다|음)|합니다|되어\s*있(?:습니다|음)|하였습니다|습니다|음)?$/u.test(
    text,
  )
    ? 'contains'
    : 'list';
}

/** The text outside of brackets. A remark about one ingredient does not decide what the sentence says. */
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
