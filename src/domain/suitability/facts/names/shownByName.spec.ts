import { shippedDictionary } from '../../../../../tests/helpers/foods/shippedDictionary.ts';
import { shownByName } from './shownByName.ts';

const dictionary = shippedDictionary();
const shown = (
  name: string,
  more: { nameEn?: string; aliases?: string[]; category?: string[] | null } = {},
) =>
  shownByName({ name, nameEn: null, aliases: [], category: null, withMentions: true, dictionary, ...more });
const allergensOf = (...input: Parameters<typeof shown>) =>
  [...new Set(certain(...input).flatMap(({ allergens }) => allergens))].sort();
const classesOf = (...input: Parameters<typeof shown>) => [
  ...new Set(certain(...input).flatMap(({ classes }) => classes)),
];
const certain = (...input: Parameters<typeof shown>) =>
  shown(...input).filter(({ strength }) => strength === 'certain');
const mentionedBy = (name: string) =>
  shown(name)
    .filter(({ strength }) => strength === 'mentioned')
    .flatMap(({ allergens }) => allergens);

describe('shownByName', () => {
  it.each([
    ['달걀프라이', ['egg']],
    ['멸균우유', ['milk']],
    ['바나나맛우유', ['milk']],
    ['두부', ['soybean']],
    ['두부조림', ['soybean']],
    ['새우튀김', ['shrimp']],
    ['다이닝데모 통새우 만두', ['shrimp']],
    ['간장', ['soybean']],
    ['진간장', ['soybean']],
    ['닭볶음탕', ['chicken']],
    ['닭갈비', ['chicken']],
    ['돼지갈비', ['pork']],
    ['소갈비찜', ['beef']],
    ['소고기국', ['beef']],
    ['계란찜', ['egg']],
    ['치즈피자', ['milk']],
    ['굴국밥', ['shellfish']],
    ['오징어덮밥', ['squid']],
    ['멸치견과류볶음', ['fish', 'tree-nuts']],
    ['땅콩버터', ['peanut']],
    ['게맛살', ['fish']],
    ['칠면조 햄', []],
    ['햄', ['pork']],
    ['베이컨', ['pork']],
    ['Walnut cake', ['walnut']],
    ['닭고기 햄', ['chicken']],
    ['Grilled mackerel', ['mackerel']],
    ['Rice with beef and egg', ['beef', 'egg']],
    ['Cheese pizza', ['milk']],
    ['Pork dumplings', ['pork']],
    ['Spaghetti with shrimp, garlic', ['shrimp', 'wheat']],
    ['Egg noodles', ['egg', 'wheat']],
    ['메밀소바', ['buckwheat']],
    ['꽃게탕', ['crab']],
    ['돈까스', ['pork']],
    ['식빵', ['wheat']],
    ['달걀말이', ['egg']],
    ['Cheese omelette', ['egg', 'milk']],
    ['Prawn curry', ['shrimp']],
    ['Salmon fillet', ['fish']],
    ['Clam chowder', ['shellfish']],
    ['Skim milk', ['milk']],
    ['Crunchy peanut butter', ['peanut']],
    ['Greek yogurt', ['milk']],
  ])('%s shows %j', (name, allergens) => {
    expect(allergensOf(name)).toEqual(allergens);
  });

  it.each([
    '코코넛밀크',
    '땅콩 없는 과자',
    '돼지감자',
    '새우깡',
    '새우맛 과자',
    '치즈맛 스낵',
    '치킨무',
    '돈가스소스',
    '소불고기 양념맛',
    '소금',
    '닭의장풀',
    '버터플라이피',
    '달걀버섯',
    '땅콩호박',
    '밤고구마',
    '콩고기',
    '밀크티',
    '고래밥',
    '오리온 예감',
    '달걀 없는 오믈렛',
    'Pork or beef dumplings',
    '치킨맛 볶음밥',
    'Chicken flavour noodle soup',
    '오리지널 칩',
    '버터헤드',
    '게르마늄수',
    '밀크씨슬차',
    '카카오버터',
    '대게맛 스낵',
    '메밀묵',
    'Peanut-free bar',
    'Butternut squash',
    'Buckwheat',
    '비건 치즈',
    '식물성 햄',
    '글루텐프리 빵',
    '쌀빵',
    'Butter bean',
    'Buttercup squash',
    'Vegan cheese',
    'Egg-free cake',
    'Milk flavour candy',
    'Lamb’s lettuce, raw',
    'Crab apple',
    'Beef tomato soup mix',
    'Fish-shaped pastry',
    'Coconut yogurt',
    'Pork cutlet sauce',
    'Milk thistle',
    'Gluten-free bread',
    'Eggplant',
  ])('%s shows no animal, gluten or peanut', (name) => {
    const unwanted = [
      'milk',
      'egg',
      'pork',
      'beef',
      'chicken',
      'shrimp',
      'crab',
      'fish',
      'wheat',
      'gluten',
      'peanut',
    ];
    expect(allergensOf(name).filter((slug) => unwanted.includes(slug))).toEqual([]);
    expect(classesOf(name)).not.toContain('animal');
  });

  it.each(['두유', '아몬드우유', '오트밀크', 'Almond milk', 'Peanut butter', 'Soy yogurt'])(
    '%s shows no milk',
    (name) => {
      expect(allergensOf(name)).not.toContain('milk');
    },
  );

  it.each([
    ['우유식빵', 'milk'],
    ['새우칩', 'shrimp'],
    ['오징어땅콩', 'squid'],
    ['땅콩샌드', 'peanut'],
    ['요거트바', 'milk'],
    ['꽃게랑', 'crab'],
    ['밀떡볶이', 'wheat'],
    ['카스테라', 'egg'],
    ['Cheesecake', 'milk'],
    ['Walnut cake', 'walnut'],
    ['모짜렐라 치즈스틱', 'milk'],
    ['Shrimp crackers', 'shrimp'],
    ['Cheddar cheese puffs', 'milk'],
    ['땅콩 없는 과자', 'peanut'],
  ])('%s mentions %s, which puts a pack in doubt that denies it', (name, slug) => {
    expect(mentionedBy(name)).toContain(slug);
  });

  it.each([
    ['새우맛 과자', 'shrimp'],
    ['Milk flavour candy', 'milk'],
    ['Peanut-free bar', 'peanut'],
    ['비건 치즈스틱', 'milk'],
    ['코코넛밀크', 'milk'],
    ['굴비', 'shellfish'],
    ['땅콩호박', 'peanut'],
    ['버터헤드', 'milk'],
    ['오리지널', 'chicken'],
    ['아몬드브리즈', 'milk'],
    ['게토레이', 'crab'],
    ['닭의장풀', 'chicken'],
  ])('%s does not mention %s', (name, slug) => {
    expect(mentionedBy(name)).not.toContain(slug);
  });

  it('reads the English name and the aliases', () => {
    expect(allergensOf('분식 모둠', { nameEn: 'Fried squid' })).toEqual(['squid']);
    expect(allergensOf('포두부', { aliases: ['건두부', '두부면'] })).toEqual(['soybean']);
  });

  it('lets one name deny what another seems to show', () => {
    expect(allergensOf('치즈피자', { nameEn: 'Vegan cheese pizza' })).toEqual([]);
  });

  it.each<[slug: string, allergens: string[], name: string]>([
    ['raw-fish', ['fish'], 'fish'],
    ['eggs', ['egg'], 'egg'],
    ['hard-cheese', ['milk'], 'cheese'],
    ['cooked-pork', ['pork'], 'pork'],
    ['soy-products', [], 'soy products, which may be of wheat'],
    ['cream', [], 'cream, which may be of plants'],
    ['dried-fish', [], 'dried fish, which may be squid'],
  ])('the category %s shows %j', (slug, allergens) => {
    const paths: Record<string, string[]> = {
      'raw-fish': ['fish-seafood', 'fish'],
      'hard-cheese': ['dairy', 'cheese'],
      'cooked-pork': ['meat', 'pork'],
    };
    expect(allergensOf('이름', { category: [...(paths[slug] ?? []), slug] })).toEqual(allergens);
  });

  it('names a group by its category without naming a member', () => {
    const [thing] = shown('이름', { category: ['fish-seafood', 'crustaceans'] }).filter(
      ({ allergens }) => allergens.length > 0,
    );
    expect(thing).toMatchObject({
      allergens: ['crustaceans'],
      wholeGroups: [],
      origin: { kind: 'category' },
    });
  });

  it.each(['닭다리', '곰 젤리', '오징어 땅콩'])(
    'takes %s among the snacks for a shape or a flavour',
    (name) => {
      expect(classesOf(name, { category: ['snacks-sweets', 'chips-snacks'] })).not.toContain('meat');
      expect(classesOf(name, { category: ['snacks-sweets', 'chips-snacks'] })).not.toContain('seafood');
    },
  );

  it.each(['무알코올 맥주', '논알콜 맥주', 'Alcohol-free beer', '럼 레이즌 케이크'])(
    '%s shows no alcohol',
    (name) => {
      expect(classesOf(name)).not.toContain('alcohol');
    },
  );

  it.each<[name: string, category: string, hasCaffeine: boolean]>([
    ['커피우유', 'flavoured-milk', true],
    ['녹차 음료', 'beverages', true],
    ['커피맛 우유', 'flavoured-milk', false],
    ['디카페인 커피우유', 'flavoured-milk', false],
    ['커피 크리머', 'beverages', false],
    ['커피 크림빵', 'bread', false],
  ])('%s (%s) has caffeine: %s', (name, category, hasCaffeine) => {
    expect(classesOf(name, { category: [category] }).includes('caffeine')).toBe(hasCaffeine);
  });

  it('says whether a dish is raw only where the name is the thing itself', () => {
    expect(classesOf('육회')).toContain('raw-meat');
    expect(classesOf('생선회')).toContain('raw-fish');
    expect(classesOf('생굴국밥')).not.toContain('raw-fish');
  });

  it('quotes the name', () => {
    expect(shown('새우튀김')[0]?.origin).toEqual({ kind: 'name', text: '새우튀김' });
  });
});
