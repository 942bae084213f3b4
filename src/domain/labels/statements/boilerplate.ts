import { koreanSections } from './clauses.ts';

/** Sections about makers, addresses and complaints. They may name anything: a milk company, a street. */
const makers =
  /^[^\p{L}\p{N}]*(?:제조\s*(?:원|사|업소|자)\s*[:(]|판매\s*(?:원|자)|유통\s*전문|수입\s*(?:원|자|업소)|업소명|소재지|농업회사법인|주식회사|소비자\s*상담|고객\s*(?:상담|센터|만족)|반품|교환|부정\s*[·,]?\s*불량|국번\s*없이|(?:본|이)\s*제품은\s*(?:공정거래|소비자\s*(?:분쟁|기본))|소비자\s*(?:분쟁|기본)|(?:manufactured|produced|distributed|imported|packed|bottled|made) (?:for|by)\b|(?:distributor|importer|manufacturer|address|customer (?:care|service)|consumer (?:care|service)|careline|tel(?:ephone)?|phone|e-?mail|www|visit us|www\.)(?![\p{L}']))/u;

/** Headings and sentences that are not about the contents of the food, by kind. */
const korean = new RegExp(
  [
    // Sections with a heading: storage, dates, preparation, packing, figures.
    `^[^\\p{L}\\p{N}]*(?:${koreanSections})`,
    // Storage and dates.
    String.raw`보관|직사\s*광선|서늘한|냉장|냉동|실온|상온|유통\s*기한|소비\s*기한|개봉|변질|부패|해동|재냉동|밀봉|밀폐`,
    // Preparation and serving.
    String.raw`전자\s*레인지|끓|데워|데우|익혀|익히|가열|해동|헹구|씻어\s|흔들|드시기|드십시오|드세요|드셔|맛있게|뜯어|뚜껑|젓가락|화상|뜨거`,
    // Packing material, recycling, absorbers.
    String.raw`분리\s*배출|재활용|포장재|내포장|방습제|흡습제|탈산소제|실리카|질소\s*충전|용기\s*(?:재질|뚜껑)`,
    // Prizes, certificates and notices that the law prescribes.
    String.raw`경품|당첨|응모|이벤트|공정거래위원회|소비자\s*분쟁|보상|교환|1399|모유는|지나친\s*음주|임신\s*중\s*음주|청소년|어린이,?\s*임산부|고카페인|카페인에\s*민감|페닐알라닌|해썹|haccp`,
    // Origin and figures.
    String.raw`원산지|별도\s*표[기시]|영양\s*(?:성분|정보)|기준치|1회\s*(?:제공|섭취)|열량|내용량|총\s*중량|무게`,
  ].join('|'),
  'u',
);
const english = new RegExp(
  [
    String.raw`^[^\p{L}\p{N}]*(?:storage|store|keep|refrigerat\p{L}*|best (?:before|by|eaten)|use (?:by|within)|expir\p{L}*|sell by|see (?:base|lid|front|side|back|cap)|nutrition(?:al)?(?: (?:information|facts|values?))?|do not (?:freeze|refreeze|re-freeze|reheat|microwave|store|expose|exceed|use if|overcook|wash)|cook|reheat|grate|consume (?:within|immediately|by)|eat within|recycl\p{L}*|box:|film:|tray:|sleeve:|questions|call\b|resealable|reseal|tightly|wrap tightly|once opened|after opening|heating|remove|enjoy|wash|rinse|good source|servings?|product of|made in (?!a\b|the\b|our\b)|directions|cooking|net (?:w\p{L}*|vol\p{L}*|contents)|typical values|preparation|to (?:microwave|cook|prepare|serve|make|bake|open)|microwave|boil|simmer|stir|try|serve|serving|shake|add|bake|heat|pierce|alc(?:ohol)?\b|energy|per \d|not a significant|contents (?:may|are|under)|excess(?:ive)? consumption|how to|for best|please (?:recycle|refrigerate|keep|store|dispose|visit|contact)|drink responsibly|no artificial|batch|lot\b|barcode|©|suitable for (?:vegans?|vegetarians?|home freezing|freezing|microwav\p{L}*)|packaged in a (?:protective|modified) atmosphere|halal|kosher|certified|country of origin|origin)(?![\p{L}'])`,
  ].join('|'),
  'u',
);

/** Words of sentences about cross-contact and about people with allergies. No boilerplate has them. */
const hazards =
  /알레르기|알러지|과민|혼입|오염|섞[여일이]|미량|극소량|잔류|설비|라인에|튀김기|작업장|제조\s*시설|생산\s*시설|접촉|함\s*유(?!량)|같은|동일|우려|보장|allerg|intoleran|sensitiv|coeliac|celiac|\btraces?\b|residu|\bkitchens?\b|\bfryers?\b|\bshared?\b|equipment|facilit|machinery|\bcross|contamin|guarant|\bfree\b(?![\s-](?:range|flow))|\bcontains?\b|unsuitable|not suitable|\bhandle[sd]?\b|alongside|\bmay (?:also |still )?(?:contain|be present|have)|\bmight\b|\bsame\b/u;

/** Words after which a sentence takes something back. */
const reservations = /\bunless\b|\bexcept\b|\bbut\b|however|although|(?<![가-힣])(?:단|다만)(?![가-힣])/u;

/** Whether a sentence speaks of cross-contact, or of people with allergies. */
export function isHazard(clause: string): boolean {
  return hazards.test(clause);
}

/** Whether a sentence is surely about something else than the contents of the food. Nothing that it names is meant. */
export function isAboutMaker(clause: string): boolean {
  return makers.test(clause) && !hazards.test(clause);
}

/**
 * Whether a sentence is of a kind that says nothing about allergens: storage, dates, preparation, packing, figures,
 * prizes, notices. A sentence that names an allergen may say more.
 */
export function isBoilerplate(clause: string): boolean {
  return (korean.test(clause) || english.test(clause)) && !hazards.test(clause) && !reservations.test(clause);
}
