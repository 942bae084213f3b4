import {
  boilerplateAt,
  isAboutMaker,
  isHazard,
  koreanSections,
  pointsElsewhere,
  takesBack,
  withoutLeadWords,
} from './boilerplate.ts';

/** What a clause of a label says. */
export type StatementKind =
  | 'contains' // names what the food contains
  | 'list' // a list of ingredients or names
  | 'composition' // says how much of something there is, and counts as a list: "contains 2% or less of"
  | 'table' // answers yes or no for each name
  | 'nothing' // says that there is nothing to declare
  | 'traces' // shared equipment, may contain
  | 'free' // says what is not in it
  | 'mixed' // says what is in it and what is not: the parts cannot be told apart
  | 'elsewhere' // refers to another place: "see ingredients in bold"
  | 'unknown' // says that nothing is known
  | 'boilerplate' // storage, preparation, addresses: recognised, and not about the contents
  | 'warning'; // any other sentence: it may be about allergens

/** What the classification may ask about a clause. Names are read only where they matter. */
export interface ClauseQuestions {
  /** The clause without heading, and without marks at its ends. */
  readonly inner: string;
  readonly isBox: boolean;
  readonly hasHeading: boolean;
  readonly namesAllergens: () => boolean;
  /** Every word of a part of the clause is understood. */
  readonly understands: (part: string) => boolean;
  /** Every word is one that claims use ("free from"). */
  readonly hasOnlyClaimWords: () => boolean;
}

/**
 * Classifies a clause by the words around its names.
 *
 * @param clause with its heading.
 */
export function kindOf(clause: string, questions: ClauseQuestions): StatementKind {
  // The heading counts: "알레르기 정보 없음" says that nothing is known, not that there are no allergens.
  if (unknown.test(clause)) return 'unknown';
  const { inner, isBox } = questions;
  // A clause with parts in brackets is a list, even if it looks like a claim: "Free range egg, bread (flour, salt)".
  const isDetailed = !isBox && /[([{][^()[\]{}]*,/u.test(inner);
  return kindOfText(isBox && inner.length <= shortBox ? inner : outerText(inner), {
    ...questions,
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
const traces =
  /같은\s*(?:제조|생산)?\s*(?:시설|라인|공장|설비|작업장|곳)|동일한?\s*(?:제조|생산)?\s*(?:시설|라인|공장|설비|작업장|곳)|(?:시설|라인|공장|설비|작업장)에서|혼입|교차\s*오염|섞[여일]|미량|극소량|잔류|남아\s*있|튀김기|취급\s*(?:$|합니다|하는|함(?![가-힣])|업소|업체|[점장])|(?:설비|라인|시설)(?:를|을)?\s*(?:공유|공용|함께|같이)|\bmay\s?(?:also\s)?(?:contain|be present|have)|\btraces?\b|\bshared?\b|\bcross.?(?:contamina|contact)|\bnot suitable\b|\bhandles?d?\b|\bdedicated\b|\balso (?:process|pack|produc|manufactur|handl|use)|\bresidues?\b|\bfryers?\b|\bsame (?:\p{L}+ ){0,2}(?:facility|equipment|line|oil|kitchen|machinery|factory|plant)\b/u;
const madeWhere =
  /\b(?:made|manufactured|produced|processed|packed|packaged|prepared|baked|bottled|roasted|cooked|used)\s(?:in|on|at|using|with)\b[^.;]{0,80}\b(?:facility|facilities|factory|equipment|lines?|plant|premises|site|kitchen|bakery|machinery|environment)\b/u;
/** In the statement on allergens, whatever happens at the place of production is about traces. */
const placesOfProduction =
  /시설|라인|공장|설비|작업장|주방|조리\s*(?:기구|도구)|\bkitchens?\b|\bfacilit|\bequipment\b|\bmachinery\b/u;
const negated =
  /무함유|미함유|불포함|불사용|미사용|(?:함유|포함|사용|첨가)하지|(?:함유|포함|첨가)되지|들어\s*있지|\b(?:does|do) not contain|\bnot contain|\bcontains? no\b|무첨가|불검출|제외|않(?:음|습니다|은|는|고|았)|없(?:음|습니다|이|다)(?![가-힣])|프리(?![가-힣])|\bfree\b(?![\s-]range)|\bno (?:added|traces?)\b|\bwithout\b/gu;
const startsNegated = /^(?:also |and )?(?:free (?:of|from)|contains? no\b|no\b|without\b|made without)/u;
const positive = /함\s*유|포함|들어\s*있|\bcontains?\b/u;
const dedicated =
  /(?:시설|라인|공장|설비|작업장|곳)(?:과|와)\s*(?:완전히\s*)?분리된|(?:전용|분리된|않는|없는)\s*(?:제조|생산)?\s*(?:시설|라인|공장|설비|작업장|곳)|\bfree (?:facility|factory|plant|line|kitchen|bakery|site)\b|\b(?:facility|factory|plant|line|kitchen|bakery|site) (?:that is |which is )?free (?:of|from)\b|\bdedicated\b[^,.;]{0,40}\b(?:facility|factory|plant|line|kitchen|bakery|site)\b/gu;
const separate = /분리|않는|없는|\bfree\b|\bseparate/u;
/** "Not free of milk", "not a nut free site". */
const notFree = /\bnot (?:an? |guaranteed |\p{L}+ ){0,4}?(?:\p{L}+[- ])?free\b/u;
const place = /시설|라인|공장|설비|작업장|\b(?:facility|factory|plant|line|kitchen|bakery|site|equipment)\b/u;

/** Sentences among the ingredients that are no names. */
const remark =
  /^[^\p{L}\p{N}]*(?:warning|caution|do not|consume|excess consumption|not a|suitable for|imported|for (?!flavou?r)|please|visit|call|tel|www)(?![\p{L}'])/u;
/** Words that no list of ingredients has. */
const englishSentence = /\b(?:is|are|was|were|we|our|cannot|here)\b/u;
const sentenceEnd = /(?:니다|세요|시오|바랍니다|어요|아요|해요)[^\p{L}\p{N}]*$/u;
/** One line of a table of nutrients: "protein 2.1 g". */
const figures =
  /^[^\p{L}\p{N}]*(?:of which )?(?:energy|fat|saturates|saturated fat|carbs|carbohydrates?|sugars?|fib(?:re|er)|protein|salt|sodium)\s*:?\s*[\d.,<]+\s*(?:m?g|kj|kcal)(?![\p{L}'])[^\p{L}]*$/u;
const section = new RegExp(`^(?:${koreanSections})`, 'u');
/** English packs say how much cocoa or milk solids a product contains. That is composition, not a declaration. */
const composition = /\bsolids\b|\bminimum\b|\bmin\b|%/u;

/** The rest of "alc. 4.5% vol". */
const volume = /^[\s\d.,%°]{1,20}(?:vol|abv|alc|proof)\p{L}{0,8}$/u;

/** A heading that stands alone. */
const bareHeading = /^(?:warning|caution|notice|note|important|attention|주의|경고|안내|참고\s*사항)$/u;

function kindOfText(text: string, questions: ClauseQuestions & { isDetailed: boolean }): StatementKind {
  const { isBox, hasHeading, namesAllergens, understands, hasOnlyClaimWords, isDetailed } = questions;
  if (nothing.test(text)) return 'nothing';
  if (
    !isDetailed &&
    (bareHeading.test(text) || isAboutMaker(text) || figures.test(text) || volume.test(text))
  )
    return 'boilerplate';
  const isSentence =
    !isDetailed && (sentenceEnd.test(text) || (!isBox && !text.includes(',') && englishSentence.test(text)));
  const isKoreanPhrase = /[가-힣]/u.test(text) && !isSentence && !section.test(text);
  if (/^(?:경고|주의)/u.test(text) && !isDetailed && namesAllergens()) return 'warning';
  const at = hasHeading || isDetailed ? undefined : boilerplateAt(text);
  if (at !== undefined && (isBox ? understands(withoutLeadWords(text.slice(0, at))) : !isKoreanPhrase)) {
    if (!namesAllergens()) return 'boilerplate';
    if (!isKoreanPhrase) return isBox && isSentence ? 'warning' : 'boilerplate';
  }
  if (elsewhere.test(text)) return 'elsewhere';
  const affirmed = text.replace(negated, '');
  const isNegated = affirmed !== text;
  // One claim within a long list of ingredients is about one ingredient.
  const isListWithClaim =
    !isBox &&
    !hasHeading &&
    !startsNegated.test(text) &&
    (isDetailed || text.length > 80 || text.split(',').length > 4);
  const withoutDedicated = text.replace(dedicated, '');
  if ((isBox || text.length <= shortBox) && notFree.test(text)) return 'warning';
  // "새우 전용 설비" is a place for shrimps. Only a place without something is a claim.
  const isSeparate = withoutDedicated !== text && (separate.test(text) || !namesAllergens());
  const mayBeClaim = (isNegated || isSeparate) && !isListWithClaim && !positive.test(affirmed);
  if (mayBeClaim && !place.test(withoutDedicated) && hasOnlyClaimWords()) return 'free';
  if (
    traces.test(text) ||
    madeWhere.test(text) ||
    ((isBox || !text.includes(',')) && placesOfProduction.test(text))
  )
    return 'traces';
  if (isNegated) {
    if (isListWithClaim && !positive.test(affirmed)) return 'list';
    if (positive.test(affirmed)) return 'mixed';
    return isBox || isHazard(affirmed) || takesBack(affirmed) || namesAllergens() ? 'warning' : 'free';
  }
  if (!isDetailed && section.test(text)) return isHazard(text) ? 'warning' : 'boilerplate';
  if (isSentence || (remark.test(text) && !isDetailed && !(positive.test(text) && namesAllergens()))) {
    if (!positive.test(text) || !declares.test(text))
      return isBox || hasHeading || isHazard(text) || pointsElsewhere(text) || namesAllergens()
        ? 'warning'
        : 'boilerplate';
  }
  if (/^(?:this product |also )?contains?\b/u.test(text))
    return composition.test(text) ? 'composition' : 'contains';
  if (declares.test(text)) return 'contains';
  // "Ingredients may vary": a sentence among the ingredients.
  const isRemark = !isBox && !isDetailed && !text.includes(',') && isHazard(text);
  return isRemark ? 'warning' : 'list';
}

/** Ends in "함유" with its grammatical endings. */
const declares =
  /(?:함\s*유|포함|들어\s*있)(?:하고\s*있(?:습니다|음)|합니다|되어\s*있(?:습니다|음)|하였습니다|습니다|음)?$/u;

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
