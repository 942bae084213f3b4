import type { CategoryMap, GroupMap, NamedCategory } from './categoryMap.ts';

/**
 * The groups of the Korean food ministry. Within a group, words of the name decide where they are certain: a raw dish
 * in a group of cooked ones, the kind of a drink, raw or cooked.
 */

/** Raw fish and meat, in whatever group they are: these decide for pregnant and weakened people. */
const rawDishes: readonly NamedCategory[] = [
  [/육회|카르파치오|카르파초|타르타르 ?스테이크/, 'raw-meat-dishes'],
  [
    /회 ?덮밥|회냉면|회무침|물회|생선회|모듬회|모둠회|알밥|가오리회|서대회|밴댕이무침|홍어무침|날치알/,
    'raw-fish-dishes',
  ],
  [/멍게비빔밥|굴무침|굴무생채|다랑어 샐러드/, 'raw-fish-dishes'],
  [/초밥(?!김)|스시|캘리포니아롤|연어롤/, 'raw-fish-dishes'],
];
/** Sushi without fish. */
const plainSushi: readonly NamedCategory[] = [
  [/유부 ?초밥|채소 ?초밥|야채 ?초밥|달걀 ?초밥|계란 ?초밥/, 'rice-dishes'],
];

const withRaw = (others: string, named: readonly NamedCategory[] = []): GroupMap => ({
  named: [...plainSushi, ...rawDishes, ...named],
  others,
});

/** Plant milk and milk of unknown origin cannot be told from cow's milk by the name of a latte. */
const plantMilk: NamedCategory = [/두유|소이|오트|귀리|아몬드|코코넛|라이스밀크|비건|식물성/, null];
const decaf: NamedCategory = [/디카페인/, 'decaf-drinks'];
const coffee: NamedCategory = [
  /커피|에스프레소|카페 ?라[떼테]|카푸치노|아메리카노|모카|콜드 ?브루|마끼아또|마키아토|아포가토|프라푸치노|더치|카페|자바 ?칩|토피 ?넛/,
  'coffee',
];
const teaInMilk: NamedCategory = [
  /밀크 ?티|그린 ?티|녹차|말차|홍차|얼그레이|얼 그레이|블랙 ?티|차이|우롱|브렉퍼스트|블랙퍼스트|아쌈|다즐링|버블 ?티/,
  'tea',
];
const grainDrink: NamedCategory = [/미숫가루|식혜|수정과|곡물|오곡|이곡/, 'herbal-tea'];
const milkDrink: NamedCategory = [
  /라떼|라테|초코|초콜|쇼콜라|코코아|밀크|우유|쉐이크|셰이크|흑당/,
  'flavoured-milk',
];

const flavouredDrinks: readonly NamedCategory[] = [
  [/뱅쇼/, null],
  decaf,
  coffee,
  teaInMilk,
  plantMilk,
  grainDrink,
  [/레모네이드|에이드|스파클링|플로터/, 'sodas'],
  milkDrink,
];
/** Ground ice with fruit, milk, yogurt or coffee. Fruit alone is not certain: many hold milk. */
const frozenDrinks: readonly NamedCategory[] = [
  decaf,
  coffee,
  teaInMilk,
  plantMilk,
  [/요거트|요거|요구르트|요프치노/, 'yogurt'],
  [/착즙/, 'juices'],
  [/미숫가루/, 'herbal-tea'],
  [
    /라떼|밀크|우유|쉐이크|셰이크|초코|초콜|쇼콜라|쿠키|쿠앤크|오레오|치즈|젤라또|크림|바닐라|블라스트|허쉬|카라멜|캬라멜|캐러멜|치노|프라노베|피넛|파르페|마카롱/,
    'flavoured-milk',
  ],
];
/** A fruit tea may be black tea with fruit, so only "-cha" of fruit and grain is one without tea. */
const teas: readonly NamedCategory[] = [
  decaf,
  coffee,
  teaInMilk,
  [/녹차|그린|홍차|블랙|영그레이|작설|자스민|쟈스민|재스민|잉글리|마테|콤부차|보이|하동|겐마이|실론/, 'tea'],
  [/캐모마일|카모마일|페퍼민트|루이보스|히비스커스|허브 ?[티차]|로즈마리|레몬그라스/, 'herbal-tea'],
  [
    /^[가-힣a-z0-9 ]*(?:유자|대추|생강|모과|매실|꿀|자몽|레몬|쌍화|둥굴레|보리|결명자|오미자|인삼|홍삼|율무|국화|구기자|감잎|쑥|사과|한라봉|감귤|모과배)(?: ?생강| ?대추| ?백향과)? ?차(?![가-힣])/,
    'herbal-tea',
  ],
  [/미숫가루/, 'herbal-tea'],
  [/티(?!라미수)/, 'tea'],
  plantMilk,
  [/초코|초콜|쇼콜라|흑당|라떼|밀크/, 'flavoured-milk'],
];

/** Fish of the lists of high-mercury fish of the FDA and the Korean ministry. A ga-da-rang-eo (skipjack) is none. */
const highMercury: NamedCategory = [
  /^(?!.*(?:가다랑어|은상어|망상어|인상어|철갑상어)).*(?:다랑어|새치|상어|상아리|옥돔|참치(?!캔|통조림)|물치다래|몽치다래)/,
  'high-mercury-fish',
];
const canned: NamedCategory = [/통조림|레토르트|병조림/, 'canned-fish'];
const saltedSeafood: NamedCategory = [/젓갈|젓(?!새우)|식해|게장/, 'salted-seafood'];
const pollackRoe: NamedCategory = [/명란/, 'fish-roe'];
const roe: NamedCategory = [/(?:^|[,·\- ])알(?:$|[,·\- ])/, 'fish-roe'];
const fishSauce: NamedCategory = [/액젓|까나리액젓/, 'fish-sauces'];
const driedFish: NamedCategory = [
  /말린|건품|포(?:$|[,·\-( ])|북어|황태|먹태|노가리|과메기|굴비|조미하여|조미훈제|마른/,
  'dried-fish',
];
const cookedForm = /통조림|구운|삶은|찐|튀긴|데친|조린|장조림|자숙|끓인|볶/;
const seaweedNames =
  /김(?:$|[,\- ])|돌김|미역|다시마|톳|파래|매생이|모자반|우뭇가사리|한천|청각|곰피|대황|뜸부기|석묵|풀가사리|꼬시래기|진두발|지충이|도박|서실|잘록이|바위두둑|갈래곰보|고리매|순채/;
const crustaceanNames = /새우|대하|중하|(?:^|[^멍성])게(?:$|[,\- (])|가재|랍스터|크릴|거북손|조개삿갓|^쏙$/;
const cephalopodNames = /오징어|낙지|문어|주꾸미|쭈꾸미|꼴뚜기|한치/;
const shellfishNames =
  /조개|바지락|홍합|담치|꼬막|가리비|전복|소라|고둥|우렁|다슬기|재첩|백합|대합|동죽|^굴|굴(?:\(|,)|참굴|석굴|토굴|오분자기|맛조개|^맛,|키조개|수랑|대수리|골뱅이|관자|패주/;
const otherSeafoodNames = /멍게|미더덕|해삼|성게|개불|해파리|군소|말미잘|오만둥이|미색류|우렁쉥이/;

const kinds = (names: RegExp, { raw, cooked }: { raw: string; cooked: string }): readonly NamedCategory[] => [
  [new RegExp(`^(?=.*(?:${names.source}))(?=.*(?:${cookedForm.source}|말린|건품))`), cooked],
  [names, raw],
];

/** Things from water, raw unless the name says otherwise. */
const seafood: GroupMap = {
  named: [
    [/돌고래|고래|상괭이|자라|개구리|해마|나문재|칠면초|퉁퉁마디|갯질경이|갯개미자리|지채/, null],
    [/페이스트|국물|육수/, null],
    [/샐러드/, 'raw-fish-dishes'],
    [/어묵국/, 'soups'],
    [/어묵|게맛살|어육소시지/, 'fish-paste'],
    [/무침/, 'namul-salads'],
    [/볶음/, 'stir-fried-dishes'],
    [/튀김/, 'fried-dishes'],
    fishSauce,
    pollackRoe,
    saltedSeafood,
    [/^(?:오징어|문어|낙지|꼴뚜기|한치|주꾸미).*(?:말린것$|조미|훈제)|^오징어, 구운것/, 'dried-fish'],
    [otherSeafoodNames, 'other-seafood'],
    ...kinds(cephalopodNames, { raw: 'raw-cephalopods', cooked: 'cooked-cephalopods' }),
    ...kinds(shellfishNames, { raw: 'raw-shellfish', cooked: 'cooked-shellfish' }),
    ...kinds(crustaceanNames, { raw: 'raw-crustaceans', cooked: 'cooked-crustaceans' }),
    roe,
    highMercury,
    canned,
    [/훈제/, 'smoked-fish'],
    driedFish,
    [cookedForm, 'cooked-fish'],
    [seaweedNames, 'seaweed'],
    [/생것|냉동|염장|얼간|자반|반건조|반건품|코다리|동태|염건품/, 'raw-fish'],
  ],
  others: 'fish',
};

/** Species names alone: the ministry analyses them raw. */
const rawSpecies = (
  slug: string,
  { livers, named = [] }: { livers: string; named?: readonly NamedCategory[] },
): GroupMap => ({
  named: [[/-간$/, livers], ...named],
  others: slug,
});

const meatOf = (
  animal: RegExp,
  { raw, cooked }: { raw: string; cooked: string },
): readonly NamedCategory[] => [
  [new RegExp(`^(?:${animal.source}).*(?:${cookedForm.source})`), cooked],
  [new RegExp(`^(?:${animal.source})`), raw],
];

const meats: GroupMap = {
  named: [
    [/국물|육수/, 'stock-seasonings'],
    [/베이컨|햄|소시지|순대|런천미트/, 'processed-meat'],
    [/육포/, 'dried-meat'],
    [/포크커틀릿|돈가스/, 'fried-dishes'],
    [/닭꼬치/, 'grilled-dishes'],
    [/불고기/, 'meat'],
    [/부산물.*간(?:,|$)/, 'liver'],
    [/부산물.*조미/, 'offal'],
    [/부산물.*(?:삶은|구운|찐|끓인)/, 'cooked-offal'],
    [/부산물/, 'raw-offal'],
    [/고래|개구리|자라/, 'meat'],
    ...meatOf(/소고기|송아지고기/, { raw: 'raw-beef', cooked: 'cooked-beef' }),
    ...meatOf(/돼지고기|멧돼지고기/, { raw: 'raw-pork', cooked: 'cooked-pork' }),
    ...meatOf(/닭고기/, { raw: 'raw-chicken', cooked: 'cooked-chicken' }),
    ...meatOf(/오리고기|칠면조고기|거위고기|꿩고기|메추리고기/, {
      raw: 'raw-poultry',
      cooked: 'cooked-poultry',
    }),
    ...meatOf(/양고기|어린양고기|염소고기|토끼고기|말고기/, { raw: 'raw-lamb', cooked: 'cooked-lamb' }),
  ],
  others: 'meat',
};

const cookedForms = /데친|삶은|찐|구운|볶은/;
const roots =
  /^(?:무(?:,|$)|당근|우엉|연근|도라지|더덕|비트|순무|콜라비|총각무|게걸무|잔대|초석잠|사탕무|생강|양하|울금|쇠귀나물|백모근|삼채)/;
const fruiting =
  /^(?:가지(?:,|$)|고추(?:,|$)|미니파프리카|파프리카|피망|오이(?:,|$)|토마토|호박(?:,|$)|여주|오크라|박(?:,|$)|동아|아이비카|날개콩|할라페뇨)/;
const stems =
  /^(?:양파(?:,|$)|파(?:,|$)|마늘|풋마늘|리크|부추|셀러리|아스파라거스|대나무순|브로콜리|꽃양배추|아티초크|염교|토란대|국화꽃|진달래꽃|고구마.*줄기|마늘종)/;
const wild =
  /^(?:고사리|고비|취나물|참나물|두릅|냉이|달래|쑥(?!갓)|돌나물|머위|원추리|씀바귀|고들빼기|민들레|곤달비|고려엉겅퀴|참죽나물|음나무|산마늘|개비름|갯기름나물|갯나물|어수리|영아자|부지갱이|질경이|가시오갈피|화살나무|눈개승마|삼나물|줄나물|참반디|섬초롱|비비추|쑥부쟁이|전호|소리쟁이|누리장나무|박쥐나무|수리취|엉겅퀴|잇꽃|당귀|신선초|파드득나물|방가지똥|조뱅이|제비쑥|자운영|꿀풀|둥굴레|마타리|물쑥|는쟁이냉이|참빗살나무|구기자|꾸지뽕|뽕잎|아주까리|배암차즈기)/;
const sprouts = /^(?!.*말린).*(?:싹,|싹$|콩나물|숙주나물|^무순|알팔파)/;

const vegetables: GroupMap = {
  named: [
    [/주스|음료|즙|국물|농축/, null],
    [/가루|환$/, null],
    [/^(?:스테비아|모링가|사탕수수|선인장)/, null],
    [/김치/, 'kimchi'],
    [/장아찌|피클|절임|락교|오이지|단무지/, 'pickled-vegetables'],
    [/샐러드/, 'salads'],
    [/무침/, 'namul-salads'],
    [/편강/, 'korean-sweets'],
    [/(?<!통)조림/, 'braised-dishes'],
    [/튀긴것|튀김옷/, null],
    [/페이스트|퓨레/, 'sauces'],
    [/통조림/, 'canned-vegetables'],
    [sprouts, 'sprouts'],
    [/말린것, ?(?:삶은|데친)|말린것.*삶은/, 'cooked-vegetables'],
    [/말린|동결건조|말랭이|박고지|건조/, 'dried-vegetables'],
    [cookedForms, 'cooked-vegetables'],
    [/냉동/, 'canned-vegetables'],
    [/잎/, 'leafy-vegetables'],
    [roots, 'root-vegetables'],
    [fruiting, 'fruiting-vegetables'],
    [stems, 'stem-vegetables'],
    [wild, 'mountain-greens'],
    [/뿌리/, 'root-vegetables'],
    [/순,|순$/, 'mountain-greens'],
    [
      /^(?:배추|상추|시금치|양배추|갓|근대|아욱|케일|쑥갓|미나리|청경채|열무|치커리|겨자|루꼴라|경수채|쌈추|비타민채|고수|공심채|바질|바젤라|방울다다기양배추|토스카노|유채|무청|들깻잎|콩잎|고춧잎|파슬리|물냉이|모시풀|배초향|열대비름|적양무|콜라비|삼붕냐와|알로에)/,
      'leafy-vegetables',
    ],
  ],
  others: 'vegetables',
};

const fruits: GroupMap = {
  named: [
    [/오렴자|카람볼라|스타프루트/, 'star-fruit'],
    [/청$/, 'sugar-syrups'],
    [/통조림|당절임/, 'canned-fruit'],
    [/주스|음료|과즙|즙|넥타/, 'juices'],
    [/잼|마멀레이드/, 'jams'],
    [/올리브 절임|염절임/, 'pickled-vegetables'],
    [/바나나칩/, 'chips-snacks'],
    [/말린|말랭이|곶감|건포도/, 'dried-fruit'],
    [/^(?:귤|금귤|오렌지|레몬|라임|자몽|유자|탱자)/, 'citrus'],
    [
      /^(?:사과|배,|배$|복숭아|자두|살구|체리|버찌|매실|앵두|대추(?!야자)|모과|감,|감$|플럼코트|비파|산수유|마가목|구아바|소귀나무)/,
      'pome-stone-fruit',
    ],
    [
      /^(?:딸기|산딸기|복분자|블루베리|블랙베리|라즈베리|크랜베리|블랙커런트|구즈베리|아로니아|오디|오미자|구기자|머루|다래|포도|엘더베리|꾸지뽕|산자나무|보리밥)/,
      'berries-grapes',
    ],
    [
      /^(?:바나나|파인애플|망고|키위|파파야|석류|무화과|리치|롱안|람부탄|망고스틴|용과|두리안|백향과|잭프루트|아보카도|아떼모야|아세로라|으름)/,
      'tropical-fruit',
    ],
    [/^(?:수박|참외|멜론|애플수박)/, 'melons'],
  ],
  others: 'fruit',
};

const grains: GroupMap = {
  named: [
    [/^(?:과자, (?:대추꿀약과|약과|전병|만주|모나카))|^찹쌀 과자|쌀엿강정/, 'korean-sweets'],
    [/^과자, (?:스낵|마카로니|뻥튀기)|^옥수수 과자|튀밥|^멥쌀 과자/, 'chips-snacks'],
    [/^과자, 초코볼/, 'chocolate'],
    [/^과자, (?:초코파이|사과파이)/, 'cakes-pastries'],
    [/^과자/, 'cookies-crackers'],
    [/샐러드/, 'salads'],
    [/^옥수수, 통조림/, 'canned-vegetables'],
    [/떡/, 'rice-cakes'],
    [/^라면/, 'instant-noodles'],
    [/메밀묵|옥수수묵/, null],
    [/^메밀.*(?:국수|냉면)|율무 국수|흑미.*국수|국수.*흑미/, 'whole-grain-noodles'],
    [/국수|면,|면$|마카로니|스파게티면/, 'plain-noodles'],
    [/가루|미숫가루|엿기름/, 'flours-starches'],
    [/^빵, (?:크루아상|머핀, 잉글리쉬)/, 'bread'],
    [/도넛|^케이크|^빵, (?:머핀|카스텔라|와플|피칸파이|페이스트리)/, 'cakes-pastries'],
    [/^빵, (?:크로켓|꽈배기)/, 'sandwiches'],
    [/^빵|빵$/, 'bread'],
    [/^시리얼/, 'breakfast-cereals'],
    [/죽|미음/, 'porridge'],
    [/^즉석밥, 잡곡|잡곡/, 'whole-grains'],
    [/^누룽지|^즉석밥/, 'rice'],
    [/현미|칠분도|배아미|흑미/, 'whole-grains'],
    [/^(?:멥쌀|찹쌀)/, 'rice'],
    [/^(?:귀리|기장|메밀|밀|보리|수수|율무|조|퀴노아|피|호밀|아마란스|옥수수)/, 'whole-grains'],
  ],
  others: 'grains',
};

const starchy: GroupMap = {
  named: [
    [/감자칩/, 'chips-snacks'],
    [/튀김/, 'fried-dishes'],
    [/샐러드/, 'salads'],
    [/으깬/, 'ready-meals'],
    [/칡즙/, 'juices'],
    [/^곤약.*(?:국수형|판형)/, 'konjac'],
    [/당면/, 'plain-noodles'],
    [/^(?:천마|칡|곤약)/, null],
    [/가루/, 'flours-starches'],
    [/말린/, null],
  ],
  others: 'tubers',
};

const composed: GroupMap = withRaw('dishes', [
  [/육수/, 'stock-seasonings'],
  [/라면.*조리전/, 'instant-noodles'],
  [/라면/, 'noodle-dishes'],
  [/샌드위치/, 'sandwiches'],
  [/햄버거|핫도그|피자/, 'pizza-burgers'],
  [/죽$|죽,|스프/, 'porridge'],
  [/만두(?!국)/, 'dumplings'],
  [/탕$|국$|국,|탕,|해장국|육개장/, 'soups'],
  [/밥|라이스/, 'rice-dishes'],
  [/찌개|전골|스튜/, 'stews'],
  [/국수|냉면|우동|짬뽕|자장|짜장면|간짜장|쫄면|스파게티/, 'noodle-dishes'],
  [/튀김|크로켓|탕수육|깐풍기|라조기/, 'fried-dishes'],
  [/볶음|잡채|마파두부|팔보채|떡볶이|난자완스/, 'stir-fried-dishes'],
  [/동그랑땡|저냐/, 'jeon'],
  [/양장피/, 'namul-salads'],
  [/냉동|인스턴트/, 'ready-meals'],
]);

const dairy: GroupMap = {
  named: [
    [/모유|분유, \d단계/, null],
    [/크리머/, 'cream'],
    [/^크림/, 'cream'],
    [/가공우유/, 'flavoured-milk'],
    [/^(?:우유|분유|산양유|연유)/, 'milk'],
    [/요구르트/, 'yogurt'],
    [/아이스|셔벗/, 'ice-cream'],
    [/^치즈, (?:고다|체다|파르메산|브릭)/, 'hard-cheese'],
    [/^치즈, (?:까망베르|브리|블루)/, 'soft-cheese'],
    [/^치즈, (?:리코타|모차렐라|카테지|크림)/, 'fresh-cheese'],
    [/^치즈/, 'cheese'],
  ],
  others: 'dairy',
};

const seasonings: GroupMap = {
  named: [
    [/^간장/, 'soy-sauces'],
    [/고추장(?!아찌)|된장|미소|쌈장|청국장|춘장/, 'fermented-pastes'],
    [/낫토|템페/, 'soy-products'],
    [/천일염|죽염|퉁퉁마디|소금꽃|토판염|굵은소금/, 'sea-salt'],
    [/^소금/, 'salt'],
    [/식초/, 'vinegar'],
    [/맛술/, 'rice-wine'],
    [/조미료|라면 스프/, 'stock-seasonings'],
    [/깨소금/, 'seeds'],
    [/소스|케첩|마요네즈|드레싱|페이스트|양념/, 'sauces'],
  ],
  others: 'spices-herbs',
};

export const mfdsCategories: CategoryMap = {
  // Dishes, as they are served.
  '곡류 및 서류 > 떡류': { named: [[/소스/, null]], others: 'rice-cakes' },
  '곡류 및 서류 > 곡류 및 서류': {
    named: [
      [/약식|부꾸미/, 'rice-cakes'],
      [/전병/, 'jeon'],
    ],
    others: null,
  },
  '과자류 > 기타 과자류': {
    named: [
      [/마카롱|다쿠아즈|호두과자|생크림|크로칸|구움과자|케이크|몽블랑/, 'cakes-pastries'],
      [/모나카|화과자|만주|모니카/, 'korean-sweets'],
      [/웨이퍼|쿠키|머랭|건빵|곡물바|초코롱|뛰일|크런치/, 'cookies-crackers'],
    ],
    others: 'snacks-sweets',
  },
  '과자류 > 스낵류': 'chips-snacks',
  '과자류 > 초콜릿류': 'chocolate',
  '과자류 > 쿠키.비스킷류': 'cookies-crackers',
  '과자류 > 한과류': 'korean-sweets',
  구이류: {
    named: [
      [/조미김/, 'seaweed'],
      [/참치머리/, 'high-mercury-fish'],
      [/훈제오리|런천미트|햄구이|소[시세]지/, 'processed-meat'],
    ],
    others: 'grilled-dishes',
  },
  '국 및 탕류': withRaw('soups'),
  '김치류 > 김치': 'kimchi',
  '면 및 만두류 > 만두류': 'dumplings',
  '면 및 만두류': withRaw('noodle-dishes'),
  밥류: withRaw('rice-dishes', [[/국밥/, 'soups']]),
  '밥류 > 쌀밥.잡곡밥류': { named: [[/찰밥/, 'rice']], others: 'whole-grains' },
  볶음류: 'stir-fried-dishes',
  '빵류 > 기타 빵류': {
    named: [
      [/샌드위치|토스트|버거/, 'sandwiches'],
      [/핫도그|피자/, 'pizza-burgers'],
      [/호떡|꽈배기|고로케|크로켓/, 'sandwiches'],
      [
        /와플|타르트|머핀|파이|마들렌|휘낭시에|브라우니|쿠키슈|슈크림|케[이]?[크익]|카스[텔테]라|츄러스|츄라이|도[우]?넛|푸딩|크레[이]?프|시폰|쉬폰|에클레[어르]|까눌레|롤케/,
        'cakes-pastries',
      ],
      [/쿠키|비스코티|러스크/, 'cookies-crackers'],
      [
        /빵|브레드|브래드|번$|번[^가-힣]|스콘|바게트|베이글|치아바타|포카치아|식빵|프레[즐첼]|브리오[슈쉬]|깜빠뉴|캄파뉴|호밀|모닝|롤|또띠아|스틱|크로와상|크루[아와]상|베이크/,
        'bread',
      ],
    ],
    others: null,
  },
  '빵류 > 도넛류': 'cakes-pastries',
  '빵류 > 버거류': 'pizza-burgers',
  '빵류 > 샌드위치류': 'sandwiches',
  '빵류 > 식빵류': 'bread',
  '빵류 > 앙금빵류': { named: [[/만주|도라야끼/, 'cakes-pastries']], others: 'bread' },
  '빵류 > 케이크류': 'cakes-pastries',
  '빵류 > 크림빵류': 'bread',
  '빵류 > 페이스트리류': { named: [[/크라상|크루[아와]상|크로와상/, 'bread']], others: 'cakes-pastries' },
  '빵류 > 피자류': 'pizza-burgers',
  '생채및 무침류': withRaw('namul-salads'),
  '생채및 무침류 > 샐러드': { named: [[/다랑어|연어/, null]], others: 'salads' },
  '생채및 무침류 > 어패류무침': {
    named: [
      [/가오리회|서대회|^회|밴댕이|굴무|물회|홍어|피조개/, 'raw-fish-dishes'],
      [/쥐치채/, null],
    ],
    others: 'namul-salads',
  },
  숙채류: 'namul-salads',
  아이스크림류: { named: [[/슈$|번버거/, null]], others: 'ice-cream' },
  // Bananas and "crush" usually come with milk.
  '음료 및 차류 > 과일.채소음료류': {
    named: [
      [/초코|라떼|밀크|요구르트|요거|우유|바나나|오곡|크러쉬|모히또/, 'beverages'],
      [/스파클링/, 'sodas'],
      [/주스|쥬스|착즙|클렌즈/, 'juices'],
    ],
    others: 'beverages',
  },
  '음료 및 차류 > 기타 음료류': { named: flavouredDrinks, others: 'beverages' },
  '음료 및 차류 > 스무디류': { named: frozenDrinks, others: 'beverages' },
  '음료 및 차류 > 우유.유제품류': {
    named: [
      [/요거트/, 'yogurt'],
      [/딸기|바나나|망고|초코/, 'flavoured-milk'],
    ],
    others: 'milk',
  },
  '음료 및 차류 > 주류': 'beer',
  '음료 및 차류 > 차류': { named: teas, others: 'tea' },
  '음료 및 차류 > 커피류': { named: [decaf], others: 'coffee' },
  '음료 및 차류 > 탄산음료류': {
    named: [
      [/콜라|체리콕|코카/, 'cola'],
      [/그린 ?티|블랙 ?티|피지오|티 레모네이드|러브 미|마이 몽키|상그리아|샹그리아|모히또/, 'soft-drinks'],
    ],
    others: 'sodas',
  },
  '장아찌 및 절임류': { named: [[/유부/, 'soy-products']], others: 'pickled-vegetables' },
  '전.적 및 부침류': 'jeon',
  '전.적 및 부침류 > 기타 전.적': {
    named: [[/달걀프라이|스크램블|계란말이|달걀말이/, 'cooked-eggs']],
    others: 'jeon',
  },
  '젓갈류 > 젓갈류': 'salted-seafood',
  조림류: 'braised-dishes',
  '죽 및 스프류': { named: [[/커리/, 'stews']], others: 'porridge' },
  '찌개 및 전골류': { named: [[/야끼소바/, 'noodle-dishes']], others: 'stews' },
  찜류: {
    named: [
      [/숙회/, 'steamed-dishes'],
      [/찐(?:감자|고구마)/, 'tubers'],
      [/찐옥수수/, 'whole-grains'],
    ],
    others: 'steamed-dishes',
  },
  튀김류: 'fried-dishes',
  '포류 > 포류': 'dried-fish',
  '회류 > 회류': { named: [[/육회/, 'raw-meat-dishes']], others: 'raw-fish-dishes' },
  '기타 > 기타': {
    named: [
      [/추가|도우|세트|SET|set|box|박스|펄$|쥬얼리|밀크폼/, null],
      [/디핑|소스|드레싱|머스[타터]드|살사|스프레드|딥$/, 'sauces'],
      [/시럽/, 'sugar-syrups'],
      [/아몬드$|캐슈넛|땅콩/, 'nuts'],
      [/소[시세]지/, 'processed-meat'],
      [/스트링치즈|치즈폼|퐁듀치즈/, null],
    ],
    others: null,
  },

  // Raw materials.
  '농축산물 > 감자 및 전분류': starchy,
  '농축산물 > 견과류 및 종실류': {
    named: [
      [/죽$/, 'porridge'],
      [/엿강정/, 'korean-sweets'],
      [/코코넛수/, 'juices'],
      [/코코넛밀크/, 'plant-drinks'],
      [/국수/, 'whole-grain-noodles'],
      [/묵|잣두부|때죽/, null],
      [/도토리.*가루/, 'flours-starches'],
      [/^(?:참깨|들깨|해바라기씨|호박씨|수박씨|아마씨|치아씨|삼씨|목화씨|연씨|머루씨)/, 'seeds'],
      [/^(?:개암|땅콩|마카다미아|밤|브라질너트|아몬드|은행|잣|캐슈넛|코코넛|피스타치오|피칸|호두)/, 'nuts'],
    ],
    others: 'nuts-seeds',
  },
  '농축산물 > 곡류 및 그 제품': grains,
  '농축산물 > 과실류': fruits,
  '농축산물 > 기타': {
    named: [
      [/팽창제/, 'stock-seasonings'],
      [/인삼.*추출/, null],
    ],
    others: null,
  },
  '농축산물 > 난류': {
    named: [
      [/수란/, 'raw-eggs'],
      [/삶은|프라이|스크램블|피단/, 'cooked-eggs'],
      [/생것/, 'raw-eggs'],
    ],
    others: 'eggs',
  },
  '농축산물 > 당류': {
    named: [
      [/^꿀/, 'honey'],
      [/^(?:설탕|과당|포도당|물엿|조청|시럽, 단풍|당밀)/, 'sugar-syrups'],
      [/^(?:껌|사탕|젤리|캐러멜|엿)/, 'candy-jelly'],
      [/^(?:초콜릿|초코바)/, 'chocolate'],
      [/^양갱/, 'korean-sweets'],
      [/^푸딩/, 'cakes-pastries'],
      [/^젤라틴/, 'stock-seasonings'],
    ],
    others: null,
  },
  '농축산물 > 두류': {
    named: [
      [/두유/, 'plant-drinks'],
      [/두부|비지/, 'soy-products'],
      [/국수/, 'plain-noodles'],
      [/빈대떡/, null],
      [/콩조림/, 'braised-dishes'],
      [/콩가루/, 'flours-starches'],
      [/통조림/, 'canned-vegetables'],
    ],
    others: 'beans',
  },
  '농축산물 > 버섯류': {
    named: [
      [/통조림/, 'canned-vegetables'],
      [/추출/, null],
      [/말린것, ?삶은/, 'mushrooms'],
      [/말린|가루/, 'dried-vegetables'],
    ],
    others: 'mushrooms',
  },
  '농축산물 > 어패류 및 기타 수산물': seafood,
  '농축산물 > 우유 및 유제품류': dairy,
  '농축산물 > 유지류': {
    named: [
      [/땅콩 버터/, 'nuts'],
      [/버터|돼지기름|쇠기름|닭기름|연어기름/, 'animal-fats'],
      [/마가린|쇼트닝/, 'margarine'],
    ],
    others: 'vegetable-oils',
  },
  '농축산물 > 육류': meats,
  '농축산물 > 음료류': {
    named: [
      [/저칼로리콜라|콜라/, 'cola'],
      [/탄산 음료|토닉워터/, 'sodas'],
      [/이온 음료/, 'energy-sports-drinks'],
      [/셰이크/, 'flavoured-milk'],
      [/식혜/, 'herbal-tea'],
      [/쌀 음료/, 'plant-drinks'],
      [/주스|매실|레모네이드/, 'juices'],
    ],
    others: 'beverages',
  },
  '농축산물 > 조리가공품류': composed,
  '농축산물 > 조미료류': seasonings,
  '농축산물 > 주류': {
    named: [
      [/맥주/, 'beer'],
      [/포도주|샴페인/, 'wine'],
      [/막걸리|소주|청주|복분자주|매실주|오가피주|복숭아주/, 'rice-wine'],
      [/고량주|드라이진|럼|보드카|브랜디|위스키|칵테일/, 'spirits'],
    ],
    others: 'alcohol',
  },
  '농축산물 > 차류': {
    named: [
      decaf,
      [/^커피/, 'coffee'],
      [/^코코아/, 'chocolate'],
      [/유자차, 고형물|유자청/, 'jams'],
      [/생강청/, 'sugar-syrups'],
      [/^(?:녹차|홍차|우롱차|보이차)/, 'tea'],
    ],
    others: 'herbal-tea',
  },
  '농축산물 > 채소류': vegetables,
  '농축산물 > 해조류': {
    named: [
      [/순채|클로렐라/, null],
      [/육수/, 'stock-seasonings'],
      [/튀각/, 'fried-dishes'],
    ],
    others: 'seaweed',
  },
  '수산물 > 갑각류': 'raw-crustaceans',
  '수산물 > 두족류': rawSpecies('raw-cephalopods', { livers: 'cephalopods' }),
  '수산물 > 패류': {
    named: [[/자숙품|자건품/, 'cooked-shellfish']],
    others: 'raw-shellfish',
  },
  '수산물 > 어류': rawSpecies('raw-fish', {
    livers: 'fish',
    named: [[/-알$|생식소/, 'fish-roe'], highMercury],
  }),
  '수산물 > 해조류': {
    named: [
      [/해삼/, 'other-seafood'],
      [/순채/, null],
    ],
    others: 'seaweed',
  },
  '수산물 > 기타': {
    named: [
      [/멍게|미더덕|해삼|성게|개불|해파리|군소|말미잘|오만둥이|우렁쉥이/, 'other-seafood'],
      [/크릴/, 'raw-crustaceans'],
    ],
    others: null,
  },
  '수산물 > 수산가공품': {
    named: [
      [/김-|다시마|미역|파래|톳|모자반|매생이|한천|우무|청각|대황|뜸부기|석묵|가사리/, 'seaweed'],
      [/페이스트/, null],
      fishSauce,
      [/명란젓|알젓/, 'fish-roe'],
      saltedSeafood,
      highMercury,
      canned,
      [/오징어|문어|꼴뚜기/, 'dried-fish'],
      [/훈제/, 'smoked-fish'],
      [/새우|중하|대게/, 'cooked-crustaceans'],
      [/전복|담치|바지락|조개/, 'cooked-shellfish'],
      [/해파리|해삼/, 'other-seafood'],
      [/구운/, 'cooked-fish'],
      [/건품|포\)?|북어|먹태/, 'dried-fish'],
      [/염장품|얼간품|반건품|코다리/, 'raw-fish'],
    ],
    others: 'fish',
  },
};

/** Dishes of sources without groups, whose names begin with the kind of dish: "피자_고구마 피자", "배추김치". */
export const dishesByName: GroupMap = {
  named: [
    ...plainSushi,
    ...rawDishes,
    [/^(?:피자_|피자빵)/, 'pizza-burgers'],
    [/^(?:버거|햄버거|핫도그)(?:_|$)/, 'pizza-burgers'],
    [/^커피_.*디카페인|^라떼_.*디카페인/, 'decaf-drinks'],
    [/^(?:커피|액상커피)(?:_|$)/, 'coffee'],
    [/^라떼_.*(?:두유|소이|오트|귀리|아몬드|코코넛)/, null],
    [/^라떼_.*(?:커피|카페|에스프레소|모카|돌체|콜드)/, 'coffee'],
    [/^(?:라떼|밀크티\/버블티|밀크티)_.*(?:티|녹차|말차|홍차|차이|얼그레이)/, 'tea'],
    [
      /^(?:밀크티\/버블티|밀크티|홍차|녹차|우롱차|아이스티|마테차|콤부차|레몬홍차|자몽홍차|복숭아홍차)(?:_|$)/,
      'tea',
    ],
    [/^라떼_/, 'flavoured-milk'],
    [/^밀크쉐이크/, 'flavoured-milk'],
    [
      /^(?:허브차|유자차|자몽차|레몬차|사과차|귤차|생강차|꿀차|대추차|오미자차|쌍화차|식혜|미숫가루)(?:_|$)/,
      'herbal-tea',
    ],
    [/^과ㆍ채주스(?:_|$)/, 'juices'],
    [/^탄산음료_.*(?:콜라|콕)/, 'cola'],
    [/^에이드_(?!.*(?:티|커피))/, 'sodas'],
    [/^(?:요구르트\(액상\)|요구르트\(호상\))/, 'yogurt'],
    [/^스무디_.*(?:요거트|요구르트)/, 'yogurt'],
    [
      /^(?:케이크|와플|도넛|크로플|마카롱|머핀|파이\/만주|츄러스|카스텔라|타르트|스콘|페이스트리)(?:_|$)/,
      'cakes-pastries',
    ],
    [/^(?:아이스크림|빙수|샤베트)(?:_|$)/, 'ice-cream'],
    [/^(?:샌드위치|토스트|크로켓\(고로케\)|호떡|햄샌드위치)(?:_|$)/, 'sandwiches'],
    [
      /^(?:식빵|베이글|바게트|크림빵|치즈빵|크로와상|허니브레드|소보로빵|모닝빵|팥빵|롤빵|번|치아바타|프레즐|소세지빵|앙금빵|찰떡빵|효모빵|야채빵|버터빵|소금빵|마늘빵|건포도빵|호밀빵|또띠아|감자빵|깨찰빵|기타빵)(?:_|$)/,
      'bread',
    ],
    [/^(?:비스킷\/쿠키\/크래커|웨이퍼)(?:_|$)/, 'cookies-crackers'],
    [/^(?:팝콘)(?:_|$)/, 'chips-snacks'],
    [/^초콜릿(?:_|$)/, 'chocolate'],
    [/^(?:캔디|젤리)(?:_|$)/, 'candy-jelly'],
    [/(?:깍두기|김치|겉절이|동치미|오이지)$/, 'kimchi'],
    [/(?:장아찌)(?:$|_)/, 'pickled-vegetables'],
    [/^(?:젓갈|명란젓)|(?:젓|게장)(?:$|_)/, 'salted-seafood'],
    [/(?:찌개|전골|샤브샤브|훠궈|나베)(?:$|_|\()/, 'stews'],
    [/(?:죽|스프|미음)(?:$|_|\()/, 'porridge'],
    [
      /(?:국밥|육개장|곰탕|설렁탕|추어탕|해장국|매운탕|지리탕|갈비탕|삼계탕|된장국|미역국|뭇국|무국|감자국|배추국|김치국|북엇국)(?:$|_|\()/,
      'soups',
    ],
    [
      /(?:비빔밥|덮밥|볶음밥|김밥|주먹밥|리조또|카레라이스|오므라이스|하이라이스|콩나물밥)(?:$|_|\()/,
      'rice-dishes',
    ],
    [
      /(?:칼국수|국수|냉면|우동|라멘|짬뽕|자장면|짜장면|쫄면|스파게티|막국수|수제비)(?:$|_|\()/,
      'noodle-dishes',
    ],
    [/^(?:만두|김치만두|군만두|물만두)(?:$|_)/, 'dumplings'],
    [/(?:닭튀김|닭다리튀김|튀김|돈가스|탕수육|깐풍기)(?:$|_|\()/, 'fried-dishes'],
    [/(?:볶음|잡채|떡볶이|두루치기)(?:$|_|\()/, 'stir-fried-dishes'],
    [/(?:조림|장조림)(?:$|_|\()/, 'braised-dishes'],
    [/(?:찜|수육)(?:$|_|\()/, 'steamed-dishes'],
    [/(?:전|부침개)(?:$|_)/, 'jeon'],
    [/(?:구이|불고기|스테이크)(?:$|_|\()/, 'grilled-dishes'],
    [/(?:나물|무침|생채)(?:$|_|\()/, 'namul-salads'],
    [/^샐러드_|샐러드$/, 'salads'],
    [/(?:송편|경단|인절미|시루떡|백설기|가래떡|찹쌀떡|절편)(?:$|_|\()/, 'rice-cakes'],
  ],
  others: null,
};
