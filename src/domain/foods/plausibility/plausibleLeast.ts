import type { NutrientName } from '../nutrients.ts';

/** What a food may say of itself that makes a low figure plausible. */
export type Lift = 'salt' | 'sugar' | 'caffeine' | 'alcohol';

/** The least that foods of one kind hold of a nutrient, per 100 g or 100 ml. */
export interface PlausibleLeast {
  readonly nutrient: NutrientName;
  readonly least: number;
  /** Words of a name that say what the food is. */
  readonly words: RegExp;
  /** Words that say that it is something else: "땅콩버터" is no butter. */
  readonly unless?: RegExp;
  /** The categories (slugs) all of whose foods hold at least as much. */
  readonly categories?: readonly string[];
  readonly lift?: Lift;
}

/** Something with the flavour of a food, a part of a dish, or a drink. */
const drinks =
  /우유|밀크|음료|라떼|라테|두유|주스|스무디|쉐이크|셰이크|프라페|차$|티$|에이드|아이스크림|빙수|milk|drink|beverage|latte|smoothie|shake|juice|\btea\b|coffee|커피|모카|mocha|frapp|soda|yogh?urt|요거트|요구르트|water\b|liqueur|creamer/i;

/** One word of a name, whole. */
const whole = (words: string): RegExp => new RegExp(`(?:^|[\\s,_(/])(?:${words})(?=$|[\\s,_)/])`, 'i');

/**
 * The comment of each least says what the foods of its words have: the 1st and the 5th percentile (P1, P5) of the MFDS
 * composition data (cooked and fresh foods, per 100 g) and of USDA SR28; for iodine of Ciqual 2020. The least is a round
 * figure under P1. Where P1 is lower, the foods below the least say of themselves why ("low sodium", "diet"), or their
 * figure contradicts the rest of their kind: kimchi with 2 mg.
 */
export const plausibleLeast: readonly PlausibleLeast[] = [
  // Sodium, mg
  // MFDS: 5 foods, P1 4,780, P5 4,780; USDA SR28: 5 foods, P1 2,890, P5 2,890
  {
    nutrient: 'sodium',
    least: 1_500,
    words: whole(
      '(?:[가-힣]{0,4}간장)|soy sauce(?: made[^,]*)?|shoyu|tamari|(?:멸치|까나리|참치|새우)?액젓|어간장|피시소스|fish sauce',
    ),
    unless: /맛|소스|치킨|구이|조림|볶음|게장|새우장|떡볶이|찜|almond|soup|peanut|\b(?:with|in)\b/i,
    categories: ['soy-sauces', 'fish-sauces'],
  },
  // MFDS: 16 foods, P1 248, P5 248; USDA SR28: 6 foods, P1 1,340, P5 1,340
  {
    nutrient: 'sodium',
    least: 60,
    words: /간장|soy sauce|shoyu|\btamari\b/i,
    unless: /무간장|귤간장|almond/i,
  },
  // MFDS: 12 foods, P1 32,200, P5 32,200; USDA SR28: one food, 38,800
  {
    nutrient: 'sodium',
    least: 15_000,
    words:
      /^(?:소금|천일염|꽃소금|맛소금|구운소금|정제염|죽염)(?:$|[\s,(])|^(?:(?:table|sea|rock|kosher|iodi[sz]ed) )?salt(?:, (?:table|iodi[sz]ed|fine|coarse|sea))?(?:$| \/)/i,
    unless:
      /구이|빵|커피|라떼|아이스크림|캐러멜|카라멜|초콜릿|대체|무염|맛|butter|caramel|\b(?:with|without|no|low|less)\b/i,
    categories: ['salt', 'sea-salt'],
  },
  // MFDS: 34 foods, P1 680, P5 1,360; USDA SR28: one food, 3,730
  {
    nutrient: 'sodium',
    least: 800,
    words: whole('(?:재래|개량)?(?:된장|고추장|쌈장|막장|청국장)|miso|(?:[가-힣]{1,3}젓|[가-힣]{0,5}젓갈)'),
    unless: /찌개|국|소스|청국장|불고기|구이|볶음|찜|soup|broth/i,
    lift: 'salt',
  },
  // MFDS: 35 foods, P1 247, P5 374
  {
    nutrient: 'sodium',
    least: 200,
    words: /젓갈|명란젓|창난젓|오징어젓|새우젓/,
    lift: 'salt',
    categories: ['salted-seafood'],
  },
  // MFDS: 62 foods, P1 124, P5 174; USDA SR28: one food, 3,730
  {
    nutrient: 'sodium',
    least: 50,
    words: /된장|고추장|쌈장|\bmiso\b/i,
    lift: 'salt',
    categories: ['fermented-pastes'],
  },
  // MFDS: 536 foods, P1 110, P5 250; USDA SR28: 299 foods, P1 13, P5 248
  {
    nutrient: 'sodium',
    least: 20,
    words: /치즈|\bcheeses?\b/i,
    unless:
      /타르트|케이크|케익|과일|스무디|요거트|라떼|아이스크림|빙수|음료|폼|마스카포네|크림|리코타|mascarpone|ricotta|cake|cream|whey|quark/i,
    categories: ['hard-cheese', 'processed-cheese'],
    lift: 'salt',
  },
  // MFDS: 1,414 foods, P1 146, P5 280; USDA SR28: 21 foods, P1 247, P5 261
  {
    nutrient: 'sodium',
    least: 80,
    words: /피자|\bpizzas?\b/i,
    unless: /도우|소스|빵끝|crust|dough|sauce/i,
    lift: 'salt',
  },
  // MFDS: 75 foods, P1 2.32, P5 56.1; USDA SR28: one food, 498
  {
    nutrient: 'sodium',
    least: 80,
    words: /김치|깍두기|\bkim-?ch[ie]e?\b/i,
    unless: /냉장고/,
    categories: ['kimchi'],
    lift: 'salt',
  },
  // MFDS: 39 foods, P1 0.8, P5 4.17; USDA SR28: 20 foods, P1 18, P5 18
  {
    nutrient: 'sodium',
    least: 100,
    words:
      /단무지|장아찌|피클|짠지|오이지|\bpickles?\b|\bpickled\b|sauerkraut|(?:^|\W)olives?, (?:pickled|ripe|green)/i,
    unless: /sweet|fruit|peach|ginger|과일|herring|pig/i,
    lift: 'salt',
  },
  // MFDS: 231 foods, P1 56.8, P5 239; USDA SR28: 319 foods, P1 208, P5 354
  {
    nutrient: 'sodium',
    least: 50,
    words:
      /(?<!노)햄(?!버거|버그|스터|프)|소시지|소세지|베이컨|살라미|프로슈토|페퍼로니|\b(?:ham|sausages?|bacon|salami|pepperoni|frankfurters?|bologna|prosciutto)\b/i,
    unless:
      /생햄버그|fresh|raw|hamburger|bits|meatless|vegetarian|샐러드|salad|seasoning|rendered|grease|baby|롤$/i,
    categories: ['processed-meat'],
    lift: 'salt',
  },
  // MFDS: one food, 2,180; USDA SR28: one food, 2,080
  { nutrient: 'sodium', least: 200, words: /육포|\bjerky\b/i, categories: ['dried-meat'], lift: 'salt' },
  // MFDS: 26 foods, P1 79, P5 181; USDA SR28: 4 foods, P1 1,200, P5 1,200
  {
    nutrient: 'sodium',
    least: 80,
    words: /라면|라멘|짬뽕|\bramen\b|instant noodles?/i,
    unless: /면사리|사리|생면|건면사리/,
    categories: ['instant-noodles'],
    lift: 'salt',
  },
  // MFDS: 18 foods, P1 226, P5 226; USDA SR28: 4 foods, P1 143, P5 143
  {
    nutrient: 'sodium',
    least: 100,
    words: /어묵|맛살|\bfish ?cakes?\b|surimi|fish paste/i,
    unless: /국물/,
    categories: ['fish-paste'],
    lift: 'salt',
  },
  // MFDS: 401 foods, P1 27.9, P5 157; USDA SR28: 95 foods, P1 100, P5 279
  {
    nutrient: 'sodium',
    least: 60,
    words: /버거|핫도그|샌드위치|\b(?:hamburgers?|cheeseburgers?|burgers?|hot ?dogs?|sandwich(?:es)?)\b/i,
    unless:
      /햄버거빵|번|아이스|ice cream|쿠키|cookie|patt|raw|ground|beef|meatless|veggie|cracker|wafer|cheese sandwich cracker/i,
    lift: 'salt',
  },
  // MFDS: 2 foods, P1 1,060, P5 1,060; USDA SR28: 3 foods, P1 20, P5 20
  {
    nutrient: 'sodium',
    least: 150,
    words:
      /케[첩찹]|굴소스|돈까스소스|우스터|바비큐소스|\b(?:ketchup|catsup|oyster sauce|worcestershire|barbecue sauce|teriyaki sauce)\b/i,
    unless: /구이|볶음|치킨|버거|피자|샌드위치|\bwith\b|in /i,
    lift: 'salt',
  },
  // USDA SR28: one food, 26,000
  {
    nutrient: 'sodium',
    least: 5_000,
    words: /다시다|치킨스톡|쇠고기 ?스톡|bouillon(?:, )?(?:cubes?|powder)|stock cubes?/i,
    unless: /prepared|diluted|육수|국물|준비|액상/i,
    lift: 'salt',
  },
  // MFDS: 92 foods, P1 50.7, P5 151; USDA SR28: 302 foods, P1 22, P5 134
  {
    nutrient: 'sodium',
    least: 25,
    words: /찌개|짜글이|육개장|감자탕|부대|마라탕|\bsoups?\b/i,
    unless: /fruit|baby|설렁탕|곰탕|사골|bone|oxtail|단팥|호박|dry|mix|base/i,
    lift: 'salt',
  },
  // MFDS: 16 foods, P1 193, P5 193; USDA SR28: 46 foods, P1 167, P5 420
  {
    nutrient: 'sodium',
    least: 40,
    words: /후라이드|양념치킨|치킨너겟|fried chicken|\bnuggets\b/i,
    unless: /raw|seasoning/i,
    lift: 'salt',
  },

  // Energy, kcal
  // MFDS: 1,459 foods, P1 165, P5 209; USDA SR28: 90 foods, P1 161, P5 224
  { nutrient: 'energyKcal', least: 100, words: /피자|\bpizzas?\b/i, unless: /소스|sauce|시즈닝/i },
  // MFDS: 14 foods, P1 883, P5 883; USDA SR28: 80 foods, P1 763, P5 876
  {
    nutrient: 'energyKcal',
    least: 650,
    words: whole(
      '식용유|(?:[가-힣]{0,8}(?:올리브|참|들|콩|대두|옥수수|카놀라|포도씨|해바라기|현미|코코넛|아보카도|채종|면실|팜|땅콩|홍화씨|아마씨|유채|해바라기씨)(?:유|기름|오일))|oils?|lard|shortening|ghee|tallow|쇼트닝|라드',
    ),
    unless:
      /밥|면$|국수|나물|(?:^|\s)김(?:$|\s|구이)|샐러드|구이|볶음|무침|김치|참치|캔|통조림|스낵|절임|드레싱|소스|빵|파스타|스파게티|에센셜|튀김|과자|칩|삼겹|정어리|두부|\b(?:in|with|without|from|spread|reduced|low|imitation|drained|roasted|popped|salad|no)\b|dressing|chips|crisps|crackers?|soup|paraffin|nuts?|tuna|sardines?|anchov|seeds|margarine|dip|tomato|vinegar|palm hearts/i,
    categories: ['vegetable-oils'],
  },
  // MFDS: one food, 761; USDA SR28: 7 foods, P1 717, P5 717
  {
    nutrient: 'energyKcal',
    least: 450,
    words: whole(
      '(?:무염|가염|발효)?버터|butter(?:, (?:salted|without salt|whipped.*))?|(?:un)?salted butter',
    ),
    unless:
      /땅콩|아몬드|쿠키|빵|구이|치킨|커피|맛|갈릭|마늘|전복|새우|오징어|감자|옥수수|라떼|프라페|토스트|피넛|사탕|프레[첼즐]|베이글|크라상|크로와상|크루아상|브레드|스콘|와플|pretzel|cake|pastry|brioche|spread|potato|cereal|crust|light|peanut|almond|nut|seed|apple|cocoa|replacement|bean|cookies?|croissant|bread|popcorn|\b(?:with|without|in|no)\b(?! salt)/i,
  },
  // MFDS: 3 foods, P1 341, P5 341; USDA SR28: 9 foods, P1 424, P5 424
  {
    nutrient: 'energyKcal',
    least: 200,
    words: /마가린|마요네즈|\b(?:margarine|mayonnaise)\b/i,
    unless:
      /샐러드|빵|구이|버거|새우|감자|무침|김밥|fat.?free|no(?:n)?.?fat|light|low|reduced|with(?:out)?|imitation|like|potato|하프|라이트/i,
    categories: ['margarine'],
  },
  // MFDS: 7 foods, P1 342, P5 342; USDA SR28: 11 foods, P1 307, P5 307
  {
    nutrient: 'energyKcal',
    least: 300,
    words: whole(
      '(?:백|황|흑|갈색|각|정백)?설탕|sugars?(?:, (?:granulated|brown|white|powdered))?|(?:brown|cane|white) sugar|물엿가루|포도당',
    ),
    unless:
      /커피|빵|도넛|무설탕|대체|coffee|yogurt|milk|cola|beans|yokan|kelp|flavou?r|cereal|snap|apple|free|no|less|beet|pea|cookie|cinnamon|maple|substitute|토스트|꽈배기|with|reduced|호떡/i,
    lift: 'sugar',
  },
  // MFDS: 7 foods, P1 290, P5 290; USDA SR28: 5 foods, P1 304, P5 304
  {
    nutrient: 'energyKcal',
    least: 200,
    words: whole('(?:벌|아카시아|잡화|밤|토종)?꿀|honey'),
    unless:
      /[가-힣](?:떡|빵|차)|라떼|자몽|딸기|망고|레몬|tea|beverage|chicken|turkey|milk|dew|mustard|with|roasted|roll|cereal|ham|bread|nuts?|oat|crisp|juice|차$/i,
    categories: ['honey'],
  },
  // MFDS: 48 foods, P1 298, P5 330; USDA SR28: 133 foods, P1 327, P5 366
  {
    nutrient: 'energyKcal',
    least: 250,
    words: whole(
      '아몬드|호두|땅콩|캐슈넛|캐슈|피스타치오|잣|마카다미아|헤이즐넛|피칸|브라질너트|almonds?|walnuts?|peanuts?|cashews?|cashew nuts|pistachios?|pistachio nuts|pecans?|hazelnuts?|macadamias?|macadamia nuts',
    ),
    unless:
      /밤|은행|chestnut|ginkgo|우유|밀크|음료|브리즈|라떼|두유|죽|조림|빵|케이크|소스|맛|멸치|볶음|샐러드|엔젤|아이스|milk|drink|beverage|boiled|yogh?urt|butter|ice|sauce|soup|쿠키|시럽|커피|dressing|chicken|모카|단풍|마카롱|샌드위치|creamer|dessert|강정|스무디|쉐이크|셰이크|프라페|프라푸치노/i,
    categories: ['nuts'],
  },
  // MFDS: 32 foods, P1 284, P5 389; USDA SR28: 98 foods, P1 241, P5 300
  {
    nutrient: 'energyKcal',
    least: 200,
    words: /초콜릿|초콜렛|\bchocolate\b/i,
    unless: new RegExp(
      `${drinks.source}|푸딩|무스|시럽|소스|pudding|syrup|sauce|mousse|dessert|gelatin|topping|cake|케이크|케익|빵|도넛|pie|파이|ice ?creams?|custard|쇼콜라|cereal|frosting|snack|formula|powder|mix|fondue|퐁듀|토핑|크림|젤라또|소프트|파르페|sorbet|잼|nutritional|slim|baby|단백`,
      'i',
    ),
    categories: ['chocolate'],
  },
  // MFDS: 177 foods, P1 175, P5 258; USDA SR28: 512 foods, P1 258, P5 345
  {
    nutrient: 'energyKcal',
    least: 200,
    words:
      /쿠키|비스킷|크래커|과자|감자칩|스낵|\b(?:cookies?|biscuits?|crackers?|potato chips|crisps|snacks?)\b/i,
    unless: new RegExp(
      `${drinks.source}|아이스|슈$|dough|mix|ice cream|쿠앤크|fruit|applesauce|pudding|gravy|파르페|젤리|fish|해산물|seaweed|김|rolls? up|cracker barrel|mcflurry|set|마카롱|파블랑|머[랭렝]|치즈$`,
      'i',
    ),
    categories: ['cookies-crackers', 'chips-snacks'],
  },
  // MFDS: 226 foods, P1 203, P5 258; USDA SR28: 122 foods, P1 188, P5 205
  {
    nutrient: 'energyKcal',
    least: 150,
    words:
      /식빵|바게트|베이글|크루아상|크로와상|도넛|도너츠|\b(?:breads?|bagels?|croissants?|doughnuts?|baguettes?)\b/i,
    unless:
      /반죽|dough|mix|puree|pudding|fruit|stuffing|fritter|sweetbread|pickle|sub\b|submarine|subway|샌드위치|sandwich|소스|크림스프|스프|soup|샐러드|커피|라떼|스무디/i,
    categories: ['bread'],
  },
  // MFDS: 482 foods, P1 35, P5 100; USDA SR28: 145 foods, P1 122, P5 147
  {
    nutrient: 'energyKcal',
    least: 80,
    words: /버거|핫도그|샌드위치|토스트|\b(?:hamburgers?|burgers?|hot ?dogs?|sandwich(?:es)?)\b/i,
    unless: /veggie|vegetarian|soup|소스|sauce|pickle|relish|meatless|patt|fat free/i,
  },
  // MFDS: 31 foods, P1 116, P5 141; USDA SR28: 36 foods, P1 149, P5 153
  {
    nutrient: 'energyKcal',
    least: 90,
    words: /돈[까가]스|탕수육|후라이드|양념치킨|삼겹살|갈비구이|\b(?:fried chicken|pork belly)\b/i,
    unless: /소스|sauce|시즈닝|샐러드|무$|김치/i,
  },
  // MFDS: 17 foods, P1 82, P5 82; USDA SR28: 4 foods, P1 350, P5 350
  { nutrient: 'energyKcal', least: 40, words: /라면|\bramen\b/i, unless: /스프|국물|soup base/i },
  // MFDS: 545 foods, P1 130, P5 225; USDA SR28: 42 foods, P1 252, P5 264
  {
    nutrient: 'energyKcal',
    least: 80,
    words: /케이크|케익|\bcakes?\b/i,
    unless:
      /라이스 ?케이크|fish|crab|mix|rice|phoo|아이스|소스|batter|custard|mousse|푸딩|무스|핫케[이]?익가루|pancake|potato|yeast|seed|cottonseed/i,
    categories: ['cakes-pastries'],
  },
  // MFDS: 718 foods, P1 112, P5 177; USDA SR28: 255 foods, P1 77, P5 130
  {
    nutrient: 'energyKcal',
    least: 60,
    words: /치즈|\bcheeses?\b/i,
    unless: new RegExp(`${drinks.source}|fat.?free|non.?fat|무지방|sauce|소스|dressing|폼|soup|추가`, 'i'),
    categories: ['hard-cheese', 'processed-cheese', 'soft-cheese'],
  },
  // MFDS: 197 foods, P1 51.6, P5 150; USDA SR28: 289 foods, P1 95, P5 113
  {
    nutrient: 'energyKcal',
    least: 60,
    words:
      /(?<!노)햄(?!버거|버그|스터|프)|소시지|소세지|베이컨|\b(?:ham|sausages?|bacon|salami|pepperoni)\b/i,
    unless: /샐러드|salad|soup|gumbo|chunky|baby|스프|국|찌개|fat free|meatless/i,
    categories: ['processed-meat'],
  },
  // MFDS: 9 foods, P1 69, P5 69; USDA SR28: 116 foods, P1 52, P5 64
  {
    nutrient: 'energyKcal',
    least: 50,
    words: whole('쌀밥|잡곡밥|현미밥|보리밥|콩밥|흑미밥|백미밥|공기밥|즉석밥|(?:cooked )?rice'),
    unless: /죽|누룽지탕|식혜|milk|drink|water|vinegar|beverage|wine|soup|campbell|pudding|bran/i,
    categories: ['rice'],
  },
  // MFDS: 307 foods, P1 103, P5 115; USDA SR28: 1,776 foods, P1 95, P5 120
  {
    nutrient: 'energyKcal',
    least: 50,
    words: whole(
      '삼겹살|목살|갈비|등심|안심|차돌박이|소고기|쇠고기|돼지고기|닭고기|닭가슴살|연어|고등어|pork|beef|chicken|salmon|mackerel',
    ),
    unless:
      /국|탕|찌개|죽|스프|육수|물|broth|soup|stock|bouillon|gravy|base|juice|baby|infant|이유식|샐러드|salad|소스|sauce|무침|냉면|장조림|샤[부브]|전골|shabu|stew|consomm|campbell|tomato/i,
    categories: ['raw-beef', 'cooked-beef', 'raw-pork', 'cooked-pork', 'cooked-chicken'],
  },

  // Others, in the unit of the nutrient
  // MFDS: 9 foods, P1 99.3, P5 99.3
  {
    nutrient: 'fat',
    least: 60,
    words: whole(
      '식용유|(?:[가-힣]{0,8}(?:올리브|참|들|콩|대두|옥수수|카놀라|포도씨|해바라기|현미|코코넛)(?:유|기름|오일))',
    ),
    unless:
      /밥|면$|국수|나물|(?:^|\s)김(?:$|\s|구이)|샐러드|구이|볶음|무침|김치|참치|캔|통조림|스낵|절임|드레싱|소스|빵|파스타|스파게티|튀김|과자|칩|두부|\b(?:in|with)\b/i,
    categories: ['vegetable-oils'],
  },
  // MFDS: one food, 48; USDA SR28: 7 foods, P1 35.7, P5 35.7
  {
    nutrient: 'saturatedFat',
    least: 20,
    words: whole('(?:무염|가염|발효)?버터|(?:un)?salted butter|lard|라드|ghee|우지|tallow'),
    unless:
      /땅콩|아몬드|쿠키|빵|구이|치킨|커피|맛|갈릭|마늘|전복|새우|오징어|감자|옥수수|라떼|피넛|프라페|토스트|사탕|light|\b(?:in|with)\b/i,
  },
  // MFDS: 11 foods, P1 38, P5 38; USDA SR28: 5 foods, P1 25.4, P5 25.4
  {
    nutrient: 'sugars',
    least: 15,
    words: whole('(?:백|황|흑|갈색|각)?설탕|(?:벌|아카시아|잡화)?꿀|honey|(?:granulated|brown|white) sugar'),
    unless:
      /[가-힣](?:떡|빵|차)|도넛|무설탕|대체|free|no|roasted|with|mustard|roll|cereal|ham|bread|nuts?|oat|토스트|호떡|꽈배기|차$|cookie|약과|substitute|커피|coffee|tea|glazed|turkey|chicken|milk|cheese|crackers?|pretzel|flavou?r|beans|waffles?|snack|cereals?|라떼|자몽|딸기|망고|레몬|spread|beverage|crisp|juice/i,
    categories: ['sugar-syrups', 'honey'],
    lift: 'sugar',
  },
  // MFDS: 8 foods, P1 0, P5 0; USDA SR28: 17 foods, P1 0, P5 0
  {
    nutrient: 'sugars',
    least: 4,
    words: /콜라|사이다|\b(?:cola|coke|lemon-?lime soda|ginger ale|root beer)\b/i,
    unless: /루콜라|초콜라|쇼콜라|콜라겐|콜라비|베이글|피콜라|collagen|hard|cider|vitamin|light/i,
    categories: ['cola'],
    lift: 'sugar',
  },
  // MFDS: 32 foods, P1 29.3, P5 31; USDA SR28: 61 foods, P1 11.5, P5 15.9
  {
    nutrient: 'carbohydrate',
    least: 10,
    words: whole(
      '쌀밥|잡곡밥|현미밥|보리밥|콩밥|흑미밥|백미밥|식빵|가래떡|인절미|백설기|바게트|베이글|white bread|(?:white|brown|cooked) rice|bagels?',
    ),
    unless: /죽|식혜|milk|drink|water|vinegar/i,
    categories: ['rice', 'bread', 'rice-cakes'],
  },
  // MFDS: 266 foods, P1 9, P5 13.9; USDA SR28: 214 foods, P1 7.03, P5 8.86
  {
    nutrient: 'protein',
    least: 5,
    words: whole('닭가슴살|소고기|쇠고기|돼지고기|연어|고등어|chicken breast|beef|salmon|mackerel'),
    unless:
      /국|탕|찌개|죽|스프|육수|물|잡채|훠궈|카레|broth|soup|stock|bouillon|gravy|base|fat|baby|infant|샐러드|salad|소스|sauce|무침|냉면|tallow|oil|suet|stew|consomm|marinade|rub|au jus|tomato|ravioli|chowder|rice|밥|porridge|dumpling|mix|roast\b|campbell/i,
  },
  // MFDS: 15 foods, P1 178, P5 178; USDA SR28: 24 foods, P1 132, P5 132
  {
    nutrient: 'cholesterol',
    least: 80,
    words: whole('달걀|계란|전란|메추리알|계란후라이|달걀프라이|(?:chicken )?eggs?'),
    unless:
      /흰자|난백|빵|국|말이|찜|죽|샌드위치|볶음|초밥|국수|white|substitute|noodle|plant|roll|custard|free|salad|soup|bread|fruit|nog|drink|\b(?:with|in)\b|mix|toast|토스트|taco|marsala|muffin|mcmuffin|biscuit|버거|가루|cereal|pasta|bagel|cracker|fish|oatmeal|dinosaur/i,
    categories: ['raw-eggs', 'cooked-eggs'],
  },
  // USDA SR28: 107 foods, P1 113, P5 167
  {
    nutrient: 'potassium',
    least: 100,
    words: whole(
      '바나나|시금치|감자|고구마|토마토|아보카도|키위|참외|멜론|bananas?|spinach|potato(?:es)?|sweet potato(?:es)?|tomato(?:es)?|avocados?|kiwifruit',
    ),
    unless: new RegExp(
      `${drinks.source}|전분|튀김|전$|칩|빵|케이크|피자|국|스프|soup|starch|chips|bread|pudding|baby|infant|cake|candy|dehydrated|noodle|당면|떡|salad|샐러드|맛|pancake|껍질|skin|크림|dumpling|만두|squash|souffle|dressing|sauce|소스|oil|pasta|spaghetti|burger|nectar`,
      'i',
    ),
  },
  // USDA SR28: 46 foods, P1 229, P5 249
  {
    nutrient: 'potassium',
    least: 200,
    words: whole(
      '대두|검정콩|강낭콩|팥|렌틸콩|병아리콩|아몬드|땅콩|lentils?|soybeans?|kidney beans|chickpeas?|almonds?|peanuts?|pistachios?|pistachio nuts',
    ),
    unless: new RegExp(
      `${drinks.source}|shortening|oil|유$|기름|빵|죽|canned|캔|앙금|양갱|밥|떡|sprout|나물|소스|sauce|paste|조림|curd|두부|국|butter|boiled|cooked|삶은|cookies?|cracker|cand|pastry|brittle|popcorn|mayonnaise|margarine|dressing|초코|쿠키|마카롱|nougat|누가|soup|수프|스프|dessert|croissant|tarts?\\b|cakes?\\b|plant-based|\\bw(?:ith)? (?:almonds|lentils|peanuts)`,
      'i',
    ),
  },
  // USDA SR28: 247 foods, P1 58, P5 95
  {
    nutrient: 'phosphorus',
    least: 30,
    words: /치즈|\bcheeses?\b/i,
    unless: new RegExp(
      `${drinks.source}|케이크|cake|sauce|소스|cream|크림|dressing|빵|bread|danish|pie|pastry|soup|plant-based|vegan|비건`,
      'i',
    ),
    categories: ['hard-cheese', 'processed-cheese'],
  },
  // USDA SR28: 51 foods, P1 57, P5 75
  {
    nutrient: 'calcium',
    least: 30,
    words: /체다|모차?짜?렐라|파마산|슬라이스 ?치즈|\b(?:cheddar|mozzarella|parmesan|gouda|emmental)\b/i,
    unless: /substitute|imitation|소스|sauce|맛|snack|피자|pizza|soup|baby|potato/i,
    categories: ['hard-cheese', 'processed-cheese'],
  },
  // Ciqual 2020: 4 foods, P1 5,100, P5 5,100
  {
    nutrient: 'iodine',
    least: 10,
    words: whole('다시마|미역|kelp|wakame|kombu|laver|nori'),
    unless: /국|면|쌈|튀각|라면|우동/,
  },
  // USDA SR28: 18 foods, P1 1, P5 1
  {
    nutrient: 'caffeine',
    least: 5,
    words:
      /아메리카노|에스프레소|콜드브루|카페라떼|카푸치노|원두커피|에너지 ?드링크|\b(?:americano|espresso|cold brew|brewed coffee|energy drink)\b/i,
    unless: /케이크|빵|쿠키|아이스크림|디카페인|cake|cookie|잔|컵/i,
    lift: 'caffeine',
  },
  // USDA SR28: 59 foods, P1 0, P5 3.1
  {
    nutrient: 'alcohol',
    least: 1.5,
    words:
      /소주|맥주|막걸리|청주|위스키|보드카|포도주(?!스)|레드와인|화이트와인|\b(?:beer|ale|wine|whisk(?:e?)y|vodka|gin|rum|soju|sake|makgeolli)\b/i,
    unless:
      /안주|효모|비어캔|ginger|root|cooking|mix|vinegar|식초|batter|진저|식혜|sauce|소스|삼겹|찜|yeast|cake|cider|chicken|raisin|cooler|pie\b|aspic|cheese|mackerel|mussels?|fondue|broth|shandy|빵|beerwurst|brat|salami|sausage|햄|잔|컵/i,
    categories: ['beer', 'wine', 'spirits', 'rice-wine'],
    lift: 'alcohol',
  },
  // USDA SR28: 22 foods, P1 152, P5 292
  {
    nutrient: 'vitaminK',
    least: 30,
    words: whole('시금치|케일|spinach|kale|collards'),
    unless: new RegExp(
      `${drinks.source}|souffle|수프|스프|soup|lasagna|pasta|noodle|국|dip|피자|pizza|baby|infant|빵|creamed|tart\\b|quiche`,
      'i',
    ),
  },
];
