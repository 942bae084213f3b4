import { englishConnectives, englishFillers, englishPreparations } from '../languages/englishForms.ts';
import { toSingular } from '../languages/englishKey.ts';
import { isPlace, koreanForms } from '../languages/koreanForms.ts';
import { toWordSet } from '../words/commonForms.ts';

/**
 * What a sentence says. Each kind of sentence has its own words around the names. A word that the kind does not expect
 * may change the meaning, so the sentence is then not understood.
 */
export type Wording = 'declaration' | 'traces' | 'claim' | 'warning';

/** Replaces the grammatical words of a sentence by blanks. Names stay at their positions. */
export function blankGrammar(clause: string, wording: Wording): string {
  const blank = (match: string) => ' '.repeat(match.length);
  const { starts, continuations } = koreanGrammar[wording];
  return clause
    .replace(gluedParticles, blank)
    .replace(/[가-힣]+/gu, (run) => (isMadeOf(run, starts, continuations) ? blank(run) : run))
    .replace(grammar, blank)
    .replace(particles, blank);
}

/** Whether a word beside the names is one that this kind of sentence uses. */
export function isExpectedWord(word: string, wording: Wording): boolean {
  if (!/\p{L}/u.test(word)) return true;
  if (/[가-힣]/u.test(word)) return expectedKorean.has(word) || isPlace(word);
  return word
    .split(/[^\p{L}\p{N}&']+/u)
    .every(
      (part) => !/\p{L}/u.test(part) || expectedEnglish[wording].has(toSingular(part.replace(/'s?$/u, ''))),
    );
}

/**
 * Text that leaves a list open: marks in place of letters, and words for more things than are named. "Other tree nuts"
 * is a group, not an open end.
 */
export const openEnd =
  /□|\.\.|\?|[#@~^$]{2}|판독|식별\s*불가|illegible|unreadable|(?<![가-힣])(?:등|기타|이외|그\s*외|그\s*밖|나머지|외\s*다수|일부|다른|여러|각종|모든)(?![가-힣])|\betc\b|\bet cetera\b|(?:\band|&)\s?more\b|\bothers\b|(?<![가-힣])등등(?![가-힣])|\bplus\b|\bother\b(?!\s+(?:(?:tree\s+)?nuts?\b|products?\s+(?:that|which|contain|with|made)))|\bsuch as\b|\be\.?g\b|\bfor example\b|\bamong\b|\band so on\b|\bvarious\b|\bcertain\b/u;

/** The sentence speaks of all allergens: "모든 알레르기 유발물질", "all major allergens". */
export const allAllergens =
  /(?:모든|전체)\s*알(?:레르기|러지)|알(?:레르기|러지)\s*(?:유발)?\s*(?:물질|성분|식품)?\s*\(?(?:전체|모두|(?:19|2[012])\s*(?:종|가지))|(?:19|2[012])\s*(?:종|가지)(?:의|\s)*알(?:레르기|러지)|\ball\s(?:\d{1,2}\s|nine\s|fourteen\s|of\s|the\s|other\s|known\s|common\s|major\s|main\s|food\s){0,5}allergens\b|\b(?:9|14|nine|fourteen|big 9|top 14)\s(?:major\s|main\s|common\s|food\s){0,3}allergens\b/u;

const grammar = new RegExp(
  [
    String.raw`함\s*유(?:하고\s*있(?:습니다|음)|합니다|되어\s*있(?:습니다|음)|하였습니다|하는|한|된)?`,
    String.raw`포함(?:하고\s*있(?:습니다|음)|합니다|되어\s*있습니다|하는|한|된)?`,
    String.raw`들어\s*있(?:습니다|음|는)?`,
    String.raw`(?:이|본)\s*제품(?:은|에는|에)`,
    String.raw`알(?:레르기|러지)\s*(?:유발)?\s*(?:물질|성분|식품)?`,
    String.raw`에\s*한함|(?<!\d)\d{1,3}\s*종|\(\s*(?:을|를|이|가|은|는)\s*\)`,
    // Exclusions: "새우를 제외한".
    String.raw`[가-힣]{1,20}[을를]\s*제외한`,
    String.raw`\b(?:(?:does|do|did) )?not contain\b|\bmay\s?(?:also\s)?contain(?=\p{L}{4}|\b)|\bthis product\b|\bno traces?\b|\bcontains?\b|\ballergens?\b|\bingredients?\b`,
  ].join('|'),
  'gu',
);
const particles = /(?<=[가-힣)\]}])(?:을|를|와|과|이|가|은|는|및)(?=$|[\s,.)·])/gu;
/** "호두를사용한제품과": even without blanks, the particle ends the word. */
const gluedParticles = /(?<=[가-힣])(?:을|를)(?=사용|함유|포함|제외)/gu;

/** Particles and endings that may follow a Korean word. */
const endings = `
  을 를 이 가 은 는 과 와 로 으로 에 에서 에는 에서는 의 도 하고 되고 하는 되는 한 된 할 될 함 됨 하며 되며 하여 되어 하기 되기
  합니다 됩니다 하였습니다 되었습니다 했습니다 됐습니다 하였음 되었음 하였으며 습니다 있 있는 있습니다 있음 있을 있으며 입니다 임 이며 성
`;
const declarationWords = '이 본 제품 원재료 원재료명 원료 성분 및 또는';
const traceWords = `
  제조 생산 가공 포장 공유 공용 취급 사용 조리 판매 혼입 오염 교차오염 교차 접촉 발생 이용 쓰 씁니다 쓰는 튀기는 튀긴 튀깁니다
  시설 라인 공장 설비 작업장 튀김기 기름 주방 기계 장비 도구 기구 용기 조리기구 생산라인 제조시설 생산시설 제조라인 제조공정 곳 과정 공정
  제품 식품 원료 원재료 성분 물질 전용 같은 같이 동일 동일한 동일하게 함께 미량 미량의 극소량 극미량 소량 흔적 잔류 잔류물 남아 남을 남는 섞여 섞일 들어갈
  가능 가능성 우려 위험 수 수도 중 때 또는 혹은 및 이 본 안내 주의 경우 있 있는 있습니다 있음 있을 있으므로 있으니 하고 제
`;
const claimWords = `
  인공 합성 천연 색소 보존료 향료 방부제 감미료 조미료 첨가물 식품첨가물 착색료 산화방지제 인공색소 합성색소 합성보존료 합성향료 인공감미료 트랜스지방
  무첨가 무함유 미함유 불포함 불사용 미사용 불검출 프리 없음 없습니다 없이 없는 않음 않습니다 않은 않는 않고 않았습니다 하지 되지 사용 함유 포함 첨가 들어 들어가지 있지
  사용하지 함유하지 포함하지 함유되지 포함되지 첨가하지 넣지 제품 식품 원료 원재료 성분 동물성 식물성 이 본 일체 전혀 완전히 분리 분리된 전용 시설 라인 공장 설비 작업장 곳
  생산시설 제조시설 생산라인 제조라인 제조 생산 가공 포장 위생적 위생적으로 안심 혼입 우려 가능성 및 또는
`;
const warningWords = `
  ${traceWords} ${claimWords} 경고 섭취 드시 드시지 먹지 마십시오 마시오 마세요 말아 주세요 주십시오 바랍니다 하십시오 하세요 하시기 분 분은 사람 환자 환자는 고객
  민감 민감한 과민 반응 체질 특이체질 있으신 있으면 대해 대한 보장 완전 완벽 않을 못합니다 어렵습니다 없을 제거 취식 금지 삼가 삼가십시오 피하십시오 유의
`;

const koreanGrammar = {
  declaration: koreanWords(declarationWords),
  traces: koreanWords(traceWords),
  claim: koreanWords(claimWords),
  warning: koreanWords(warningWords),
} as const satisfies Record<Wording, unknown>;

function koreanWords(words: string): { starts: ReadonlySet<string>; continuations: ReadonlySet<string> } {
  return { starts: toWordSet(words), continuations: toWordSet(`${words} ${endings}`) };
}

const maxWordLength = 5;

/** Whether a run of syllables consists of words with their endings. The longest word wins, so the work is linear. */
function isMadeOf(run: string, starts: ReadonlySet<string>, continuations: ReadonlySet<string>): boolean {
  let at = 0;
  while (at < run.length) {
    const words = at === 0 ? starts : continuations;
    let length = Math.min(maxWordLength, run.length - at);
    while (length > 0 && !words.has(run.slice(at, at + length))) length -= 1;
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Korean words that the reader of names ignores, and that change no sentence. */
const expectedKorean: ReadonlySet<string> = new Set([
  ...koreanForms,
  ...toWordSet(
    '가금류 가금류에한함 에한함 한함 국산 국내산 수입산 외국산 원재료 원재료명 원료 성분 제품 유래 및 또는 각',
  ),
]);

const declarationEnglish = [...englishPreparations, ...englishConnectives];
const tracesEnglish = [
  ...declarationEnglish,
  ...englishWords(`
    warning caution
    may also trace made manufactured manufacture produced produce production producing processed process processing processes packed packs pack
    packaged packaging packing prepared preparation baked bottled roasted stored handled handle handling used use using cooked fried
    dedicated facility factory plant premise site kitchen bakery environment equipment line machinery machine area shared same common fryer oil
    that which where while when during this it these our are is be been being was were has have present due to at on by not suitable
    for those people person anyone consumer customer sufferer individual who allergy allergic intolerance sensitivity following one more
    small amount quantity minute tiny residue residual remain cross contact contamination contaminated possible possibly possibility risk
    could might can come into with alongside method both all other food item allergen manufacturing factories run through
  `),
];
const claimEnglish = [
  ...declarationEnglish,
  ...englishWords(`
    free no without do does added add made naturally certified artificial flavor color preservative sweetener gmo nongmo
    genetically organism dedicated facility factory bakery kitchen site line plant manufactured produced processed packed prepared our
    this is are has been major allergen suitable vegan vegetarian 100
  `),
];
function englishWords(words: string): string[] {
  return [...toWordSet(words)].map(toSingular);
}

const expectedEnglish: Readonly<Record<Wording, ReadonlySet<string>>> = {
  declaration: new Set(declarationEnglish),
  traces: new Set(tracesEnglish),
  claim: new Set(claimEnglish),
  warning: new Set([
    ...englishFillers,
    ...tracesEnglish,
    ...claimEnglish,
    ...englishWords(`
      warning caution beware guarantee guaranteed guaranteeing avoid cannot unsuitable unsafe severe severely customer reaction anaphylaxis
      but however although unless coeliac celiac intolerant sensitive advised aware risk fryer residue
    `),
  ]),
};
