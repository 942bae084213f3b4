import { unknownNutrients, type NutrientName } from '../nutrients.ts';
import { plausibilityFlags } from './plausibility.ts';

type Some = Partial<Record<NutrientName, number>>;
const flagsOf = (
  name: string,
  values: Some,
  more: { category?: string; servingSize?: number; labels?: string[] } = {},
) => plausibilityFlags({ name, ...more, nutrients: { ...unknownNutrients(), ...values } });
const lowOf = (...about: Parameters<typeof flagsOf>) =>
  flagsOf(...about).flatMap(({ flag, nutrients }) => (flag === 'implausible-low' ? nutrients : []));

describe('figures that are too low for a food', () => {
  it.each<[string, Some]>([
    ['진간장', { sodium: 5 }],
    ['Soy sauce made from soy (tamari)', { sodium: 5.6 }],
    ['체다 치즈', { sodium: 10 }],
    ['Cheese, cheddar', { sodium: 6.5 }],
    ['배추김치', { sodium: 4 }],
    ['신라면', { sodium: 1.8 }],
    ['슬라이스 햄', { sodium: 8 }],
    ['불고기 피자', { sodium: 4 }],
    ['오징어 젓갈', { sodium: 50 }],
    ['천일염', { sodium: 33 }],
    ['바나나', { potassium: 3.5 }],
    ['벌꿀', { sugars: 8 }],
    ['레드와인', { alcohol: 0.1 }],
    ['시금치, 생것', { vitaminK: 0.5 }],
  ])('%s with %j', (name, values) => {
    expect(lowOf(name, values)).toEqual(Object.keys(values));
  });

  it.each<[string, Some]>([
    ['콤비네이션 피자', { energyKcal: 17, sodium: 400, fat: 1 }],
    ['올리브유', { energyKcal: 50, fat: 70 }],
    ['무염버터', { energyKcal: 30, fat: 70 }],
    ['백설탕', { energyKcal: 20, carbohydrate: 99 }],
    ['볶은 아몬드', { energyKcal: 60, fat: 50 }],
  ])('doubt all figures when the energy is too low: %s with %j', (name, values) => {
    expect(lowOf(name, values).sort()).toEqual(Object.keys(values).sort());
  });

  it.each<[string, Some]>([
    ['진간장', { sodium: 5_500 }],
    ['두부 간장조림', { sodium: 280 }],
    ['무염 치즈', { sodium: 10 }],
    ['Cheese, swiss, low sodium', { sodium: 14 }],
    ['고구마', { sodium: 5 }],
    ['콤비네이션 피자', { energyKcal: 240, sodium: 450 }],
    ['아몬드 우유', { energyKcal: 17 }],
    ['땅콩버터', { energyKcal: 590 }],
    ['제로 콜라', { sugars: 0 }],
    ['Oil, olive, salad or cooking', { energyKcal: 884 }],
    ['Fish, tuna, light, canned in oil, drained solids', { energyKcal: 198 }],
    ['디카페인 아메리카노', { caffeine: 1 }],
    ['무알콜 맥주', { alcohol: 0 }],
    ['달걀 흰자', { cholesterol: 0 }],
    ['버터넛 스쿼시', { energyKcal: 45 }],
    ['Butter, light, 39-41% fat, unsalted', { energyKcal: 391, fat: 41 }],
    ['Mussels, in a shallot and white wine broth', { alcohol: 0 }],
    ['Tomato, beef heart, raw', { protein: 0.5 }],
    ['Apple juice, honey crisp', { sugars: 12 }],
  ])('are not %s with %j', (name, values) => {
    expect(lowOf(name, values)).toEqual([]);
  });

  it('follow from the category where the name says nothing', () => {
    expect(lowOf('만능 양념', { sodium: 5 }, { category: 'soy-sauces' })).toEqual(['sodium']);
    expect(lowOf('도미노 슈퍼디럭스', { energyKcal: 20 }, { category: '피자류' })).toEqual(['energyKcal']);
  });

  it.each<[string, string, Some]>([
    ['그린민트 초콜릿 venti (iced)', 'flavoured-milk', { energyKcal: 97 }],
    ['아몬드 봉봉', 'ice-cream', { energyKcal: 211 }],
    ['꿀 다크리카노', 'coffee', { energyKcal: 29 }],
    ['버터 크라상', 'bread', { energyKcal: 440 }],
  ])('are not figures of %s in the category %s: its words are flavours', (name, category, values) => {
    expect(lowOf(name, values, { category })).toEqual([]);
  });

  it.each<[string, string, Some]>([
    ['콜라', 'beverages', { sugars: 0 }],
    ['아메리카노', 'coffee', { caffeine: 0 }],
    ['치즈 케이크', 'cakes-pastries', { energyKcal: 17 }],
    ['베이글', 'bread', { energyKcal: 40 }],
  ])('are still those of %s in the category %s', (name, category, values) => {
    expect(lowOf(name, values, { category })).toEqual(Object.keys(values));
  });

  it('count "low salt" for less than "without salt"', () => {
    expect(lowOf('저염 명란젓', { sodium: 10 })).toEqual(['sodium']);
    expect(lowOf('저염 명란젓', { sodium: 150 })).toEqual([]);
    expect(lowOf('나트륨 무첨가 김치', { sodium: 10 })).toEqual([]);
  });

  it.each<[string, string[], Some]>([
    ['체다 치즈', ['low-sodium'], { sodium: 10 }],
    ['배추김치', ['no-added-salt'], { sodium: 4 }],
    ['콜라', ['organic', 'sugar-free'], { sugars: 0 }],
  ])('are no doubt for %s with the certificates %j', (name, labels, values) => {
    expect(lowOf(name, values)).toEqual(Object.keys(values));
    expect(lowOf(name, values, { labels })).toEqual([]);
  });

  it('do not follow from a certificate for something else', () => {
    expect(lowOf('진간장', { sodium: 5 }, { labels: ['low-sodium', 'gluten-free'] })).toEqual(['sodium']);
    expect(lowOf('체다 치즈', { sodium: 10 }, { labels: ['gluten-free', 'sugar-free'] })).toEqual(['sodium']);
  });
});

describe('all figures zero', () => {
  const zeros = { energyKcal: 0, carbohydrate: 0, protein: 0, fat: 0, sodium: 0 };
  it('is doubted but for water, tea and the like', () => {
    expect(flagsOf('비빔밥', zeros).map(({ flag }) => flag)).toEqual(['all-zero']);
    for (const name of [
      '생수',
      '탄산수',
      '녹차',
      '아메리카노',
      'Water, bottled',
      'Tea, green',
      '제로 사이다',
    ])
      expect(flagsOf(name, zeros)).toEqual([]);
  });

  it.each([
    ['페퍼민트', 'herbal-tea', []],
    ['피치우롱 ICED', 'tea', []],
    ['페퍼민트', undefined, ['all-zero']],
    ['밀크티', 'tea', ['all-zero']],
    ['복숭아 아이스티', 'tea', ['all-zero']],
    ['Calvados brandy', 'spirits', ['all-zero']],
  ])('of %s in the category %s', (name, category, flags) => {
    const found = flagsOf(name, zeros, category === undefined ? {} : { category });
    expect(found.map(({ flag }) => flag)).toEqual(flags);
  });

  it('is no doubt for a spirit of unknown energy', () => {
    const values = { carbohydrate: 0, sugars: 0, fat: 0, sodium: 0 };
    expect(flagsOf('Calvados brandy', values, { category: 'spirits' })).toEqual([]);
  });
});

describe('servings that cannot be', () => {
  it.each<[string, number, boolean]>([
    ['치즈 샌드위치', 1_400, false],
    ['치즈 샌드위치', 350, true],
    ['더블 치즈버거 피자 (L)', 1_046, true],
    ['치즈버거', 1_046, false],
    ['올리브유 스프레이', 0.25, false],
    ['핫소스', 2, true],
    ['안동찜닭', 1_500, true],
    ['진간장', 500, false],
    ['아무 음식', 5_000, false],
  ])('%s of %d g', (name, servingSize, isPossible) => {
    const flags = flagsOf(name, { energyKcal: 300 }, { servingSize }).map(({ flag }) => flag);
    expect(flags.includes('implausible-serving')).toBe(!isPossible);
  });
});
