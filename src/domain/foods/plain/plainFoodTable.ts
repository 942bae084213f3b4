import type { FactSource } from '../../suitability/facts/facts.ts';
import type { IngredientClass } from '../../suitability/facts/ingredientClasses.ts';

/**
 * Kinds of plain foods: one ingredient, nothing added. The name of such a food is its list of ingredients, so it proves
 * what the food is free of.
 */
export interface PlainFoodGroup {
  readonly source: FactSource;
  /** Categories in which the names mean the plain food. */
  readonly categories: readonly string[];
  /** Names of the dictionary. */
  readonly kinds: readonly string[];
  /** Whether a packaged food of this name is plain, too: "olive oil" is, "apple" may be anything. */
  readonly isStaple: boolean;
  /** Allergens that the kind does not exclude: a permitted additive, or a usual admixture. */
  readonly openAllergens: readonly string[];
  /** Classes that depend on the state of the food, or on the brand. */
  readonly openClasses: readonly IngredientClass[];
}

/** Foods that need no list of ingredients, because they are one ingredient. */
const singleIngredient: FactSource = {
  title: 'Regulation (EU) No 1169/2011, Article 19: foods that need no list of ingredients',
  publisher: 'European Union',
  year: 2011,
  url: 'https://eur-lex.europa.eu/eli/reg/2011/1169/oj',
};

/** Foods in which additives are not permitted in general: fresh foods, flours, oils, sugars, salt, tea, coffee. */
const noAdditives: FactSource = {
  title:
    'General Standard for Food Additives, CXS 192-1995: annex to table 3, and the provisions for sulphites',
  publisher: 'Codex Alimentarius',
  year: 2023,
  url: 'https://www.fao.org/gsfaonline/index.html',
};

const namedOils: FactSource = {
  title: 'Standard for Named Vegetable Oils, CXS 210-1999',
  publisher: 'Codex Alimentarius',
  year: 2023,
  url: 'https://www.fao.org/fao-who-codexalimentarius/',
};

const koreanFoodCode: FactSource = {
  title: '식품의 기준 및 규격 (Food Code): 두부류, 면류, 식염, 벌꿀, 식초, 다류',
  publisher: 'MFDS',
  year: 2024,
  url: 'https://various.foodsafetykorea.go.kr/fsd/',
};

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** A plant may be sold raw or cooked, with or without skin and seeds. */
const statesOfPlants = [
  'raw-produce',
  'raw-sprouts',
  'skins-and-peels',
  'seeds',
  'purine-rich',
] as const satisfies readonly IngredientClass[];
const statesOfGrains = [...statesOfPlants, 'whole-grain'] as const satisfies readonly IngredientClass[];
const statesOfAnimals = [
  'raw-fish',
  'raw-meat',
  'raw-egg',
  'unpasteurised-dairy',
  'high-mercury-fish',
  'purine-rich',
  'iodine-rich',
] as const satisfies readonly IngredientClass[];

/** Allergens of other crops that are harvested, milled or packed with the kind. */
const fieldCrops = ['gluten', 'wheat', 'buckwheat', 'soybean', 'lupin', 'mustard'] as const;
const otherNuts = ['peanut', 'tree-nuts', 'walnut', 'pine-nut', 'sesame'] as const;
const catchOfTheSea = [
  'fish',
  'mackerel',
  'crustaceans',
  'crab',
  'shrimp',
  'molluscs',
  'squid',
  'shellfish',
] as const;

/**
 * The plain foods. A kind that is not here proves nothing: raw shrimp may have sulphites, a nut butter other nuts, and
 * lettuce comes with celery.
 */
export const plainFoodGroups: readonly PlainFoodGroup[] = [
  {
    source: noAdditives,
    categories: words('fruit citrus pome-stone-fruit berries-grapes tropical-fruit star-fruit melons'),
    kinds: words(`
      감귤류 오렌지 레몬 라임 자몽 금귤 유자 유자껍질 포멜로 사과 배 복숭아 자두 살구 체리 매실 앵두 대추 모과 감 비파
      딸기 블루베리 라즈베리 복분자 블랙베리 오디 크랜베리 레드커런트 블랙커런트 아로니아 오미자 구기자 머루 다래
      바나나 파인애플 망고 키위 파파야 석류 무화과 망고스틴 용과 두리안 패션프루트 구아바 체리모야 잭프루트
      아보카도 타마린드 스타프루트 수박 참외 멜론
    `),
    isStaple: false,
    openAllergens: [],
    openClasses: statesOfPlants,
  },
  {
    // Treated with sulphites after the harvest, to keep their colour.
    source: noAdditives,
    categories: words('fruit berries-grapes tropical-fruit'),
    kinds: words('포도 리치 용안육 람부탄'),
    isStaple: false,
    openAllergens: ['sulphites'],
    openClasses: statesOfPlants,
  },
  {
    // The United States counted coconut among the tree nuts until 2025.
    source: noAdditives,
    categories: words('fruit tropical-fruit'),
    kinds: words('코코넛'),
    isStaple: false,
    openAllergens: ['tree-nuts', 'sulphites'],
    openClasses: statesOfPlants,
  },
  {
    source: noAdditives,
    categories: words('fruiting-vegetables cooked-vegetables'),
    kinds: words('오이 토마토 가지 애호박 단호박 호박 피망 풋고추 고추 여주 오크라 옥수수 그린빈 차요테'),
    isStaple: false,
    openAllergens: [],
    openClasses: statesOfGrains,
  },
  {
    // Celery and mustard grow and are cut with these.
    source: noAdditives,
    categories: words('leafy-vegetables root-vegetables stem-vegetables mountain-greens cooked-vegetables'),
    kinds: words(`
      배추 양배추 시금치 상추 깻잎 근대 아욱 쑥갓 미나리 부추 청경채 케일 루꼴라 치커리 물냉이 갓 열무 다채 고춧잎
      호박잎 공심채 신선초 당근 무 래디시 순무 비트 셀러리악 파스닙 울금 초석잠 인삼 양파 대파 차이브 리크 샬롯
      셀러리 브로콜리 콜리플라워 방울양배추 콜라비 아스파라거스 아티초크 회향 마늘종 냉이 달래 쑥 돌나물 두릅 머위
      취나물 참나물 산마늘 곤드레 민들레 원추리 방풍나물 세발나물 고들빼기 유채나물
    `),
    isStaple: false,
    openAllergens: ['celery', 'mustard'],
    openClasses: statesOfPlants,
  },
  {
    // Often peeled, soaked or dried before they are sold, with sulphites against browning.
    source: noAdditives,
    categories: words(
      'leafy-vegetables root-vegetables stem-vegetables mountain-greens mushrooms tubers sprouts cooked-vegetables dried-vegetables konjac',
    ),
    kinds: words(`
      우엉 연근 도라지 더덕 무말랭이 마늘 생강 죽순 고구마줄기 토란대 고사리 감자 고구마 토란 마 돼지감자 히카마 야콘
      타피오카전분 곤약 곤약면 콩나물 숙주나물 표고버섯 양송이버섯 느타리버섯 새송이버섯 팽이버섯 목이버섯 송이버섯 만가닥버섯 잎새버섯
      노루궁뎅이버섯 능이버섯 꾀꼬리버섯 석이버섯
    `),
    isStaple: false,
    openAllergens: ['celery', 'mustard', 'sulphites'],
    openClasses: statesOfPlants,
  },
  {
    source: noAdditives,
    categories: words('seaweed'),
    kinds: words('김 미역 다시마 파래 매생이 꼬시래기 톳 한천 덜스 스피룰리나'),
    isStaple: false,
    openAllergens: catchOfTheSea,
    openClasses: [...statesOfPlants, 'iodine-rich'],
  },
  {
    source: noAdditives,
    categories: words('rice whole-grains'),
    kinds: words('쌀 현미 찹쌀 찰현미 흑미 적미 야생쌀 쌀밥 누룽지'),
    isStaple: true,
    openAllergens: [],
    openClasses: statesOfGrains,
  },
  {
    source: singleIngredient,
    categories: words('rice whole-grains'),
    kinds: words('현미밥 흑미밥 적미밥 보리밥 기장밥 수수밥 차조밥 팥밥 완두콩밥 검정콩밥'),
    isStaple: true,
    openAllergens: fieldCrops,
    openClasses: statesOfGrains,
  },
  {
    // Noodles are flour or starch, water and salt. Fresh ones may have more, and their name says that they are fresh.
    source: koreanFoodCode,
    categories: words('plain-noodles whole-grain-noodles'),
    kinds: words('당면 쌀국수 소면 쫄면 메밀국수 쿠스쿠스'),
    isStaple: false,
    openAllergens: [...fieldCrops, 'egg', 'sulphites'],
    openClasses: statesOfGrains,
  },
  {
    // Some pasta is made with egg.
    source: koreanFoodCode,
    categories: words('plain-noodles whole-grain-noodles'),
    kinds: words('파스타'),
    isStaple: false,
    openAllergens: [...fieldCrops, 'egg', 'chicken'],
    openClasses: [...statesOfGrains, 'animal', 'egg', 'not-vegan'],
  },
  {
    source: noAdditives,
    categories: words('whole-grains'),
    kinds: words(
      '보리 귀리 오트밀 메밀 퀴노아 아마란스 기장 조 수수 율무 호밀 통밀 불구르 쿠스쿠스 밀기울 밀배아 귀리겨 옥수수',
    ),
    isStaple: false,
    openAllergens: fieldCrops,
    openClasses: statesOfGrains,
  },
  {
    source: noAdditives,
    categories: words('flours-starches'),
    kinds: words(`
      밀가루 통밀가루 쌀가루 찹쌀가루 메밀 옥수수가루 옥수수전분 감자전분 고구마전분 타피오카전분 보리가루 호밀가루
      병아리콩 콩가루 도토리전분 세몰리나
    `),
    isStaple: true,
    openAllergens: [...fieldCrops, 'sulphites'],
    openClasses: statesOfGrains,
  },
  {
    source: noAdditives,
    categories: words('beans'),
    kinds: words(
      '대두 서리태 풋콩 팥 녹두 강낭콩 병아리콩 렌즈콩 흰강낭콩 완두 누에콩 동부콩 검은강낭콩 루핀콩',
    ),
    isStaple: false,
    openAllergens: fieldCrops,
    openClasses: statesOfPlants,
  },
  {
    source: singleIngredient,
    categories: words('nuts'),
    kinds: words('아몬드 호두 잣 땅콩 캐슈넛 피스타치오 헤이즐넛 피칸 마카다미아 브라질너트 밤 은행'),
    isStaple: false,
    openAllergens: [...otherNuts, 'sulphites'],
    openClasses: statesOfPlants,
  },
  {
    source: singleIngredient,
    categories: words('seeds'),
    kinds: words('참깨 흑임자 들깨 해바라기씨 호박씨 아마씨 치아씨드 대마씨 연자육'),
    isStaple: false,
    openAllergens: [...otherNuts, ...fieldCrops, 'celery', 'sulphites'],
    openClasses: statesOfPlants,
  },
  {
    source: singleIngredient,
    categories: words('dried-fruit'),
    kinds: words('건포도 곶감 대추 대추야자 프룬 건살구 무화과 바나나 사과 블루베리'),
    isStaple: false,
    openAllergens: [...otherNuts, 'sulphites'],
    openClasses: [...statesOfPlants, 'added-sugar'],
  },
  {
    // Ground spices come from mills that grind many things.
    source: singleIngredient,
    categories: words('spices-herbs'),
    kinds: words(`
      고춧가루 후추 산초 계피 강황 생강 마늘 파슬리 바질 고수 로즈마리 민트 쿠민 파프리카분말 오레가노 육두구 월계수잎
    `),
    isStaple: true,
    openAllergens: [...otherNuts, ...fieldCrops, 'celery', 'sulphites'],
    openClasses: [...statesOfPlants, 'spicy'],
  },
  {
    source: singleIngredient,
    categories: words(
      'raw-beef cooked-beef raw-pork cooked-pork raw-chicken cooked-chicken raw-poultry cooked-poultry raw-lamb cooked-lamb',
    ),
    kinds: words(`
      쇠고기 쇠고기등심 송아지고기 돼지고기 삼겹살 돼지등심 돼지안심 닭고기 닭가슴살 닭다리살 닭날개 오리고기 칠면조고기
      메추라기고기 꿩고기 양고기 염소고기 토끼고기 말고기
    `),
    isStaple: false,
    openAllergens: [],
    openClasses: [...statesOfAnimals, 'skins-and-peels'],
  },
  {
    // The machine that minces beef minces pork and poultry, too.
    source: singleIngredient,
    categories: words('raw-beef cooked-beef raw-pork cooked-pork'),
    kinds: words('다진쇠고기'),
    isStaple: false,
    openAllergens: ['pork', 'chicken', 'beef'],
    openClasses: [...statesOfAnimals, 'pork', 'not-halal'],
  },
  {
    source: singleIngredient,
    categories: words('raw-offal cooked-offal liver'),
    kinds: words('소간 돼지간 닭간 소염통 우설 천엽 소곱창 돼지곱창 족발 닭똥집 소꼬리 가축혈액'),
    isStaple: false,
    openAllergens: [],
    openClasses: statesOfAnimals,
  },
  {
    source: noAdditives,
    categories: words('raw-fish cooked-fish high-mercury-fish fish'),
    kinds: words(`
      고등어 꽁치 가다랑어 삼치 갈치 조기 병어 가자미 광어 우럭 도미 방어 농어 대구 명태 청어 전갱이 정어리 멸치 연어
      송어 아귀 홍어 장어 잉어 메기 미꾸라지 틸라피아 빙어 헤이크 참다랑어 참치 황새치 청새치 상어
    `),
    isStaple: false,
    openAllergens: [],
    openClasses: statesOfAnimals,
  },
  {
    // Small crabs, shrimps and squids are caught and dried with them, and sulphites keep their colour.
    source: noAdditives,
    categories: words('dried-fish'),
    kinds: words('멸치 북어 뱅어포 오징어'),
    isStaple: false,
    openAllergens: [...catchOfTheSea, 'sulphites'],
    openClasses: [...statesOfAnimals, 'added-sugar', 'iodised-salt', 'spicy'],
  },
  {
    // Sulphites are permitted in raw crustaceans and molluscs. Small crabs live in shells.
    source: noAdditives,
    categories: words('raw-crustaceans raw-shellfish cooked-crustaceans cooked-shellfish'),
    kinds: words(
      '새우 건새우 바닷가재 게 가재 굴 홍합 바지락 가리비 꼬막 전복 맛조개 키조개 모시조개 우렁이 골뱅이',
    ),
    isStaple: false,
    openAllergens: [...catchOfTheSea, 'sulphites'],
    openClasses: [...statesOfAnimals, 'phosphate-additive'],
  },
  {
    source: noAdditives,
    categories: words('raw-cephalopods cooked-cephalopods other-seafood'),
    kinds: words('오징어 갑오징어 낙지 문어 한치 꼴뚜기 멍게 해삼 성게'),
    isStaple: false,
    openAllergens: ['molluscs', 'squid', 'shellfish', 'sulphites'],
    openClasses: [...statesOfAnimals, 'phosphate-additive'],
  },
  {
    // Traces of the proteins of the bird are in the yolk.
    source: noAdditives,
    categories: words('eggs raw-eggs cooked-eggs'),
    kinds: words('계란 난백 난황 메추리알 오리알'),
    isStaple: true,
    openAllergens: ['chicken'],
    openClasses: statesOfAnimals,
  },
  {
    // Milk has proteins of the blood of cattle.
    source: noAdditives,
    categories: words('milk'),
    kinds: words('우유 저지방우유 탈지유 유산양유'),
    isStaple: true,
    openAllergens: ['beef'],
    openClasses: statesOfAnimals,
  },
  {
    source: singleIngredient,
    categories: words('milk'),
    kinds: words('전지분유 탈지분유'),
    isStaple: true,
    openAllergens: ['beef', 'soybean'],
    openClasses: [...statesOfAnimals, 'phosphate-additive'],
  },
  {
    source: singleIngredient,
    categories: words('animal-fats'),
    kinds: words('버터 버터오일'),
    isStaple: true,
    openAllergens: ['beef', 'soybean'],
    openClasses: [...statesOfAnimals, 'iodised-salt', 'red-colouring'],
  },
  {
    // Lysozyme of eggs, annatto and preservatives are permitted in cheese.
    source: singleIngredient,
    categories: words('hard-cheese soft-cheese fresh-cheese cheese'),
    kinds: words(`
      체다치즈 고다치즈 에멘탈치즈 파마산치즈 그뤼에르치즈 에담치즈 까망베르치즈 브리치즈 블루치즈
      페타치즈 모짜렐라치즈 리코타치즈 코티지치즈
    `),
    isStaple: true,
    openAllergens: ['beef', 'egg', 'chicken', 'sulphites'],
    openClasses: [...statesOfAnimals, 'iodised-salt', 'red-colouring', 'phosphate-additive'],
  },
  {
    // Antioxidants are permitted: tocopherol may come from soybeans, and citrates carry it.
    source: namedOils,
    categories: words('vegetable-oils'),
    kinds: words(
      '대두유 올리브유 카놀라유 참기름 들기름 해바라기유 옥배유 포도씨유 미강유 팜유 아보카도오일 아마인유 홍화유',
    ),
    isStaple: true,
    openAllergens: ['soybean'],
    openClasses: [],
  },
  {
    source: namedOils,
    categories: words('vegetable-oils'),
    kinds: words('야자유'),
    isStaple: true,
    openAllergens: ['soybean', 'tree-nuts'],
    openClasses: [],
  },
  {
    source: koreanFoodCode,
    categories: words('salt sea-salt'),
    kinds: words('소금'),
    isStaple: true,
    openAllergens: [],
    openClasses: ['iodised-salt', 'iodine-rich'],
  },
  {
    // Sulphites bleach sugar and syrups. Malt breaks down the starch of some.
    source: noAdditives,
    categories: words('sugar-syrups'),
    kinds: words('설탕 갈색설탕 물엿 조청 메이플시럽 아가베시럽 액상과당 과당'),
    isStaple: true,
    openAllergens: ['sulphites', 'gluten', 'wheat'],
    openClasses: [],
  },
  {
    source: koreanFoodCode,
    categories: words('honey'),
    kinds: words('꿀'),
    isStaple: true,
    openAllergens: [],
    openClasses: [],
  },
  {
    // Some are made from malt or wine.
    source: singleIngredient,
    categories: words('vinegar'),
    kinds: words('식초 사과식초 현미식초 감식초'),
    isStaple: true,
    openAllergens: ['sulphites', 'gluten', 'wheat'],
    openClasses: [],
  },
  {
    source: noAdditives,
    categories: words('water sodas'),
    kinds: words('물 탄산수'),
    isStaple: true,
    openAllergens: [],
    openClasses: [],
  },
  {
    source: noAdditives,
    categories: words('tea coffee herbal-tea decaf-drinks'),
    kinds: words('녹차 말차 홍차 우롱차 커피 디카페인커피 둥굴레 카모마일'),
    isStaple: true,
    openAllergens: [],
    openClasses: [],
  },
  {
    source: koreanFoodCode,
    categories: words('soy-products'),
    kinds: words('두부 비지 낫토'),
    isStaple: true,
    openAllergens: ['gluten', 'wheat'],
    openClasses: ['purine-rich'],
  },
  {
    source: singleIngredient,
    categories: words('chocolate'),
    kinds: words('코코아'),
    isStaple: true,
    openAllergens: [...otherNuts, ...fieldCrops, 'milk'],
    openClasses: [],
  },
];

/** How a plain food is sold, cut or grown. These words add nothing to it. */
export const plainStates: ReadonlySet<string> = new Set([
  ...words(`
    생것 날것 생 날 신선 냉장 냉동 껍질째 통째 도정 양식 자연산 무염 저온살균 멸균 완숙 반숙 적육 백육 빨강 노랑 초록 중력분
    강력분 박력분 마른 말린 건조 raw fresh uncooked peeled dry dried frozen unsalted refined virgin
  `),
  ...[
    '껍질 포함',
    '껍질 벗김',
    '껍질 제거',
    '껍질벗김',
    '씨 제거',
    '씨 포함',
    '마른 것',
    '단단한 것',
    '물레고둥',
  ],
  ...['with skin', 'without skin', 'with peel', 'extra virgin', 'not iodised'],
]);

/** Cooked in water or steam, to which a table of composition adds nothing. */
export const waterCooked: ReadonlySet<string> = new Set(words('삶은 데친 찐 익힌 boiled steamed blanched'));

/** Roasted nuts, seeds and spices stay plants. What they were roasted with and beside is not known. */
export const roastedWords: ReadonlySet<string> = new Set([
  '볶은',
  '구운 것',
  '군',
  'roasted',
  '가염',
  'salted',
]);

/** Words of varieties and cuts, which stand before or after the kind. */
export const varieties: ReadonlySet<string> = new Set(
  words(`
    포르피라 부사 갈라 홍옥 아오리 후무사 남고 캠벨얼리 허니듀 칸탈루프 플랜틴 대저 쪼갠 파보일드 엑스트라버진 인스턴트
    채끝 등심 안심 앞다리살 뒷다리살 양지 차돌박이 갈비 등갈비 사태 우둔살 부채살 토시살 업진살 삼겹살 목심 항정살
    갈매기살 살코기 다리살 fuji gala
  `),
);

/**
 * Other words for the kinds, in Korean and English. The dictionary has more, but many of those are forms that a label may
 * name: "potato chips", "apple sauce". They are no plain foods.
 */
export const otherNames: readonly string[] = [
  ...words(`
    귤 한라봉 천혜향 황금향 신고배 서양배 백도 황도 천도복숭아 남고매실 단감 연시 플럼코트 청매실 설향딸기 산딸기 청포도 거봉
    샤인머스캣 애플망고 그린키위 골드키위 용안 애플수박 머스크멜론 홍옥 부사
    노각 방울토마토 대저토마토 주키니호박 늙은호박 땅콩호박 파프리카 청양고추 꽈리고추 오이고추 홍고추 스위트콘 찰옥수수
    봄동 얼갈이배추 적양배추 섬초 적상추 양상추 로메인상추 스위스차드 호부추 쌈케일 루콜라 엔다이브 돌산갓 비타민채 청겨자
    고구마잎 총각무 수삼 적양파 쪽파 풋마늘 펜넬 참두릅 곰취 참취 엄나무순 씀바귀 유채잎 포토벨로버섯 느타리 표고 팽이
    밤고구마 호박고구마 판곤약 실곤약 카사바 미역줄기 김밥용김 마른김
    백미 멥쌀 찹쌀현미 줄쌀 보리쌀 통보리 압맥 메밀쌀 메조 차조 귀리기울 쌀귀리 메밀가루 타피오카 보릿가루 병아리콩가루 대두분
    도토리묵가루 중력분 강력분 박력분 옥수수알 바스마티쌀밥 안남미밥 통밀파스타
    쥐눈이콩 렌틸콩 완두콩 블랙빈 순두부 연두부 부침두부 군밤 검은깨 치아씨 햄프씨드 건대추 푸룬 건포도
    소고기 한우 다진소고기 닭다리 메추리고기 양갈비 소간 돼지간 닭간 소염통 소혀 소천엽 돼지족 닭모래집 선지
    동태 생멸치 무지개송어 뱀장어 먹장어 붕어 가물치 은어 민대구 황다랑어 날개다랑어 상어고기 마른멸치 황태포 마른오징어
    흰다리새우 대하 꽃게 대게 킹크랩 민물가재 마른새우 참굴 새꼬막 재첩 성게알 달걀 달걀흰자 달걀노른자
    멸균우유 무지방우유 산양유 흰우유 파르메산치즈 카망베르치즈 고르곤졸라치즈 모차렐라치즈
    콩기름 옥수수유 현미유 코코넛오일 아마씨유 무염버터 가염버터 기버터 정제염 천일염 죽염 백설탕 황설탕 흑설탕 쌀조청
    고과당옥수수시럽 아카시아꿀 밤꿀 수돗물 생수 드립커피 에스프레소 블랙커피 카모마일차 둥굴레차
    산초가루 계핏가루 강황가루 생강가루 마늘가루 파프리카가루 말차가루 커피가루 녹차잎
    mandarin tangerine clementine satsuma nectarine pluot zucchini courgette eggplant aubergine beetroot scallion rocket
    endive cassava kiwifruit prawn shrimp egg salt sugar milk honey tofu
  `),
  ...[
    '유자 과육',
    '유자 껍질',
    '코코넛 과육',
    'olive oil',
    'soybean oil',
    'sunflower oil',
    'white rice',
    'green onion',
  ],
];

/** Words that show that the food was prepared, or that something was added. They end the proof. */
export const preparationPattern =
  /버터|크림|샐러드|볶음|튀[기긴김각]|스프레드|페이스트|조미|양념|젓갈|통조림|캔|잼|염장|절임|절인|장아찌|무침|조림|가당|시럽|당침|과자|음료|주스|소스|훈제|햄(?!프)|소시지|치즈|가공|제품|혼합|믹스|모[둠듬]|김치|첨가|강화|구이|부침|무스|칩|(?<!무)말랭이|떡|프라이|\b(?:seasoned|canned|jam|pickled|fried|smoked|syrup|sweetened|candied|mix|mixed|with(?! (?:skin|peel)\b)|breaded|marinated|butter|cream|salad|spread|paste|sauce|added|chips?|fries|browns?|rosti|hash|mashed|glazed|juice|puree)\b/iu;
