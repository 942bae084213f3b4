import { allergens, allergenSlugs, isAllergenSlug, type AllergenSlug } from './allergens.ts';

/**
 * Words of labels and the allergens that they mean, beyond the names and synonyms of the list itself. An empty list is
 * a word that is understood and means none: the traps that hold another word (코코넛밀크 is no 우유, cocoa butter no
 * butter), and foods that packs name though no scheme asks for them. A first dictionary, for plain cases.
 */
const written: Readonly<Partial<Record<AllergenSlug | 'none', string>>> = {
  egg: '전란, 전란액, 전란분, 난백, 난백액, 난백분, 난황, 난황액, 난황분, 계란흰자, 계란노른자, egg white, egg yolk, whole egg, albumen',
  milk: '유청, 유청분말, 유청단백, 분유, 탈지분유, 전지분유, 혼합분유, 가공유, 탈지우유, 저지방우유, 원유, 유크림, 생크림, 연유, 버터, 가공버터, 치즈, 자연치즈, 가공치즈, 유당, 카제인, 카제인나트륨, 유단백, 농축유청단백, milk powder, skim milk, skimmed milk, whole milk, buttermilk, milkfat, milk fat, milk chocolate, butter, butterfat, cream, cheese, whey, whey powder, whey protein, casein, caseinate, sodium caseinate, yogurt, yoghurt, milk protein',
  buckwheat: '메밀가루, 메밀분',
  peanut: '땅콩버터, 땅콩분말, 피넛버터, peanut butter, peanut oil',
  soybean:
    '대두유, 대두분, 대두단백, 분리대두단백, 탈지대두, 탈지대두분, 대두레시틴, 두유, 두부, 조미콩단백, soy lecithin, soya lecithin, soy protein, soy flour, soy sauce, soy milk, soymilk, tofu, edamame',
  wheat:
    '밀가루, 소맥분, 소맥전분, 밀전분, 밀단백, 밀글루텐, 활성소맥글루텐, 활성밀글루텐, 통밀, 통밀가루, wheat flour, wheat starch, wheat gluten, wheat germ, wheat bran, whole wheat, semolina, durum wheat',
  crab: '게살, 게분말, crab meat, crabmeat',
  shrimp: '건새우, 새우살, 새우분말, 새우젓, 흰다리새우',
  pork: '돼지, 돼지뒷다리살, 돈지, ham, bacon, lard',
  tomato: '토마토페이스트, 토마토케첩, 방울토마토, 토마토퓨레, tomato paste, tomato puree, tomato powder',
  sulphites:
    '무수아황산, 아황산나트륨, 메타중아황산나트륨, 메타중아황산칼륨, 산성아황산나트륨, sodium metabisulphite, sodium metabisulfite, potassium metabisulphite, potassium metabisulfite',
  chicken: '닭가슴살, 닭다리살',
  beef: '우지, 정제우지',
  squid: '건오징어, 오징어채',
  shellfish: '가리비, 굴소스, 모시조개, 재첩, 꼬막, scallop, scallops, cockle, cockles, oyster sauce',
  gluten:
    '보리, 보리쌀, 호밀, 귀리, 맥아, 엿기름, barley, rye, oat, oats, malt, barley malt, malted barley, malt extract, cereals containing gluten',
  crustaceans: '가재, 랍스터, 바닷가재, 크릴, lobster, crayfish, krill',
  fish: '멸치, 참치, 다랑어, 가다랑어, 연어, 명태, 대구, 어육, 연육, salmon, tuna, cod, pollock, anchovy, anchovies, haddock, fish sauce',
  'tree-nuts':
    '아몬드, 캐슈넛, 헤이즐넛, 피스타치오, 마카다미아, 피칸, 브라질너트, 아몬드우유, almond, almonds, almond milk, cashew, cashews, cashew nuts, hazelnut, hazelnuts, pistachio, pistachios, macadamia, macadamias, macadamia nuts, pecan, pecans, pecan nuts, brazil nut, brazil nuts',
  sesame: '참기름, 흑임자, 볶음참깨, tahini, sesame oil, sesame paste',
  mustard: '겨자분, 겨자씨, mustard seed, mustard seeds, mustard flour',
  molluscs: '문어, 낙지, 주꾸미, octopus, cuttlefish',
  none: '코코넛밀크, 코코넛크림, 코코넛우유, 코코넛, 코코아버터, 카카오버터, 쉐어버터, 귀리우유, 들깨, 들기름, 키위, 딸기, 사과, 바나나, 망고, 오렌지, 밤, 은행, 옥수수, 쌀, 감자, 번데기, 알로에, 땅콩호박, coconut, coconut milk, coconut cream, cocoa butter, shea butter, nutmeg, butternut squash, cream of tartar, milk thistle, soybean oil, soya bean oil, lactic acid, corn',
};

/** Words of labels. Korean ones without blanks, English ones in lower case. */
const words: ReadonlyMap<string, readonly AllergenSlug[]> = new Map([
  ...allergenSlugs.flatMap((slug) => {
    const { ko, en, synonyms } = allergens[slug];
    const names = [ko, en, ...synonyms.ko, ...synonyms.en];
    return names.map((name): Entry => [withoutBlanks(name.toLowerCase()), [slug]]);
  }),
  ...Object.entries(written).flatMap(([slug, listed]) => {
    const means = isAllergenSlug(slug) ? [slug] : [];
    return listed.split(/, */u).map((word): Entry => [withoutBlanks(word), means]);
  }),
  // Of either kind in English.
  ['shellfish', ['crustaceans', 'shellfish']] satisfies Entry,
]);
type Entry = [string, readonly AllergenSlug[]];

/** The most English words that one name has. */
const longestPhrase = Math.max(...[...words.keys()].map((word) => word.split(' ').length));

/** Longer runs of Hangul are sentences without blanks. */
const longestWord = 30;

/** What may be glued to the end of a Korean word. */
const endings = ['함유', '포함', '을', '를', '이', '가', '와', '과', '및', '은', '는'];

/** Words and marks that add nothing. "등" and "etc" are not among them: they leave the list open. */
const fillers = new Set(
  (
    ', . : / & · ( ) [ ] { } - + 및 와 과 또는 함유 포함 알레르기 유발 물질 성분 원재료 가금류 가금류에 한함 ' +
    'and or contains contain this product products ingredient ingredients derivatives also'
  ).split(' '),
);

/** The allergens that a sentence names, and whether every word of it is understood. */
export function readWords(text: string): {
  readonly allergens: readonly AllergenSlug[];
  readonly isUnderstood: boolean;
} {
  const found = new Set<AllergenSlug>();
  let isUnderstood = text !== '';
  const tokens = text.match(/[가-힣]+|[a-z][a-z-]*|[^\s가-힣a-z]/gu) ?? [];
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index] ?? '';
    const name = /^[a-z]/u.test(token) ? phraseAt(tokens, index) : koreanWord(token);
    if (name === null && !fillers.has(token)) isUnderstood = false;
    for (const slug of name?.means ?? []) found.add(slug);
    index += name?.length ?? 1;
  }
  return { allergens: [...found], isUnderstood };
}

interface Name {
  readonly means: readonly AllergenSlug[];
  /** How many tokens it takes. */
  readonly length: number;
}

/** The longest English name that begins at a token: "almond milk" before "almond". */
function phraseAt(tokens: readonly string[], index: number): Name | null {
  for (let length = longestPhrase; length > 0; length -= 1) {
    const means = words.get(tokens.slice(index, index + length).join(' '));
    if (means !== undefined) return { means, length };
  }
  return null;
}

/**
 * A Korean word as a whole, without its endings. Words within words are not looked for: 게, 밀 and 굴 are anywhere.
 */
function koreanWord(token: string): Name | null {
  if (token.length > longestWord) return null;
  for (let rest = token; rest !== '';) {
    const means = words.get(rest);
    if (means !== undefined) return { means, length: 1 };
    const ending = endings.find((one) => rest.endsWith(one));
    if (ending === undefined) return null;
    rest = rest.slice(0, -ending.length);
  }
  return null;
}

function withoutBlanks(word: string): string {
  return /[가-힣]/u.test(word) ? word.replaceAll(' ', '') : word;
}
