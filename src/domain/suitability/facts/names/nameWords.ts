/**
 * Words of product names. A name shows what is in a food only where its grammar is clear: "새우튀김" has shrimp, "새우맛
 * 과자" need not.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

/**
 * What a dish is, or how a thing was prepared. The words before it say what it is made of. The longest ending counts
 * first, so the order does not matter.
 */
export const koreanDishes: readonly string[] = words(`
  국 국밥 탕 매운탕 해장국 개장 찌개 전골 찜 구이 볶음 볶음탕 볶음밥 덮밥 비빔밥 주먹밥 삼각김밥 김밥 초밥 밥 죽 수프 스프 스튜 차우더
  전 파전 부추전 부침 부침개 튀김 조림 장조림 자반 무침 초무침 나물 샐러드 냉채 생채 겉절이 회 물회 회덮밥 회무침 숙회 수육 편육
  백숙 꼬치 강정 까스 가스 커틀릿 커틀렛 스테이크 버거 햄버거 피자 샌드위치 토스트 만두 교자 교자만두 딤섬 라면 우동 소바 모밀 칼국수
  국수 냉면 막국수 파스타 스파게티 리조또 그라탕 카레 라이스 필라프 프라이 후라이 말이 오믈렛 스크램블 매운탕 곰탕 갈비 불고기
  주물럭 두루치기 볼 패티 너겟 너깃 텐더 핑거 햄 소시지 베이컨 육포 액젓 식해 통조림 훈제 장아찌 절임 김치 육수 쌈 샤브샤브
  샤부샤부 로스트 카르파초 빈대떡 밀키트 도시락 반찬 간편식 머리 꼬리 날개 목살 갈비살 등심 안심 채끝 목심 사태 양지 차돌박이
`).toSorted((one, other) => other.length - one.length);

/** Animals with a name of one syllable, which counts before the name of a cut: "소갈비", "양꼬치". */
export const animalsBeforeCuts: ReadonlyMap<string, string> = new Map([
  ['소', '쇠고기'],
  ['양', '양고기'],
]);
export const koreanCuts: ReadonlySet<string> = new Set(
  words('갈비 불고기 꼬치 머리 꼬리 목살 갈비살 등심 안심 채끝 목심 사태 양지 차돌박이 육포'),
);

export const englishDishes: ReadonlySet<string> = new Set(
  words(`
    soup stew broth stock chowder bisque curry pie sandwich burger cheeseburger pizza salad pasta spaghetti lasagne lasagna
    risotto noodle ramyeon ramen udon dumpling mandu sushi gimbap bibimbap skewer kebab steak fillet filet cutlet nugget
    ball ham bacon sausage meatball patty omelette omelet porridge hotpot pancake jeon bulgogi gyoza taco burrito wrap casserole gratin
    tempura cake bread muffin rice bowl ragu carpaccio tartare jerky
  `),
);

/** After these words, another thing of the food is named. */
export const nameSeparators = /[,;/&+·|]|\b(?:and|with|in|on|from|topped|filled|stuffed)\b|\s(?:및|와|과)\s/u;

/**
 * Milk, butter, cream and cheese are also made from these plants, and the name does not always say so. An animal food
 * with one of these words before it is not certain.
 */
export const plantBases: ReadonlySet<string> = new Set(
  words(
    '코코넛 쌀 귀리 오트밀 코코아 카카오 사과 시어 완두 감자 대두 두유 두부 해바라기씨 대마씨 카카오매스 초콜릿',
  ),
);

/** Words after which a name says nothing certain about a kind of thing. */
export const denials: readonly {
  readonly pattern: RegExp;
  readonly about: 'everything' | 'animal' | 'gluten' | 'caffeine' | 'alcohol';
}[] = [
  {
    pattern:
      /없는|없이|안\s?들어|넣지\s?않|무첨가|제외|\bfree\b|\bwithout\b|\bno\b|\bnon\b|\bnot\b|\bor\b|또는|모양|shaped|스타일/iu,
    about: 'everything',
  },
  {
    pattern:
      /비건|식물성|식물\s?단백|밀고기|대체|채식|베지|콩고기|콩햄|모조|인조|vegan|vegetarian|veggie|\bplant\b|\bmeatless|imitation|mock|faux|substitute|alternative|analogue?|replacer|tofurky/iu,
    about: 'animal',
  },
  { pattern: /글루텐|gluten/iu, about: 'gluten' },
  { pattern: /디카페인|카페인\s?없|decaf|caffeine[- ]?free/iu, about: 'caffeine' },
  {
    pattern: /무알[코콜]|논알[코콜]|제로|0\.0|alcohol[- ]?free|(?:non|low)[- ]?alcohol|zero/iu,
    about: 'alcohol',
  },
];

/** In these categories animals are shapes and flavours: fish-shaped pastry, chicken-leg snacks, gummy bears. */
export const fancifulCategories: ReadonlySet<string> = new Set(['snacks-sweets', 'beverages', 'bread']);

/**
 * Names of the dictionary whose kind is certain but not what it is made of: ham of turkey, bulgogi of pork, milk tea with
 * creamer, a snack called "whale".
 */
export const vagueKinds: ReadonlySet<string> = new Set(
  words('햄 베이컨 불고기 소시지 밀크티 고래고기 라떼 아이스크림 치즈볼 치즈퍼프 미트볼 살라미'),
);

/** Of these, a name without another word is clear: ham and bacon are of pigs, unless the name says which other animal. */
export const clearAlone: ReadonlySet<string> = new Set(words('햄 베이컨'));

/** In a drink, a word for coffee, tea or cocoa means that it is in there: "커피우유". A creamer is only for it. */
export const drinkCategories: ReadonlySet<string> = new Set(['beverages', 'flavoured-milk']);
export const forCoffee = /크리머|프림|필터|creamer|whitener/iu;
