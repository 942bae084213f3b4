/**
 * Kinds of dishes with the allergens that they usually have, although their names do not say so: a custard tart has
 * eggs. There are others without them, so such a word shows nothing. Only a whole list of ingredients answers it.
 */
interface UsualDish {
  /** Korean names of the dish. The main noun comes last, so they count at the end of a word: not in "피자소스". */
  readonly dishes: readonly string[];
  /** Korean words for what a dish is made with. They count at the start of a word: "해물파전". */
  readonly madeWith?: readonly string[];
  readonly english: readonly string[];
  readonly allergens: readonly string[];
}

const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

const usualDishes: readonly UsualDish[] = [
  {
    dishes: words(
      '빵, 브레드, 토스트, 샌드위치, 샌드, 버거, 바게트, 베이글, 크루아상, 크로와상, 호떡, 만쥬, 또띠아',
    ),
    english: words(
      'bread, toast, sandwich, burger, hamburger, cheeseburger, bagel, baguette, croissant, bun',
    ),
    allergens: ['wheat'],
  },
  {
    dishes: words(
      '까스, 가스, 커틀렛, 커틀릿, 튀김, 너겟, 너깃, 강정, 탕수육, 고로케, 크로켓, 핫도그, 부침개, 파전, 전병',
    ),
    english: words('cutlet, nugget, tempura, croquette, corn dog, schnitzel'),
    allergens: ['wheat'],
  },
  {
    dishes: words(
      '라면, 우동, 짜장면, 자장면, 짬뽕, 쫄면, 칼국수, 수제비, 파스타, 스파게티, 만두, 교자, 딤섬',
    ),
    english: words('ramen, ramyeon, udon, pasta, spaghetti, dumpling, gyoza'),
    allergens: ['wheat'],
  },
  {
    dishes: words('냉면, 막국수, 소바, 모밀'),
    english: words('naengmyeon, soba'),
    allergens: ['buckwheat', 'wheat'],
  },
  {
    dishes: words(
      '케이크, 케익, 카스테라, 카스텔라, 티라미수, 타르트, 파이, 머핀, 브라우니, 도넛, 도너츠, 와플, 슈크림, 크레페',
    ),
    english: words(
      'cake, pancake, cupcake, cheesecake, tiramisu, egg tart, pie, muffin, brownie, donut, doughnut, waffle, crepe, eclair',
    ),
    allergens: ['egg', 'milk', 'wheat'],
  },
  {
    dishes: words('푸딩, 커스터드, 커스타드, 젤라또, 아이스크림, 마카롱'),
    english: words('pudding, custard, gelato, ice cream, macaron'),
    allergens: ['egg', 'milk'],
  },
  {
    dishes: words('오믈렛, 키슈, 마요, 마요네즈'),
    madeWith: words('에그'),
    english: words('omelette, omelet, quiche, mayo, mayonnaise'),
    allergens: ['egg'],
  },
  {
    dishes: words(
      '라떼, 라테, 카푸치노, 마키아토, 카페모카, 밀크티, 쉐이크, 크림, 크림빵, 까르보나라, 카르보나라, 그라탕, 차우더',
    ),
    madeWith: words('크림, 생크림'),
    english: words('latte, cappuccino, macchiato, milkshake, milk tea, carbonara, gratin, chowder, alfredo'),
    allergens: ['milk'],
  },
  {
    dishes: words('피자, 라자냐'),
    english: words('pizza, lasagne, lasagna'),
    allergens: ['milk', 'wheat'],
  },
  {
    dishes: words('짬뽕, 빠에야'),
    madeWith: words('해물, 해산물, 씨푸드, 시푸드'),
    english: words('seafood, paella, bouillabaisse'),
    allergens: ['crab', 'shrimp', 'squid', 'shellfish'],
  },
  {
    // Fish paste with the taste of crab, often with an extract of it.
    dishes: words('맛살, 크래미'),
    madeWith: words('크랩, 맛살'),
    english: words('crab stick, surimi'),
    allergens: ['crab'],
  },
];

const patterns = usualDishes.map(({ dishes, madeWith = [], english, allergens }) => ({
  // A flavour, a sauce or a seasoning for the dish is not the dish.
  pattern: new RegExp(
    [
      `(?:${dishes.join('|')})(?!\\p{L})(?! (?:맛|향|소스|양념|시즈닝))`,
      ...(madeWith.length === 0 ? [] : [`(?<!\\p{L})(?:${madeWith.join('|')})(?!맛|향)`]),
      `\\b(?:${english.join('|')})(?:e?s)?\\b(?![ -](?:flavou?r|style|sauce|seasoning))`,
    ].join('|'),
    'iu',
  ),
  allergens,
}));

/** The allergens that dishes of this name usually have. */
export function usualAllergensOf(name: string): readonly string[] {
  return patterns.flatMap(({ pattern, allergens }) => (pattern.test(name) ? allergens : []));
}
