import { shippedDictionary } from '../../../tests/helpers/foods/shippedDictionary.ts';
import { readLabel, type PackTexts } from './readLabel.ts';

const dictionary = shippedDictionary();
const { schemesOf, withAncestors, withDescendants } = dictionary.allergens;

/** The allergens that a pack proves to be absent. */
function absentIn(texts: PackTexts): string[] {
  const { scheme, contains, mayContain, doubtful } = readLabel(texts, dictionary);
  const isNamed = (slug: string) =>
    [...withAncestors(slug), ...withDescendants(slug)].some((one) =>
      [contains, mayContain, doubtful].some((list) => list.includes(one)),
    );
  return dictionary.allergens.slugs.filter(
    (slug) => scheme !== null && schemesOf(slug).includes(scheme) && !isNamed(slug),
  );
}

/** The pack proves no absence of these; `all`: of no allergen. */
type DoubtfulCase = [text: string, slugs: string];

function neverAbsent(cases: readonly DoubtfulCase[]): void {
  test.each(cases)('%s: %s', (allergenText, slugs) => {
    const absent = absentIn({ allergenText });
    if (slugs === 'all') expect(absent).toEqual([]);
    else for (const slug of slugs.split(' ')) expect(absent).not.toContain(slug);
  });
}

/** The pack still proves that peaches or peanuts are absent, so it stays useful. */
function stillDecided(texts: readonly string[]): void {
  test.each(texts)('%s', (allergenText) => {
    const absent = absentIn({ allergenText });
    expect(absent.includes('peach') || absent.includes('peanut')).toBe(true);
  });
}

describe('a sentence that is not understood leaves a doubt', () => {
  describe('about what it names', () =>
    neverAbsent([
      ['대두 함유. 계란 알레르기가 있는 분은 드시지 마세요.', 'egg'],
      ['대두 함유. 계란을 곁들여 구웠어요.', 'egg'],
      ['대두 함유. 계란 함유 여부 확인 필요', 'egg'],
      ['Contains: Soy. Do not eat if you are allergic to egg.', 'egg'],
      ['Contains: Soy. Our bakers handle eggs.', 'egg'],
      ['Contains: Soy. Brushed with egg.', 'egg'],
      ['Contains: Soy. Warning: egg!', 'egg'],
    ]));
  describe('about all allergens where it names none, or has words that are not understood', () =>
    neverAbsent([
      ['대두 함유. 성분은 로트마다 다를 수 있습니다.', 'all'],
      ['대두 함유. 알레르기가 있으신 분은 문의하세요.', 'all'],
      ['대두 함유. 빠른공정뷁을 거쳤습니다.', 'all'],
      ['Contains: Soy. Allergens vary.', 'all'],
      ['대두 함유 🥚', 'all'],
      ['Contains: soy 🥛', 'all'],
      ['Contains: Soy. Eggs and qwzrt are close by.', 'all'],
    ]));
  test('and keeps the proof for allergens that it is surely not about', () => {
    const { scheme, doubtful } = readLabel(
      { allergenText: 'Contains: Soy. Not guaranteed egg free.' },
      dictionary,
    );
    expect([scheme, doubtful]).toEqual(['us', ['egg']]);
  });
  describe('but recognised boilerplate leaves none', () =>
    stillDecided([
      '대두 함유. 직사광선을 피해 서늘한 곳에 두십시오. 개봉 후 냉장 보관',
      '대두 함유. 부정·불량식품 신고는 국번없이 1399',
      '대두 함유\n제조원: 서울우유협동조합 경기도 양주시 은현면 1',
      '대두 함유. 플라스틱류로 분리배출하세요.',
      '대두 함유. 에어프라이어 180도에서 10분간 조리하세요.',
      '대두 함유. 날카로운 모서리에 다칠 수 있으니 주의하세요.',
      '대두 함유. 영양성분: 열량 100 kcal, 단백질 2 g',
      '대두 함유. 당첨자는 홈페이지에서 확인하세요.',
      'Contains: Soy. Store in a cool, dry place. Best before: see lid.',
      'Contains: Soy. Distributed by Milky Way Foods, Egg Harbor NJ',
      'Contains: Soy. Questions? Call 1-800-555-0199. Please recycle.',
      'Contains: Soy. Net Wt 12 oz (340g). Product of Italy.',
      'Contains: Soy. Caution: may contain bones.',
      'Contains: Soy. Microwave on high for 2 minutes.',
    ]));
  describe('nor on the line after a list under a heading, or behind a mark', () =>
    stillDecided([
      '알레르기 유발물질: 대두, 밀\n흔들어 드세요',
      '알레르기 유발물질: 대두, 밀 / 식품유형: 건면 / 중량: 500g',
      '알레르기 유발물질: 대두, 밀\n고객상담 02-555-0123 www.hanbit.example',
      '대두 함유 • 나트륨 함량은 QR코드로 확인',
      '대두 함유. 수산물 이력제 적용 상품, 원산지 베트남',
      '대두 함유. 본 제품은 질병의 예방 및 치료를 위한 의약품이 아닙니다.',
      '대두 함유. 이물질 발견 시 즉시 섭취를 중단하고 고객센터로 연락 주십시오.',
      '대두 함유. 이미 냉동되었으니 해동 후 다시 냉동하지 마십시오.',
      '대두 함유. 이력번호 002123456789, 등급 1++',
      'Allergens: soy, wheat\nPlease recycle',
      'Allergens: soy, wheat / Best if used by date on package',
      'Contains: Soy. Follow us @acmefoods. Visit us at www.example.com',
      'Contains: Soy. Pasteurized. Grade A. Sell by date on top.',
      'Contains: Soy. Stir before use; oil separation is natural.',
      'Contains: Soy. Approx. 20 servings per bag.',
      'Contains: Soy. Contents may have settled during shipping.',
    ]));
  describe('but boilerplate with another subject does', () =>
    neverAbsent([
      ['대두 함유. 고객센터 080-000-0000 우유 조심', 'milk'],
      ['대두 함유. 자세한 내용은 홈페이지 참조', 'all'],
      ['대두 함유. 주문 시 견과 여부 확인', 'all'],
      ['대두 함유. 레시피는 자주 바뀝니다', 'all'],
      ['Contains: Soy. Distributed by Peanut House, processes peanuts', 'peanut'],
      ['Contains: Soy. For ingredients visit our website.', 'all'],
      ['Contains: Soy. Packed on shar', 'all'],
      ['Contains: Soy. Serve with peanut sauce', 'peanut'],
    ]));
});

describe('cross-contact is read in unusual words', () => {
  test.each<[string, string[]]>([
    ['밀 함유. 계란 제품과 설비를 함께 씁니다.', ['egg']],
    ['밀 함유. 같은 튀김기에서 새우를 조리합니다.', ['shrimp']],
    ['밀 함유. 우유가 극소량 남아 있을 수 있습니다.', ['milk']],
    ['밀 함유. 우유 사용 시설에서 포장합니다.', ['milk']],
    ['Contains: Wheat. Milk is used in our kitchen.', ['milk']],
    ['Contains: Wheat. Fried in the same oil as fish.', ['fish']],
    ['Contains: Wheat. Milk residue may remain.', ['milk']],
  ])('%s', (allergenText, traces) => {
    const { mayContain, doubtful } = readLabel({ allergenText }, dictionary);
    expect([...mayContain, ...doubtful]).toEqual(expect.arrayContaining(traces));
  });
  describe('and a list of traces with an open end leaves all others in doubt', () =>
    neverAbsent([
      ['밀 함유. 우유, 대두 등을 사용한 제품과 같은 시설에서 제조', 'all'],
      ['밀 함유. 우유, 기타 알레르기 유발물질 혼입 가능', 'all'],
      ['밀 함유. 공용 설비에서 제조합니다.', 'all'],
      ['Contains: Wheat. May contain milk and other allergens.', 'all'],
      ['Contains: Wheat. Made on shared equipment.', 'all'],
      ['Contains: Wheat. May contain milk, egg, pean', 'all'],
    ]));
});

describe('a list that is unreadable or cut off is open', () =>
  neverAbsent([
    ['밀, 우유, … 함유', 'all'],
    ['밀, □□, 우유 함유', 'all'],
    ['밀, ○○○ 함유', 'all'],
    ['■유, 밀 함유', 'all'],
    ['밀, ■, 우유 함유', 'all'],
    ['밀, [판독불가] 함유', 'all'],
    ['밀, 기타 함유', 'all'],
    ['밀, 우유 등 함유', 'all'],
    ['밀, 우유,', 'all'],
    ['밀, 우유 및', 'all'],
    ['밀과', 'all'],
    ['밀, 대두, 고등', 'all'],
    ['밀, 우유, 땅', 'all'],
    ['밀, , 우유 함유', 'all'],
    ['밀, 우유, 황산류 함유', 'all'],
    ['밀, 우유 함유 /', 'all'],
    ['밀, 밀, 우유 함유 ?', 'all'],
    ['Contains: Milk, ...', 'all'],
    ['Contains: Milk, ???', 'all'],
    ['Contains: Milk, ***', 'all'],
    ['Contains: Milk, [unreadable]', 'all'],
    ['Contains: Milk, etc.', 'all'],
    ['Contains: Milk and others', 'all'],
    ['Contains: Milk, and', 'all'],
    ['Contains: Milk,', 'all'],
    ['Contains: Milk, lup', 'all'],
    ['Contains: Milk, pea', 'all'],
    ['Contains: Milk, heat', 'all'],
    ['Contains: Milk, Tree Nuts (', 'all'],
    // Marks in place of a name, wherever they stand.
    ['밀, ×× 함유', 'all'],
    ['밀, --, 우유 함유', 'all'],
    ['밀, 우유 ✕✕ 함유', 'all'],
    ['◻◻, 밀 함유', 'all'],
    ['밀,#함유', 'all'],
    ['밀, 1 함유', 'all'],
    ['밀, ㅇㅇ 함유', 'all'],
    ['밀 함유. 우유, ^^을 사용한 제품과 같은 시설에서 제조', 'all'],
    ['밀 함유. ×××', 'all'],
    ['Contains: Milk, ~~~', 'all'],
    ['Contains: ◻◻◻ and milk', 'all'],
    ['Contains: milk and ***.', 'all'],
    ['May contain milk, %. Contains: Wheat', 'all'],
    // Ends that announce more.
    ['밀, 우유:', 'all'],
    ['밀, 우유=', 'all'],
    ['밀, 게살을', 'all'],
    ['밀, 우유 그리고', 'all'],
    ['해당없음, 조개류(굴', 'all'],
    ['Contains: Wheat; soy;', 'all'],
    ['Contains: Wheat, soy plus', 'all'],
    ['Contains: Wheat. May contain milk & more', 'all'],
  ]));

describe('amounts, bullets, joining marks and decoration stand for no name', () =>
  stillDecided([
    '★ 대두 함유 ★ 원산지: 국내산',
    '- 밀, 대두 함유 -',
    '대두 3 %, 밀 함유',
    'Contains: Milk & Soy',
    'Contains: Milk, & Soy',
    'Contains: Milk®, Soy',
  ]));

describe('a mark before a heading is a bullet', () =>
  stillDecided([
    '■ 알레르기 유발물질: 밀, 우유 함유',
    '밀, 우유 함유\n● 이 제품은 대두를 사용한 제품과 같은 시설에서 제조',
  ]));

describe('a word for a group means each of its members', () => {
  neverAbsent([
    ['우유 함유. 견과류를 사용한 제품과 같은 시설에서 제조', 'walnut pine-nut peanut'],
    ['우유 함유. 어패류 혼입 가능', 'squid mackerel shrimp crab shellfish'],
    ['우유 함유. 수산물을 사용한 제품과 같은 시설에서 제조', 'squid mackerel shrimp crab'],
    ['우유 함유. 갑각류 혼입 가능', 'shrimp crab'],
    ['우유, 해산물 함유', 'squid mackerel shrimp'],
    ['우유, 육류 함유', 'pork beef chicken'],
    ['우유, 곡류 함유', 'wheat buckwheat'],
    ['우유, 수산가공품 함유', 'squid mackerel shrimp crab'],
    ['우유, 육가공품 함유', 'pork beef chicken'],
    ['우유, 등푸른생선 함유', 'mackerel'],
    ['우유, 알레르기 유발식품 함유', 'all'],
    ['밀 함유. 유제품 혼입 가능', 'milk'],
    ['밀 함유. 19종 알레르기 유발물질을 사용한 제품과 같은 시설에서 제조', 'all'],
    ['밀 함유. 모든 알레르기 유발물질을 취급합니다.', 'all'],
    ['Contains: Wheat. May contain nuts.', 'tree-nuts walnut'],
    ['Contains: Wheat. May contain seafood.', 'fish mackerel crustaceans shrimp'],
    ['Contains: Wheat. May contain seeds.', 'sesame'],
    ['Contains: Wheat. May contain legumes.', 'peanut soybean'],
    ['Contains: Wheat. Made in a plant that handles all major allergens.', 'all'],
  ]);
  test('of which a declaration proves none to be present', () => {
    const { contains, doubtful } = readLabel({ allergenText: '우유, 육류 함유' }, dictionary);
    expect(contains).toEqual(['milk']);
    expect(doubtful).toEqual(['pork', 'chicken', 'beef']);
  });
});

describe('a claim never outweighs what else the text says', () => {
  neverAbsent([
    ['밀 함유. 전용 라인에서 만드나 우유 혼입 우려 있음', 'milk'],
    ['밀 함유. 우유 무첨가를 보장하지 않습니다.', 'milk'],
    ['밀 함유. 우유 무첨가(단, 혼입 가능)', 'milk'],
    ['밀 함유. 우유와 완전히 분리되지 않은 라인', 'milk'],
    ['Contains: Wheat. Milk free, but made where milk is used.', 'milk'],
    ['Contains: Wheat. Almost milk free.', 'milk'],
    ['Contains: Wheat. Dedicated nut free line, milk present.', 'milk'],
    ['Contains: Wheat. No milk added, contains milk traces.', 'milk'],
    // A place that is dedicated to an allergen is no place without it.
    ['밀 함유. 새우 전용 설비에서 가공', 'shrimp'],
    ['Contains: Wheat. From our dedicated dairy plant.', 'milk'],
    ['Contains: Wheat. Not free of butter.', 'milk'],
    ['Contains: Wheat. Not a peanut free site.', 'peanut'],
  ]);
  describe('and an understood claim leaves no doubt', () =>
    stillDecided([
      '밀 함유. 우유 무첨가.',
      '대두 함유 / 밀, 우유 제품 생산시설과 완전히 분리된 전용 시설에서 제조',
      'Contains: Wheat. Dairy free.',
      'Contains: Wheat. No artificial colors, flavors or preservatives.',
      'Contains: Wheat. Made in a nut-free facility.',
    ]));
});

test.each<[string, string[]]>([
  ['밀: 있음, 계란: 없음', ['wheat']],
  ['밀: 없음 / 우유: 있음', ['milk']],
  ['Milk: yes / Egg: no', ['milk']],
])('a table shows what is in the food and proves no absence: %s', (allergenText, contains) => {
  expect(readLabel({ allergenText }, dictionary)).toMatchObject({ scheme: null, contains });
});

describe('a list of ingredients that is not read leaves the declaration without proof', () => {
  test.each([
    '小麦粉, 砂糖, 卵',
    '牛奶、鸡蛋、糖',
    'Weizenmehl, Zucker, Palmöl, Salz, Vollmilchpulver',
    'Farine de blé, beurre, sucre, lait, sel',
    'Harina de trigo, azúcar, leche, huevo',
    'молоко, сахар, соль',
    'ไข่ไก่ น้ำตาล เกลือ',
    'Water, salt, sugar, rice, pepper, 牛乳',
    '골든믹스에이, 뷁베이스, 쏅분말',
    'Velvatron, Crestamix, water',
    'Leche',
    'A-101, B-204, C-33, 정제소금',
    '원재료명은 홈페이지를 참고하십시오',
    'Full list of ingredients on our website.',
  ])('%s', (ingredientsText) => {
    expect(absentIn({ allergenText: '대두 함유', ingredientsText })).toEqual([]);
    expect(absentIn({ allergenText: 'Contains: Soy.', ingredientsText })).toEqual([]);
  });
  test.each(['밀가루, 설탕, 리골레또, 정제소금, 팜유', 'Wheat flour, sugar, D-α-tocopherol, salt, granary'])(
    'but a few unknown words do not: %s',
    (ingredientsText) => {
      expect(absentIn({ allergenText: '밀, 대두 함유', ingredientsText })).toContain('peach');
    },
  );
  test.each<[sentence: string, slugs: string[]]>([
    ['우유 제품과 생산 설비를 함께 씁니다.', ['milk']],
    ['우유를 곁들여 구웠습니다.', ['milk']],
    ['우유 프리 아님', ['milk']],
    ['경고: 우유', ['milk']],
    ['공용 설비 사용', ['milk', 'peach']],
    ['알레르기가 있으신 분은 문의하세요.', ['milk', 'peach']],
    ['22종 알레르기 유발물질을 취급하는 공장', ['milk', 'peach']],
    ['성분은 로트마다 다를 수 있습니다.', ['milk', 'peach']],
    ['자세한 내용은 홈페이지 참조', ['milk', 'peach']],
    ['우유 유무 확인 불가', ['milk', 'peach']],
    ['견과 취급', ['walnut', 'pine-nut']],
    ['Seafood is cooked here.', ['shrimp', 'mackerel']],
    ['See back for allergens.', ['milk', 'peach']],
    ['Ingredients may vary.', ['milk', 'peach']],
  ])('and a sentence among the ingredients counts as in the declaration: %s', (sentence, slugs) => {
    const ingredientsText = `밀가루, 설탕, 정제소금. ${sentence}`;
    const absent = absentIn({ allergenText: '밀 함유', ingredientsText });
    for (const slug of slugs) expect(absent).not.toContain(slug);
  });
  test('but directions and remarks among them do not', () => {
    const ingredientsText = '밀가루, 설탕, 정제소금. 맛있게 드세요. 개봉 후 냉장 보관하십시오.';
    expect(absentIn({ allergenText: '밀 함유', ingredientsText })).toContain('milk');
  });
  test('and a remark beside the list does not hide the list', () => {
    const { contains } = readLabel({ ingredientsText: '쌀, 설탕, 우유, 돈장 맛있게 드세요' }, dictionary);
    expect(contains).toEqual(expect.arrayContaining(['milk', 'pork']));
  });
});

test.each([
  ['크릴새우, 정제소금', 'shrimp'],
  ['독도새우, 소금', 'shrimp'],
  ['뷁우유, 소금', 'milk'],
  ['키토산, 전분', 'crab'],
  ['Krill oil, gelatin', 'shrimp'],
  ['Scampi, rice', 'shrimp'],
  ['Worcestershire sauce, rice', 'fish'],
  ['어분, 옥수수', 'fish'],
])('%s shows %s', (ingredientsText, slug) => {
  expect(readLabel({ ingredientsText }, dictionary).contains).toContain(slug);
});

test('names the allergens that the list shows and the declaration leaves out', () => {
  const undeclaredIn = (allergenText: string, ingredientsText: string) =>
    readLabel({ allergenText, ingredientsText }, dictionary).undeclared;
  expect(undeclaredIn('대두 함유', '땅콩, 설탕, 대두유')).toEqual(['peanut']);
  expect(undeclaredIn('없음', '새우, 소금')).toEqual(['shrimp']);
  expect(undeclaredIn('대두 함유', '대두, 설탕')).toEqual([]);
  expect(undeclaredIn('대두를 사용한 제품과 같은 시설에서 제조', '땅콩, 설탕')).toEqual([]);
});

describe('whether a list of ingredients is whole, and where additives come from', () => {
  const isProvenVegan = (ingredientsText: string) => {
    const { ingredients, classes } = readLabel({ ingredientsText }, dictionary);
    const isDoubtful = classes.present.some((slug) => slug === 'not-vegan' || slug === 'vegan-unstated');
    return ingredients?.isComplete === true && !isDoubtful;
  };
  test.each([
    // An entry that names nothing.
    '쌀, 기타',
    '쌀, 부재료',
    '쌀, 기타 원료',
    '쌀, 추출물',
    '쌀, 소금 및',
    '쌀, 소금 등',
    '쌀, □□',
    'Rice, other',
    'Rice, minor ingredients',
    'Rice, extract',
    'Rice, powder',
    'Rice, salt and more',
    'Rice, salt and',
    'Rice, salt, ?',
    'Rice, salt, …',
    '쌀, ^^',
    '쌀, --, 소금',
    '쌀, 12',
    '쌀, 소금 및 기타',
    '쌀, 부원료 3%',
    '쌀, 소금 외 3종',
    'Rice, ~~~, salt',
    'Rice, salt & others',
    'Rice, salt and powder',
    'Rice, powder (maltodextrin)',
    // A carrier does not tell an origin.
    '쌀, 효소제제(말토덱스트린)',
    '쌀, 비타민D3(옥수수유)',
    '쌀, 유화제(말토덱스트린)',
    'Rice, vitamin D3 (coconut oil)',
    'Rice, enzymes (maltodextrin)',
    'Rice, E471 (maltodextrin)',
    // Additives that may come from animals.
    '쌀, 레시틴',
    'Rice, E322',
    'Rice, E627',
    'Rice, E 631',
    'Rice, flavour enhancer (INS 635)',
    'Rice, I+G',
    'Rice, E 471',
    'Rice, emulsifier (471)',
    'Rice, emulsifier 471',
    '쌀, 유화제(471)',
    // Not without lard.
    'Rice, non-hydrogenated lard',
  ])('%s: not proven vegan', (text) => {
    expect(isProvenVegan(text)).toBe(false);
  });
  test.each([
    '쌀, 소금',
    '쌀, 유화제(대두레시틴)',
    '쌀, 증점제(잔탄검), 산도조절제(구연산)',
    '쌀, 식물성 레시틴',
    '먹는샘물(수원지: 경기도 포천시 이동면)',
    'Rice, salt 2 %, & onion powder',
    'Rice, lecithin (soy)',
    'Rice, vegetable lecithin',
    'Rice, stabiliser (guar gum)',
    'Rice, shortening (palm oil)',
    'Rice, non-dairy topping (palm oil, salt)',
    'Rice, onion powder, vanilla extract',
  ])('%s: proven vegan', (text) => {
    expect(isProvenVegan(text)).toBe(true);
  });
});

test.each([
  ['letters without a blank', 'a'.repeat(20_000)],
  ['syllables without a blank', '가'.repeat(20_000)],
  ['a word in a script that is not read', '豆腐'.repeat(10_000)],
  ['open brackets', '['.repeat(20_000)],
  ['commas', ', '.repeat(10_000)],
  ['marks', '■ '.repeat(10_000)],
  ['sentences', '우유. '.repeat(5_000)],
  ['a megabyte of names', 'wheat, '.repeat(150_000)],
])('reads long texts in linear time: %s', (_, text) => {
  expect(readLabel({ allergenText: text, ingredientsText: text }, dictionary)).toHaveProperty('scheme');
});
