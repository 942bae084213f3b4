import { asLatin, visible } from './foldText.ts';

/**
 * Whether a text claims to heal a disease, or that something replaces medicine. Its author is asked once before it
 * appears, so a doubtful sentence costs one more tap. A question, a wish, a warning and what a doctor did are no claims.
 */
export function claimsToHeal(text: string): boolean {
  return sentencesOf(text).some(
    (sentence) => koreanClaims(sentence) || claims(asLatin(sentence), englishClaims, englishFine),
  );
}

/** A sign behind a single syllable hides a word (완.치), and ends no sentence. */
function sentencesOf(text: string): string[] {
  return visible(text)
    .replaceAll(/(?<=(?<![가-힣])[가-힣])[^\p{L}\p{N}\s,?!]+(?=[가-힣])/gu, '')
    .split(/(?<=[.!?。\n])(?!\d)|\n/u);
}

function claims(sentence: string, patterns: readonly RegExp[], fine: RegExp): boolean {
  return patterns.some((pattern) => pattern.test(sentence)) && !fine.test(sentence);
}

/** Korean is written with and without blanks, so blanks do not count. */
function koreanClaims(sentence: string): boolean {
  const plain = sentence.replaceAll(/\s+/gu, '');
  return claims(plain, koreanPatterns, koreanFine) || claims(plain, koreanOrders, koreanTimes);
}

/** One of the parts of a list, which blanks divide. */
const oneOf = (list: string) => `(?:${list.trim().split(/\s+/u).join('|')})`;

const disease = oneOf(`
  당뇨 고혈압 고지혈 암 항암 종양 신부전 신장 콩팥 투석 통풍 갑상선 갑상샘 심장 협심증 아토피 습진 건선
  메니에르 이명 간염 지방간 관절염 질환 질병 난치병 불치병 병 알레르기 알러지`);
/** 약 is also a part of many other words. */
const medicine = oneOf(String.raw`
  (?<![예계절요제만농공해청서보])약(?!속|간|국|과|밥|수|초|도라|\d) 약물 인슐린 스테로이드 항암제 항암치료 항암(?!제|치료) 투석 주사 메트포르민 스타틴 와파린
  수술 병원치료`);
const heals = oneOf(`
  완치[가를는도]?(?:됩|됐|돼|되는|될|되었|되어|된다|된|시켜|시키|가능|할수|해|하는|했) 완치(?:비법|후기|사례|방법|식단|성공|경험) 완치$ 완치[!.~] 낫습 나아요 나아집 나았 낫는 낫게 나을수 낫더 고칩
  고쳐 고칠수있 고쳤 고친 치료(?:됩|돼요|되었|됐|해줍|해주|가됩|가돼|할수있) 뿌리뽑 뿌리를뽑 근치 특효 없애(?:줍|줘|주는) 사라집 사라졌 없어집
  없어졌 정상으로돌아(?:옵|와|왔)`);
const koreanPatterns = [
  // A disease, and within the sentence that it is healed.
  new RegExp(`${disease}[^,]{0,30}?${heals}`, 'u'),
  new RegExp(`${heals}[^,]{0,6}${disease}`, 'u'),
  new RegExp(`${disease}(?:을|를|에서|도)?(?:완전히|드디어|이제)?졸업(?:했|하|함|시|$)`, 'u'),
  new RegExp(
    `${disease}(?:을|를)?(?:이기는|이겨내는|물리치는)(?:음식|식품|식단|밥상|비법|방법|차|즙|주스|약초|$)`,
    'u',
  ),
  /암세포[^,]{0,12}(?:죽|사멸|굶|없애|없어|사라)/u,
  // A measure goes up and down in everybody; to heal it is a claim.
  /(?:혈당|혈압|콜레스테롤)[^,]{0,20}?(?:특효|완치|고칩|고쳐|고칠수있|치료[가]?(?:됩|돼|된))/u,
  // Medicine that is stopped, replaced or not needed.
  new RegExp(
    `${medicine}(?:을|를|은|는|도|이|가|없이도?|까지|마저|부터)?(?:다|모두|당장|바로|과감히|이제|아예)?` +
      `(?:끊(?:고|었|으|어|을|는|기|자|$)|멈(?:추|췄)|그만(?:두|뒀)|중단하(?:고|세|시|면|자|게)|안(?:먹어도|맞아도|써도|받아도|해도)|먹지마|맞지마|버리(?:세|고|시)|줄이(?:세|고)` +
      `|필요(?:가)?없|소용없|보다(?:효과|훨씬|낫|좋)|대신(?:에)?[가-힣]{0,14}(?:드세|먹으|먹어|마시|쓰세|쓰면|하세|하면|으로|이면))`,
    'u',
  ),
  new RegExp(`${medicine}없이(?:도)?[^,]{0,16}(?:${heals}|잡(?:습|았|아|을)|내(?:립|려|렸))`, 'u'),
  /병원(?:에)?(?:안가도|갈필요(?:가)?없|가지않아도)/u,
  /천연(?:인슐린|항암제|항생제|혈압약)|의사(?:들?[은이도가]?)(?:숨기|말하지않는|절대안)|기적의치료/u,
];
/** Orders not to take medicine, or not to listen to a doctor, unless they are about how and when to take it. */
const koreanOrders = [
  new RegExp(
    `${medicine}(?:을|를|은|는|도)?(?:먹|드시|맞|받|복용하|쓰)지(?:마세요|마시|말고|마라|마십|맙시)`,
    'u',
  ),
  /의사(?:들)?말(?:을|은)?(?:듣지|믿지)(?:마|말)/u,
];
const koreanTimes = /빈속|공복|같이|함께|남은|유통기한|커피|자몽|술|동시에|임의로|함부로|마음대로/u;
/** What makes a sentence no claim: somebody asks, wishes, warns, denies, or speaks of a doctor who decided. */
const koreanFine = new RegExp(
  oneOf(String.raw`
    지마세요 지마시 지말 면안[되됩돼] 안[되됩돼] 안된 안됐 위험 금물 지않 지못 못(?:해|하|합) \? 인가요 나요 을까 고싶 싶어 싶습 면좋겠 바랍 바라 기원
    빌어 의사(?:선생님)?(?:이|께서|가|와|랑|하고|한테|께|선생) 주치의 병원에서 처방(?:대로|받은대로) 상의 광고 믿지 없다고 것은아니 건아니 없대
    완치[는가]없 완치법은없 완치(?:된|되신|하신)분 ^(?!.*(?:먹고|먹으니|마시고|마시니|덕분)).*도(?:돼|되어)서(?:너무|정말|참)?(?:좋|다행|기쁘|편)`),
  'u',
);

const diseaseEn =
  '(?:diabet\\w+|cancer\\w*|tumou?rs?|hypertension|high blood pressure|blood pressure|kidney (?:disease|failure)|gout|thyroid|heart disease|eczema|psoriasis|arthritis|cholesterol|hepatitis|allerg(?:y|ies)|disease|illness|kidneys?|liver|pancreas)';
const medicineEn =
  '(?:medicines?|medications?|meds|pills|drugs|insulin|metformin|statins?|chemo\\w*|dialysis|steroids?|warfarin|prescriptions?|surgery|tablets)';
const englishClaims = [
  new RegExp(
    String.raw`\b(?:cures?|cured|curing|heals?|healed|reverses?|reversed|eliminates?|gets? rid of|got rid of)\b.{0,30}\b${diseaseEn}\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b${diseaseEn}\s+(?:completely |fully )?(?:cured|healed|reversed)\b(?! (?:ham|meat|fish|pork|bacon|sausage))`,
    'u',
  ),
  new RegExp(
    String.raw`\b${diseaseEn}\b.{0,30}\b(?:(?:is|are|was|were|gets?|got|be|been) (?:completely |fully )?(?:cured|healed|reversed|gone)|disappear(?:s|ed)?|goes away|went away)\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:stop|quit|throw away|ditch|drop|skip|come off|get off|stopped|quit) (?:taking |using )?(?:your |my |the |all |that )?(?:\w+ )?${medicineEn}\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:no|don'?t|do not|never|without) (?:longer )?(?:need|have to take|take|needing)? ?(?:any |your |the )?${medicineEn}\b.{0,20}(?:any ?more|again|needed|necessary)`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:instead of|better than|replaces?|alternative to|works? better than)\s+(?:[\w']+\s+){0,3}${medicineEn}\b`,
    'u',
  ),
  new RegExp(
    String.raw`\bthrow (?:your |my |the |all )*${medicineEn} away\b|\bno more ${medicineEn}\b|\b${medicineEn}[- ]free\b`,
    'u',
  ),
  /\b(?:miracle cure|natural insulin|doctors (?:hide|won'?t tell|don'?t want))\b/u,
];
const englishFine =
  /\?|\b(?:never|don'?t|do not|should not|shouldn'?t|cannot|can'?t|not) (?:ever |just )?(?:stop|quit|skip|cure|heal|reverse|replace|drop)|\bno cure\b|\bthere is no\b|\b(?:my |the |your |a )?(?:doctor|physician|nurse)s?(?:'s)? (?:told|said|stopped|took|changed|advised|and)|\bhope\b|\bwish\b|\bdangerous\b|\bfalse\b|\bask your doctor\b|\bdoes(?:n'?t| not) (?:cure|heal|replace)/u;
