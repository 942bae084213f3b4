import { koreanSections } from './clauses.ts';

const anyOf = (...patterns: string[]) => new RegExp(patterns.join('|'), 'u');
/** Patterns at the start of a clause, after marks. */
const atStart = (...patterns: string[]) => String.raw`^[^\p{L}\p{N}]*(?:${patterns.join('|')})(?![\p{L}'])`;

/** Sections about makers, addresses and complaints. They may name anything: a milk company, a street. */
const makers = anyOf(
  atStart(
    String.raw`제조\s*(?:원|사|업소|자)\s*[:(].*`,
    String.raw`(?:판매\s*(?:원|자)|유통\s*전문|수입\s*(?:원|자|업소)|업소명|소재지|농업회사법인|주식회사|소비자\s*상담|고객\s*(?:상담|센터|만족)|반품|부정\s*[·,]?\s*불량|국번\s*없이|도로명).*`,
    String.raw`(?:본|이)\s*제품은\s*(?:공정거래|소비자\s*(?:분쟁|기본)).*`,
    String.raw`(?:manufactured|produced|distributed|imported|packed|bottled|made) (?:for|by)`,
    String.raw`distributor|importer|manufacturer|address|customer (?:care|service)|consumer (?:care|service)|careline|tel(?:ephone)?|phone|e-?mail|www|visit us`,
  ),
  // An address: "경기도 이천시 대월면 대두로 12".
  String.raw`[가-힣]{1,6}(?:시|군|구)\s[가-힣\d]{1,9}(?:로|길|동|읍|면|리)(?:\s|\d|$)`,
);

/** Sentences that are not about the contents of the food, by kind. */
const korean = anyOf(
  // Sections with a heading: storage, dates, preparation, packing, figures.
  `^[^\\p{L}\\p{N}]*(?:${koreanSections})`,
  // Storage, dates and transport.
  '보관|직사\\s*광선|서늘한|냉장|냉동|실온|상온|유통\\s*기한|소비\\s*기한|개봉|변질|부패|곰팡이|재냉동|밀봉|밀폐|세워서|운반|취급\\s*(?:시(?![가-힣])|주의)|충격|파손|침전|변색|층\\s*분리',
  // Preparation and serving.
  '전자\\s*레인지|에어\\s*프라이어|오븐|끓|데워|데우|익혀|익히|가열|해동|헹구|씻어|흔들|드시|드십시오|드세요|드셔|맛있게|뜯|뚜껑|젓가락|빨대|\\d\\s*분\\s*(?:간|정도|조리)|조리\\s*후',
  // What such sentences begin with.
  '(?:조리|섭취|사용|구입|취급)\\s*(?:시(?![가-힣])|후|할\\s*때)|드실|내용물|얼려|얼린|표시된|색(?:이|상|깔)|어린이|영유아|제품에\\s*이상|구입처|이물|고객|파란|빨간',
  // Injuries.
  '화상|뜨거|다칠|다치|베일|베이거나|찔리|날카|뾰족|질식|목에\\s*걸|뼈|가시|치아|어린이의\\s*손|반려\\s*동물|애완',
  // Packing material, recycling, absorbers.
  '플라스틱|비닐|종이(?:류|팩)|캔류?\\s|유리병|분리\\s*배출|재활용|포장재|내포장|방습제|흡습제|탈산소제|실리카|질소\\s*충전|용기\\s*(?:재질|뚜껑)',
  // Prizes, certificates and notices that the law prescribes.
  '경품|당첨|응모|이벤트|이미지|사진은|조리예|연출|공정거래위원회|소비자\\s*분쟁|보상|교환|1399|모유는|지나친\\s*음주|임신\\s*중\\s*음주|청소년|어린이,?\\s*임산부|고카페인|카페인에\\s*민감|페닐알라닌|해썹|haccp',
  // Origin and figures.
  '특수\\s*(?:의료|영양)[가-힣]*식품|건강\\s*기능\\s*식품|즉석\\s*(?:조리|섭취)\\s*식품|영[·,]?유아용|원산지|별도\\s*표[기시]|영양\\s*(?:성분|정보)|기준치|1회\\s*(?:제공|섭취)|열량|내용량|총\\s*중량|무게',
);
const english = anyOf(
  atStart(
    // Storage and dates.
    String.raw`storage|stor(?:e|ed|ing)|keep|refrigerat\p{L}*|freez\p{L}*|best (?:before|by|eaten|served|enjoyed)|use (?:by|within)|expir\p{L}*|sell by|see (?:base|lid|front|side|back|cap)|once opened|after opening|consume (?:within|immediately|by)|eat within|thaw\p{L}*|defrost\p{L}*|batch|lot|barcode`,
    // Preparation and serving.
    String.raw`cook(?:ing)?|re-?heat|grate|directions|preparation|to (?:microwave|cook|prepare|serve|make|bake|open|reseal)|microwave|boil|simmer|stir|try|serve|serving|servings?|shake|add|bake|heat(?:ing)?|pierce|enjoy|wash|rinse|remove|peel (?:back|off)|lift|tear|pull|press|open|how to|for best|(?:ovens?|times?|appliances?|microwaves?) (?:may )?vary|adjust|drink|please (?:recycle|refrigerate|keep|store|dispose|visit|contact|drink|enjoy)|suitable for (?:vegans?|vegetarians?|home freezing|freezing|microwav\p{L}*)`,
    String.raw`do not (?:freeze|refreeze|re-freeze|reheat|microwave|store|expose|exceed|use if|buy if|accept if|overcook|wash|consume if|eat if (?:the )?(?:seal|pack|film)|puncture|incinerate)`,
    // Injuries.
    String.raw`(?:warning|caution)s?\W{0,3}(?:choking|hot|contents|product|small parts|sharp|not suitable for (?:children|infants)|keep|may contain (?:\p{L}+ ){0,2}(?:bones?|stones?|pits?|stems?)|contents? under)|choking|excess(?:ive)? consumption|phenylketonurics?|product (?:will|may) be|contents (?:may|are|under)|although every care has been taken to remove (?:\p{L}+ ){0,2}bones?`,
    String.raw`may (?:still |occasionally )?contain (?:small |occasional |some |fish |traces of )?(?:bones?|stones?|pits?|stems?|olive stones)`,
    // Packing material and recycling.
    String.raw`recycl\p{L}*|widely recycled|dispos\p{L}*|box:|film:|tray:|sleeve:|resealable|reseal|tightly|wrap tightly|packaged in a (?:protective|modified) atmosphere|sold by weight|this (?:package|bag|box|product) is sold by`,
    // Figures, origins, certificates, service.
    String.raw`nutrition(?:al)?(?: (?:information|facts|values?))?|good source|net (?:w\p{L}*|vol\p{L}*|contents)|typical values|alc(?:ohol)?|energy|per \d|not a significant|product of|(?:made|packed|packaged|bottled|grown|produced|brewed|distilled) in (?!an?\b|our\b|shared\b|same\b)(?:the )?(?:\p{L}+\s?){1,3}(?=[.,]?\s*$)|non[- ]?gmo|perishable|ready to (?:eat|heat|cook|drink)|fully cooked|(?:suggested|image|picture|photo|illustration)|usda|inspected|patent\p{L}*|trademark|country of origin|origin|(?:wild|line|pole|sustainably) caught|farm(?:ed|-raised| raised) in|sustainably sourced|halal|kosher|certified (?:organic|halal|kosher|vegan)|questions|call|drink responsibly|no artificial|scan|follow us|©`,
  ),
);

/** Words of sentences about cross-contact and about people with allergies. No boilerplate has them. */
const hazards =
  /알레르기|알러지|과민|혼입|오염|섞[여일이]|미량|극소량|잔류|설비|라인에|튀김기|작업장|제조\s*시설|생산\s*시설|접촉|함\s*유(?!량)|같은|동일|우려|보장|(?:성분|원료|원재료|레시피|배합)[가-힣\s]{0,15}(?:변경|다를|달라|다릅)|(?:ingredients?|recipes?|allergens?|formulations?)[^.]{0,30}\b(?:var(?:y|ies)|changes?)\b|allerg|intoleran|sensitiv|coeliac|celiac|\btraces?\b|residu|\bkitchens?\b|\bfryers?\b|\bshared?\b|equipment|facilit|machinery|\bcross|contamin|guarant|\bfree\b(?![\s-](?:range|flow))|\bcontains?\b|unsuitable|not suitable|\bhandle[sd]?\b|alongside|\bmay (?:also |still )?(?:contain|be present|have)|\bmight\b|\bsame\b/u;

/** "May contain bones": parts of the thing itself. */
const ownParts =
  /\bmay (?:still |occasionally )?contain (?:small |occasional |some |fish )?(?:bones?|stones?|pits?|stems?|olive stones)\b|not suitable for (?:children|infants|home freezing|freezing|microwav\p{L}*)/u;

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
  return makers.test(clause) && !isHazard(clause);
}

/**
 * Finds the words by which a sentence is of a kind that says nothing about allergens: storage, dates, preparation,
 * injuries, packing, figures, prizes, notices. Returns their position; undefined for any other sentence. A sentence that
 * names an allergen, or that has other words before this position, may say more.
 */
export function boilerplateAt(clause: string): number | undefined {
  if (isHazard(clause) || takesBack(clause)) return undefined;
  return (english.exec(clause) ?? korean.exec(clause))?.index;
}
