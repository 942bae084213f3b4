import { englishFillers } from '../languages/englishForms.ts';
import { toSingular } from '../languages/englishKey.ts';
import { isPlace } from '../languages/koreanForms.ts';
import { toWordSet } from '../words/commonForms.ts';

const anyOf = (...patterns: string[]) => new RegExp(patterns.join('|'), 'u');
/** Patterns at the start of a clause, after marks. */
const atStart = (...patterns: string[]) => String.raw`^[^\p{L}\p{N}]*(?:${patterns.join('|')})(?![\p{L}'])`;

/** Headings of other sections of a Korean pack: storage, makers, complaints, figures, prizes. */
export const koreanSections =
  String.raw`보관\s*방법|보관\s*온도|제조\s*국|수출\s*국|원산지\s*:|고객\s*센터|유통\s*기한|소비\s*기한|품질\s*유지\s*기한|병입\s*년?월일|제조\s*(?:원|사|일자|연월일)\s*:|판매원|수입원|` +
  String.raw`소비자\s*상담|고객\s*상담|반품|부정\s*[·,]?\s*불량|주의\s*사항|섭취\s*방법|조리\s*(?:방법|예)|조리법|포장\s*재질|업소명|` +
  String.raw`소재지|(?:총\s*)?내용량|중량\s*:|영양\s*(?:성분|정보)|경고|품목\s*(?:보고|제조)|이력\s*번호|식품\s*(?:의\s*)?유형|제품명|농업회사법인|(?<!\d)\d{1,2}세\s*미만`;

/** Sections about makers and their addresses. They may name anything: a milk company, a street. */
const makers = anyOf(
  atStart(
    String.raw`제조\s*(?:원|사|업소|자)\s*[:(].*`,
    String.raw`(?:(?:생산|재배)\s*자\s*:|판매\s*(?:원|자)|유통\s*전문|수입\s*(?:원|자|업소)|업소명|소재지|농업회사법인|주식회사|도로명).*`,
    String.raw`(?:manufactured|produced|distributed|imported|packed|bottled|made) (?:for|by)`,
    String.raw`distributor|importer|manufacturer|address`,
  ),
  // An address: "경기도 이천시 대월면 대두로 12".
  String.raw`[가-힣]{1,6}(?:시|군|구)\s[가-힣\d]{1,9}(?:로|길|동|읍|면|리)(?:\s|\d|$)`,
);

/** Words beside a name or an address that say something about the food. */
const talksOfFood =
  /조심|주의|유의|있음|있습니다|들어|사용(?!자)|취급|\b(?:process(?:es|ing)?|uses?|using|makes?|with|has|have|beware|careful|avoid|who|that|loves?)\b/u;

/** Sentences that are not about the contents of the food, by kind. */
const korean = anyOf(
  // Sections with a heading: storage, dates, preparation, packing, figures.
  `^[^\\p{L}\\p{N}]*(?:${koreanSections})`,
  // Storage, dates and transport.
  '보관|직사\\s*광선|서늘한|냉장|냉동|실온|상온|고온|저온|습기|유통\\s*(?:기한|중|과정)|소비\\s*기한|제조\\s*(?:일|년)|날짜|바코드|개봉|변질|부패|곰팡이|재냉동|밀봉|밀폐|세워서|운반|취급\\s*(?:시(?![가-힣])|주의)|충격|파손|훼손|부풀|변형',
  // What a thing may look like.
  '침전|변색|층\\s*분리|햇빛|햇볕|빛이|결정|표면|외관|모양|크기|하얀|흰\\s|검은|특성\\s*상',
  // Preparation and serving.
  '전자\\s*레인지|에어\\s*프라이어|오븐|냄비|찬물|물에|끓|데워|데우|익혀|익히|가열|해동|헹구|씻어|흔들|저어|드시|드십시오|드세요|드셔|맛있게|차게|뜯|뚜껑|꼭지|돌려|열을|뿌려|젓가락|빨대|레시피|요리|인분|\\d\\s*분\\s*(?:간|정도|조리)|조리\\s*(?:후|법|방법|시간|하)',
  // What such sentences begin with.
  '(?:조리|섭취|사용|구입|취급|음용)\\s*(?:시(?![가-힣])|전|후|할\\s*때)|^세척|드실|내용물|얼려|얼린|표시된|색(?:이|상|깔)|어린이|영유아|유아|제품에\\s*이상|구입처|이물|고객|소비자|파란|빨간',
  // Injuries.
  '화상|뜨거|다칠|다치|베일|베이거나|찔리|날카|뾰족|질식|목에\\s*걸|뼈|가시|치아|어린이의\\s*손|반려\\s*동물|애완',
  // Packing material, recycling, absorbers.
  '플라스틱|비닐|종이(?:류|팩)|캔류?\\s|유리병|분리\\s*배출|재활용|(?:진공|가스|개별|낱개|외|내|속|겉|소)?포장|방습제|흡습제|흡수제|탈산소제|실리카|질소\\s*충전|용기\\s*(?:재질|뚜껑)|스티커',
  // Complaints, returns, hotlines, prizes, certificates and notices that the law prescribes.
  '반품|부정\\s*[·,]?\\s*불량|국번|신고|문의|연락|수신자|경품|당첨|응모|이벤트|이미지|사진은|조리예|연출|공정거래위원회|소비자\\s*분쟁|보상|교환|1399|모유는|지나친\\s*음주|임신\\s*중\\s*음주|청소년|어린이,?\\s*임산부|임산부|고카페인|카페인에\\s*민감|페닐알라닌|해썹|haccp|식품\\s*안전|인증(?!되지|받지)|gap\\b|iso\\b|선물|사은품|배송|발송|주문|판매|영업|정성|정성껏',
  // Supplements.
  '일일|\\d\\s*(?:g|ml)\\s*당|(?:하루|1일|1회|당일)\\s*\\d|의약품|질병|이상\\s*사례|전문가|의사|약사|섭취량|섭취\\s*(?:권장|방법)|(?:본|이)\\s*제품은\\s*(?:공정거래|소비자)',
  // Origin and figures. A page may hold the whole declaration, so a page alone is no such topic.
  '특수\\s*(?:의료|영양)[가-힣]*식품|건강\\s*기능\\s*식품|즉석\\s*(?:조리|섭취)\\s*식품|영[·,]?유아용|원산지|제조국|원양산|산지|수확|이력|등급|제조번호|로트|식품\\s*공전|특허|상표|탄소|친환경|식약처|멸균|살균|냉동\\s*식품|고열량|저영양|카페인|칼로리|kcal|권장량|(?:단백질|지방|나트륨|당류|탄수화물|콜레스테롤)\\s*[\\d<]|난각|도축|사육|별도\\s*표[기시]|영양\\s*(?:성분|정보)|나트륨|기준치|1회\\s*(?:제공|섭취)|열량|내용량|중량|용량|무게|입수',
  // Pages, shops and social media.
  '(?:홈페이지|누리집|웹사이트|공식\\s*몰|온라인|인스타그램|페이스북|유튜브|블로그|큐알|qr)(?![\\s\\S]{0,60}(?:참조|참고|확인))',
);
const english = anyOf(
  atStart(
    // Storage and dates.
    String.raw`storage|stor(?:e|ed|ing)|keep|protect from|refrigerat\p{L}*|chill|freez\p{L}*|best (?:before|by|if|when|eaten|served|enjoyed)|use (?:by|within|before|only|as|immediately)|expir\p{L}*|(?:sell|freeze|enjoy|consume) by|packed on\W{0,3}(?:date|see|\d)|see (?:base|lid|front|side|back|cap)|once opened|after opening|consume (?:within|immediately|by)|finish within|eat within|thaw\p{L}*|defrost\p{L}*|batch|lot|barcode|traceability|shelf life`,
    // Preparation and serving.
    String.raw`cook(?:ing)?|re-?heat|grate|directions|instructions|safe handling instructions|preparation|to (?:microwave|cook|prepare|serve|make|bake|open|reseal)|microwave|boil|simmer|stir|try|serve|serving|servings?|shake|add|bake|heat(?:ing)?|pierce|enjoy|wash|rinse|drain|remove|(?:carefully )?peel (?:back|off)|lift|tear|pull|press|open|how to|for best|allow to|(?:leave to|let)(?: it)? (?:stand|cool|rest)|(?:ovens?|times?|appliances?|microwaves?) (?:may )?vary|adjust|drink|please (?:recycle|refrigerate|keep|store|dispose|visit|contact|drink|enjoy|note the date)|suitable for (?:vegans?|vegetarians?|home freezing|freezing|microwav\p{L}*)|recipe (?:ideas?|inspiration)|(?:more|find) recipes?|ideal|perfect|great|delicious`,
    String.raw`do not (?:freeze|refreeze|re-freeze|reheat|microwave|store|expose|exceed|use if|buy if|accept if|overcook|wash|consume if|eat (?:if (?:the )?(?:seal|pack|film)|the (?:desiccant|sachet|absorber|packet)|desiccant|raw)|puncture|incinerate|litter)`,
    // Injuries.
    String.raw`(?:warning|caution)s?\W{0,3}(?:choking|hot|contents|product|small parts|sharp|not suitable for (?:children|infants)|keep|may contain (?:\p{L}+ ){0,2}(?:bones?|stones?|pits?|stems?)|contents? under)|choking|excess(?:ive)? consumption|phenylketonurics?|product (?:will|may) be|contents (?:may|are|under)|not suitable for (?:children|infants|babies)|although every care has been taken to remove (?:\p{L}+ ){0,2}bones?`,
    String.raw`may (?:still |occasionally )?contain (?:small |occasional |some |fish |traces of )?(?:bones?|stones?|pits?|stems?|olive stones)`,
    // Packing material and recycling.
    String.raw`recycl\p{L}*|widely recycled|check local recycling|dispos\p{L}*|packaging|box:|film:|tray:|sleeve:|plastic|carton|bottle|resealable|reseal|tightly|wrap tightly|packa?g?ed in a (?:protective|modified) atmosphere|sold by weight|this (?:package|bag|box|product) is sold by`,
    // What a thing may look like.
    String.raw`(?:oil |natural |liquid |some |slight )?(?:separation|settling|sediment|crystalli[sz]ation|discolou?ration|variation)s? (?:is|are|may|can)|(?:colou?r|shape|size|texture|weight|appearance)s? (?:may|can|is|are) (?:vary|differ|approximate|average|natural)|(?:ultra-?)?pasteuri[sz]ed|homogeni[sz]ed|grade a{1,3}|grade b|class (?:i|1|2)`,
    // Figures, origins, certificates, service.
    String.raw`nutrition(?:al)?(?: (?:information|facts|values?))?|good source|net (?:w\p{L}*|vol\p{L}*|contents)|drained weight|serves|makes|(?:approx\p{L}*|about)\W{0,2}\d+ (?:servings?|portions?|pieces?)|\d+ (?:servings?|portions?|pieces?)(?: per)?|typical values|alc(?:ohol)?|energy|per \d|not a significant|produc[te] of|(?:wild|line|pole|sustainably) caught|caught in|sourced (?:from|in)|harvested in|(?:made|packed|packaged|bottled|grown|produced|brewed|distilled) in (?!an?\b|our?\b|sh|sam|eq|fac|pla|kit|mac)(?:the )?(?:\p{L}+\s?){1,3}(?=[.,]?\s*$)|produced under haccp|non[- ]?gmo|perishable|ready to (?:eat|heat|cook|drink)|fully cooked|(?:suggested|image|picture|photo|illustration)|usda|inspected|patent\p{L}*|trademark|country of origin|origin|farm(?:ed|-raised| raised) in|sustainably sourced|halal|kosher|certified|(?:msc|asc|rspo|fsc|brc|fairtrade|fair trade|organic|vegan society|rainforest alliance)(?: \p{L}+)? (?:certified|approved|registered)|drink responsibly|no (?:artificial|added|preservatives?)|family owned|since \d|established|©`,
    // Complaints, hotlines, pages and shops.
    String.raw`questions|comments|complaints|call|contact us|customer (?:care|service)|consumer (?:care|service)|careline|tel(?:ephone)?|phone|freephone|e-?mail|www|visit|follow|find us|like us|share|scan|learn more|(?:if )?(?:you are )?not (?:completely |fully )?satisfied|if (?:you are )?dissatisfied|(?:\d+ ?% )?satisfaction|quality guarantee|money back`,
    // Supplements.
    String.raw`take \d|take one|take (?:\p{L}+ ){0,3}(?:daily|with water)|adults?|suggested use|recommended|food supplements?|dietary supplements?|(?:this product is )?not intended to (?:diagnose|treat)|these statements have not|consult (?:a|your) (?:doctor|physician|pharmacist)`,
  ),
);

/** Words of sentences about cross-contact and about people with allergies. No boilerplate has them. */
const hazards =
  /알레르기|알러지|과민|혼입|오염|섞[여일이]|미량|극소량|잔류|설비|라인에|튀김기|작업장|제조\s*시설|생산\s*시설|접촉|함\s*유(?!량)|같은|동일|우려|보장|(?:성분|원료|원재료|재료|레시피|배합)[가-힣\s]{0,15}(?:변경|다를|달라|다릅|바뀌|바뀔|바뀝)|(?:ingredients?|recipes?|allergens?|formulations?)[^.]{0,30}\b(?:var(?:y|ies)|changes?)\b|allerg|intoleran|sensitiv|coeliac|celiac|\btraces?\b|residu|\bkitchens?\b|\bfryers?\b|\bshared?\b(?! (?:your|this|with friends))|equipment|facilit|machinery|\bcross|contamin|guarant|\bfree\b(?![\s-](?:range|flow))|\bcontains?\b|unsuitable|not suitable|\bhandle[sd]?\b|alongside|\bmay (?:also |still )?(?:contain|be present|have)|\bmight\b|\bsame\b/u;

/** "May contain bones": parts of the thing itself. */
const ownParts =
  /\bmay (?:still |occasionally )?contain (?:small |occasional |some |fish )?(?:bones?|stones?|pits?|stems?|olive stones)\b|\bnot suitable for (?:children|infants|babies|home freezing|freezing|microwav\p{L}*)|\bcontents may have settled\b|\b(?:satisfaction|quality|freshness)(?: is)? guaranteed?\b|\b(?:toll|bpa)[- ]free\b|haccp\s*인증을\s*받은\s*시설/u;

/** Words after which a sentence takes something back. */
const reservations =
  /\bunless\b|\bexcept\b|\bbut\b|however|although(?! every care)|(?<![가-힣])(?:단|다만)(?![가-힣])/u;

/** Whether a sentence takes something back: "but", "except". */
export function takesBack(clause: string): boolean {
  return reservations.test(clause);
}

/** Whether a sentence speaks of cross-contact, or of people with allergies. */
export function isHazard(clause: string): boolean {
  return hazards.test(clause.replace(ownParts, ' '));
}

/** Whether a sentence is surely about something else than the contents of the food. Nothing that it names is meant. */
export function isAboutMaker(clause: string): boolean {
  return makers.test(clause) && !talksOfFood.test(clause) && !isHazard(clause);
}

/**
 * Finds the words by which a sentence is of a kind that says nothing about allergens: storage, dates, preparation,
 * injuries, packing, figures, prizes, notices. Returns their position; undefined for any other sentence. A sentence that
 * names an allergen, or that has other words before this position, may say more.
 */
export function boilerplateAt(clause: string): number | undefined {
  if (isHazard(clause) || takesBack(clause) || pointsToContents.test(clause)) return undefined;
  const at = (english.exec(clause) ?? korean.exec(clause))?.index;
  return at ?? (isPackSentence(clause) || isPlace(clause.trim()) ? 0 : undefined);
}

/** Whether an English sentence has only words of packs, none of foods: "simply microwave and serve". */
function isPackSentence(clause: string): boolean {
  if (clause.length > 100 || /[가-힣(%]|\b(?:we|our|us|my|other|includes?|changes?)\b/u.test(clause))
    return false;
  const words = (clause.match(/\p{L}[\p{L}']*/gu) ?? []).map(toSingular);
  return (
    words.some((word) => packWords.has(word)) &&
    words.every((word) => packWords.has(word) || plainWords.has(word) || englishFillers.has(word))
  );
}

/** Words of any sentence, in the form of `toSingular`. */
const plainWords = toWordSet('if once not do since broken safe new great care good how when');

/** Words about use, dates, quality and service. No ingredient and no sentence about allergens has them. */
const packWords: ReadonlySet<string> = new Set(
  [
    ...toWordSet(`
      microwave serve mix pour shake discard seal drink chill resale retail service calories caffeine love monday tuesday
      wednesday thursday friday saturday sunday trusted trust taste look family size discover proud proudly recyclable
      friendly exp bbe bbd mfg expire expiry dishwasher thaw thawed refreeze preservative irradiated minute hour gently
      simply gift party snack lunch breakfast dinner meal recipe idea quality enjoy delight promise guarantee vegan
      vegetarian keto award winning winner tradition generation farmer grower community planet sustainable recycled
      responsibly app website online store shop code bar lot batch resealable zip zipper lid cap foil wrapper carton
      container refund return proof purchase contest entry rule void
      slice peel chop toss sprinkle drizzle stir simmer boil bake grill fry reheat defrost marinate whisk knead spoon
      bowl plate cup pan skillet oven stove grillpan saucepan refrigerator fridge freezer pantry cupboard
    `),
  ].map(toSingular),
);

/** "For ingredients visit our page": the contents are told elsewhere. */
export function pointsElsewhere(text: string): boolean {
  return pointsToContents.test(text);
}
const pointsToContents =
  /\b(?:for|full|all|list of|about) (?:the |our )?ingredients?\b|원재료|(?:성분|내용)은|(?<!영양\s?)성분\s*(?:문의|확인|정보)|원료\s*(?:문의|확인)|여부|직원|점원|알려\s*주/u;

/**
 * Whether a text that follows a list begins with boilerplate, up to the end of its first sentence.
 */
export function startsBoilerplate(text: string): boolean {
  const sentence = /^[^.!\n|※]{1,120}/u.exec(text)?.[0].trim() ?? '';
  return sentence !== '' && (isAboutMaker(sentence) || (boilerplateAt(sentence) ?? maxLead) < maxLead);
}

/** Words that lead Korean sentences of boilerplate and add nothing to them. */
const leadWords =
  /(?<![가-힣])(?:이미|충분히|그대로|반드시|가급적|되도록|꼭|다시|바로|즉시|항상|총|약|매우|가능한|빨리|본사|각|해당|캔|병|컵|봉지|남은|먹기|직접|간편하게|정당한|바로바로|주로|특히|사용된|자세한|한|한번에|번에|너무|많이|조금씩|밥에|국에|물에|국내산|재료로|제품은|본|이)(?![가-힣])|\d+\s*(?:포|개|회|일|정|캡슐|병|컵|봉)?씩?/gu;

/** Removes words that say nothing from the beginning of a sentence. */
export function withoutLeadWords(text: string): string {
  return text.replace(leadWords, ' ');
}

/** A sentence may have a few letters before the words that show its kind: "이 캔의 뚜껑". */
const maxLead = 10;
