/**
 * Whether a serving can be: nobody eats 1,400 g of a sandwich, and no dish is served by the quarter of a gram.
 *
 * @param texts the names of the food.
 */
export function isServingPossible(size: number | null, texts: string): boolean {
  if (size === null) return true;
  if (size < leastServing || size > greatestServing) return false;
  const limit = servingLimits.find(({ words, unless }) => words.test(texts) && !unless.test(texts));
  return limit === undefined || size <= limit.greatest;
}

/** Sprays of oil and drops of sweetener are labelled by less than a gram, and nobody stops at one. */
const leastServing = 1;
/** The largest serving in the tables of the MFDS, a rice cake stew for a table of guests, weighs 2,253 g. */
const greatestServing = 2_500;

/**
 * The greatest servings of some kinds, in g or ml. In the tables of the MFDS (7,704 dishes) 99 % of the sandwiches have at
 * most 415 g, of the burgers 426, of the drinks 680, of kimchi 200 and of pickles 138. Each limit is at least 1.5 times
 * the largest of them that can be right.
 */
const servingLimits: readonly {
  readonly words: RegExp;
  readonly unless: RegExp;
  readonly greatest: number;
}[] = [
  {
    words:
      /샌드위치|버거(?!스)|핫도그|토스트|머핀|크루아상|크로와상|도넛|삼각 ?김밥|\b(?:sandwich(?:es)?|burgers?|hamburgers?|cheeseburgers?|hot ?dogs?|doughnuts?|muffins?|croissants?|wraps?)\b/i,
    unless: /피자|pizza|세트|박스|플래터|\bset\b|\bbox\b|platter|케이크|식빵/i,
    greatest: 800,
  },
  {
    words:
      /간장|된장|고추장|쌈장|젓갈|케[첩찹]|마요네즈|드레싱|소금|설탕|식초|\b(?:soy sauce|ketchup|mayonnaise|dressing|salt|sugar|vinegar|honey)\b/i,
    unless:
      /찌개|국|탕|면|밥|구이|볶음|조림|찜|치킨|삼겹|불고기|떡|빵|샐러드|게장|회|무침|\b(?:with|in|no|free|salad)\b/i,
    greatest: 250,
  },
  {
    words: /김치|깍두기|장아찌|단무지|피클/,
    unless: /찌개|국|탕|면|밥|찜|전$|볶음|만두|물김치|피자|버거|우동|라면|두부|칼국수/,
    greatest: 500,
  },
  {
    words:
      /커피|아메리카노|라떼|에이드|스무디|주스|콜라|사이다|\b(?:coffee|latte|juice|smoothie|soda|cola|tea|beer)\b/i,
    unless: /더치|원액|병|pitcher|set|세트|케이크|빵/i,
    greatest: 1_200,
  },
];
