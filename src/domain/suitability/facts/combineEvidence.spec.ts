import { shippedDictionary } from '../../../../tests/helpers/foods/shippedDictionary.ts';
import { shippedAllergens } from '../../../../tests/fixtures/suitability/shippedAllergens.ts';
import {
  samplePerson,
  sampleRule,
  sampleRuleSet,
  today,
} from '../../../../tests/fixtures/suitability/samples.ts';
import { judge, judgeFor } from '../judge.ts';
import { compileRuleSets } from '../rules/compileRuleSets.ts';
import type { FactsOfPerson, Verdict } from './facts.ts';
import { factsOfFood } from './factsOfFood.ts';

const dictionary = shippedDictionary();
const ruleSets = compileRuleSets({
  allergens: shippedAllergens,
  ruleSets: [
    sampleRuleSet(
      [
        {
          ...sampleRule,
          id: 'vegan',
          type: 'ingredient-class',
          classes: ['animal', 'not-vegan'],
          waivedBy: ['vegan'],
        },
        {
          ...sampleRule,
          id: 'unstated',
          effect: 'caution',
          type: 'ingredient-class',
          classes: ['vegan-unstated'],
          waivedBy: ['vegan'],
        },
      ],
      { diet: 'vegan' },
    ),
    sampleRuleSet(
      [{ ...sampleRule, id: 'halal', type: 'ingredient-class', classes: ['not-halal'], waivedBy: ['halal'] }],
      { diet: 'halal' },
    ),
  ],
});

interface Pack {
  readonly name?: string;
  readonly nameEn?: string;
  readonly aliases?: string[];
  readonly kind?: string;
  readonly labels?: string[];
  readonly ingredientsText?: string;
  readonly allergenText?: string;
  readonly allergens?: { scheme: string | null; contains: string[]; mayContain: string[] };
  readonly category?: string[];
}

const factsOf = ({ category, ...pack }: Pack) =>
  factsOfFood({
    document: {
      ...{ id: 1, updatedAt: '2026-11-01', kind: 'processed', name: '이름', basis: '100g', quality: null },
      ...{ allergensFrom: pack.allergens === undefined ? null : 'hand', labels: [] },
      ...pack,
    },
    category: category ?? null,
    dictionary,
  }).facts;
const answer = (pack: Pack, person: Partial<FactsOfPerson>) =>
  judge({ food: factsOf(pack), profile: samplePerson(person), ruleSets, today });
const avoiding = (allergen: string, avoidTraces = false) => ({ allergens: [{ allergen, avoidTraces }] });
const onDiet = (diet: string) => ({ diets: [{ diet }] });

const declaredByHand = (contains: string[], mayContain: string[] = [], scheme: string | null = 'mfds') => ({
  allergens: { scheme, contains, mayContain },
});

describe('contradictions', () => {
  it.each<[string, Pack, Partial<FactsOfPerson>, Verdict, string[]]>([
    [
      'a vegan certificate and gelatin',
      { labels: ['vegan'], ingredientsText: '설탕, 젤라틴' },
      onDiet('vegan'),
      'unsuitable',
      ['젤라틴', 'vegan'],
    ],
    [
      'a vegan certificate and declared milk',
      { labels: ['vegan'], allergenText: '우유 함유' },
      onDiet('vegan'),
      'unsuitable',
      ['우유', 'vegan'],
    ],
    [
      'a vegan certificate and a fried egg',
      { labels: ['vegan'], name: '달걀프라이' },
      onDiet('vegan'),
      'unknown',
      ['달걀프라이', 'vegan'],
    ],
    [
      'a halal certificate and pork',
      { labels: ['halal'], ingredientsText: '돼지고기, 정제소금' },
      onDiet('halal'),
      'unsuitable',
      ['돼지고기', 'halal'],
    ],
    [
      'a gluten-free certificate and wheat',
      { labels: ['gluten-free'], ingredientsText: '밀가루, 설탕' },
      avoiding('gluten'),
      'unsuitable',
      ['밀가루', 'gluten-free'],
    ],
    [
      'a gluten-free certificate and a name with wheat',
      { labels: ['gluten-free'], name: '통밀파스타' },
      avoiding('gluten'),
      'unknown',
      ['통밀파스타', 'gluten-free'],
    ],
    [
      'a name and a declaration',
      { name: '땅콩버터', allergenText: '대두 함유' },
      avoiding('peanut'),
      'unknown',
      ['땅콩버터', '대두 함유'],
    ],
    [
      'an English name and a declaration',
      { name: 'Peanut butter', allergenText: 'Contains: soy, milk' },
      avoiding('peanut'),
      'unknown',
      ['Peanut butter', 'Contains: soy, milk'],
    ],
    [
      'a name and a whole list',
      { name: '치즈피자', ingredientsText: '쌀가루, 정제소금' },
      onDiet('vegan'),
      'unknown',
      ['치즈피자', '쌀가루, 정제소금'],
    ],
    [
      'a declaration and the list',
      { ingredientsText: '밀가루, 탈지분유', allergenText: '밀 함유' },
      avoiding('milk'),
      'unsuitable',
      ['탈지분유', '밀 함유'],
    ],
    [
      'a name that only mentions milk, and a declaration',
      { name: '우유식빵', allergenText: '밀, 대두 함유' },
      avoiding('milk'),
      'unknown',
      ['우유식빵', '밀, 대두 함유'],
    ],
    [
      'a category and a declaration',
      { name: '이름', category: ['eggs'], allergenText: '대두 함유' },
      avoiding('egg'),
      'unknown',
      ['대두 함유'],
    ],
    [
      'what staff set and the list',
      { ...declaredByHand([]), ingredientsText: '탈지분유, 설탕' },
      avoiding('milk'),
      'unsuitable',
      ['탈지분유'],
    ],
  ])('%s: the reason names both sides', (_, pack, person, verdict, quotes) => {
    const { verdict: found, reasons } = answer(pack, person);
    expect(found).toBe(verdict);
    const first = reasons.find(({ message }) => message.ko.includes('서로 어긋나는 정보가 있습니다'));
    for (const language of ['ko', 'en'] as const) {
      for (const quote of quotes) expect(first?.message[language]).toContain(`“${quote}”`);
    }
    expect(first?.message.en).toContain('What is on record disagrees');
  });

  it.each<[string, Pack, Partial<FactsOfPerson>, Verdict]>([
    ['a declared name', { name: '땅콩버터', allergenText: '땅콩 함유' }, avoiding('milk'), 'suitable'],
    [
      'a member of the named group',
      { name: '생선까스', allergenText: '고등어 함유' },
      avoiding('milk'),
      'suitable',
    ],
    [
      'a certificate and a matching list',
      { labels: ['vegan'], ingredientsText: '쌀가루' },
      onDiet('vegan'),
      'suitable',
    ],
    [
      'a certificate for what is not stated',
      { labels: ['vegan'], ingredientsText: '향료' },
      onDiet('vegan'),
      'suitable',
    ],
    [
      'traces of milk in a vegan food',
      { labels: ['vegan'], allergenText: '밀 함유. 우유를 사용한 제품과 같은 제조시설에서 제조' },
      onDiet('vegan'),
      'suitable',
    ],
  ])('%s is none', (_, pack, person, verdict) => {
    expect(factsOf(pack).contradictions).toEqual([]);
    expect(answer(pack, person).verdict).toBe(verdict);
  });

  it('shows a name against what staff set', () => {
    const { verdict, reasons } = answer(
      { ...declaredByHand(['wheat']), name: '땅콩버터' },
      avoiding('peanut'),
    );
    expect(verdict).toBe('unknown');
    expect(reasons[0]?.message.ko).toContain('“땅콩버터”(제품 이름) ↔ 직접 입력한 값');
  });

  it('takes no presence from a name that only mentions a thing', () => {
    expect(answer({ name: '우유식빵' }, avoiding('milk')).verdict).toBe('unknown');
    expect(answer({ name: '새우맛 과자', allergenText: '밀 함유' }, avoiding('shrimp')).verdict).toBe(
      'suitable',
    );
  });

  it('believes nothing of a declaration of none beside a name with an allergen', () => {
    const sauce = { name: '양조간장', allergenText: '알레르기 유발물질: 해당 없음' };
    expect(answer(sauce, avoiding('wheat')).verdict).toBe('unknown');
    expect(answer({ ...sauce, name: '쌀과자' }, avoiding('wheat')).verdict).toBe('suitable');
  });

  it('leaves other allergens of the declaration proven', () => {
    expect(answer({ name: '땅콩버터', allergenText: '대두 함유' }, avoiding('milk')).verdict).toBe(
      'suitable',
    );
  });
});

describe('values set by hand', () => {
  it.each<[string, Pack, allergen: string, Verdict]>([
    ['never silence the list', { ...declaredByHand([]), ingredientsText: '탈지분유' }, 'milk', 'unsuitable'],
    [
      'never silence the declaration',
      { ...declaredByHand(['egg']), allergenText: '우유 함유' },
      'milk',
      'unsuitable',
    ],
    [
      'never silence traces',
      { ...declaredByHand(['wheat']), allergenText: '밀 함유. 우유를 사용한 제품과 같은 제조시설에서 제조' },
      'milk',
      'unknown',
    ],
    [
      'add to the pack',
      { ...declaredByHand(['wheat', 'egg']), allergenText: '밀 함유' },
      'egg',
      'unsuitable',
    ],
    ['add traces', { ...declaredByHand(['wheat'], ['egg']), allergenText: '밀 함유' }, 'egg', 'caution'],
    [
      'prove where the pack is silent',
      { ...declaredByHand(['wheat']), ingredientsText: '밀가루' },
      'milk',
      'suitable',
    ],
    ['prove where there is no pack', declaredByHand(['wheat']), 'milk', 'suitable'],
    [
      'prove what the pack proves, too',
      { ...declaredByHand(['wheat']), allergenText: '밀 함유' },
      'milk',
      'suitable',
    ],
    [
      'prove nothing under another law',
      { ...declaredByHand(['wheat'], [], 'eu'), allergenText: '밀 함유' },
      'milk',
      'unknown',
    ],
    [
      'prove nothing without a law',
      { ...declaredByHand(['wheat'], [], null), allergenText: '밀 함유' },
      'milk',
      'unknown',
    ],
    [
      'prove nothing where they leave out what the pack shows',
      { ...declaredByHand([]), ingredientsText: '밀가루' },
      'milk',
      'unknown',
    ],
    [
      'end the proof of a plain food',
      {
        ...declaredByHand(['milk'], [], null),
        name: '사과',
        kind: 'fresh',
        category: ['fruit', 'pome-stone-fruit'],
      },
      'milk',
      'unsuitable',
    ],
  ])('%s', (_, pack, allergen, verdict) => {
    expect(answer(pack, avoiding(allergen)).verdict).toBe(verdict);
  });

  it.each<[string, ingredientsText: string, Verdict]>([
    ['a word that is not known', '대두, 모를재료', 'unknown'],
    ['one such word among many', '소금, 설탕, 대두, 정제수, 모를재료', 'unknown'],
    ['an illegible word', '대두, ■■', 'unknown'],
    ['an illegible part', '대두 [illegible]', 'unknown'],
    ['nothing legible', '■■', 'unknown'],
    ['a missing end', '대두, 정제소금,', 'unknown'],
    ['a missing end in English', 'Soybeans, salt and', 'unknown'],
    ['a cut-off word', '대두, 탈지분', 'unknown'],
    ['a script that is not read', '大豆, 塩', 'unknown'],
    ['a known compound', '대두, 복합조미식품', 'suitable'],
    ['known words only', '대두, 정제소금', 'suitable'],
  ])('beside a list with %s: %s is %s', (_, ingredientsText, verdict) => {
    expect(answer({ ...declaredByHand(['soybean']), ingredientsText }, avoiding('milk')).verdict).toBe(
      verdict,
    );
  });

  it('contradict a declaration that does not name what they add', () => {
    expect(factsOf({ ...declaredByHand(['wheat', 'egg']), allergenText: '밀 함유' }).contradictions).toEqual([
      {
        fact: 'allergens.egg',
        shows: { kind: 'hand', text: null },
        denies: { kind: 'declaration', text: '밀 함유' },
      },
    ]);
  });
});

describe('a gluten-free certificate', () => {
  const certified = { labels: ['gluten-free'] };
  it.each<[string, Pack, allergen: string, avoidTraces: boolean, Verdict]>([
    ['answers without a pack', certified, 'gluten', false, 'suitable'],
    ['answers beside a list', { ...certified, ingredientsText: '쌀가루, 설탕' }, 'gluten', false, 'suitable'],
    [
      'answers beside a Korean declaration',
      { ...certified, allergenText: '우유 함유' },
      'gluten',
      true,
      'suitable',
    ],
    ['says nothing of wheat', certified, 'wheat', false, 'unknown'],
    ['says nothing of milk', certified, 'milk', false, 'unknown'],
    ['does not outweigh barley', { ...certified, ingredientsText: '보리' }, 'gluten', false, 'unsuitable'],
    [
      'does not outweigh traces',
      { ...certified, allergenText: '우유 함유. 밀을 사용한 제품과 같은 제조시설에서 제조' },
      'gluten',
      true,
      'unsuitable',
    ],
  ])('%s', (_, pack, allergen, avoidTraces, verdict) => {
    expect(answer(pack, avoiding(allergen, avoidTraces)).verdict).toBe(verdict);
  });

  it('is named with the standard that it follows', () => {
    const [reason] = answer(certified, avoiding('gluten')).reasons;
    expect(reason).toMatchObject({
      fact: { value: 'absent-by-certificate' },
      source: { publisher: 'Codex Alimentarius' },
    });
    expect(reason?.message.en).toContain('20 mg of gluten per kg');
  });
});

describe('what the name shows', () => {
  it.each<[name: string, Partial<FactsOfPerson>, Verdict]>([
    ['달걀프라이', avoiding('egg'), 'unsuitable'],
    ['달걀프라이', avoiding('milk'), 'unknown'],
    ['달걀프라이', onDiet('vegan'), 'unsuitable'],
    ['돼지갈비', onDiet('halal'), 'unsuitable'],
    ['감자볶음', onDiet('vegan'), 'unknown'],
    ['코코넛밀크', avoiding('milk'), 'unknown'],
  ])('%s: presence, never absence', (name, person, verdict) => {
    expect(answer({ name }, person).verdict).toBe(verdict);
  });

  it('is quoted in the reason', () => {
    const [reason] = answer({ name: '새우튀김' }, avoiding('shrimp')).reasons;
    expect(reason?.message.ko).toContain('제품 이름: “새우튀김”');
    expect(reason?.message.en).toContain('Its name says: “새우튀김”');
  });
});

describe('what a dish usually has', () => {
  const declared = { allergenText: '복숭아 함유' };
  it.each<[name: string, allergens: string[]]>([
    ['에그타르트', ['egg', 'milk', 'wheat']],
    ['카페라떼', ['milk']],
    ['라떼 250ml', ['milk']],
    ['우리 크림빵', ['milk', 'wheat']],
    ['티라미수', ['egg', 'milk', 'wheat']],
    ['생크림케이크', ['egg', 'milk', 'wheat']],
    ['해물파전', ['shrimp', 'squid', 'shellfish', 'wheat']],
    ['해물볶음밥', ['shrimp', 'squid', 'shellfish']],
    ['게맛살', ['crab']],
    ['피자', ['milk', 'wheat']],
    ['토스트', ['wheat']],
    ['돈까스', ['wheat']],
    ['카스테라', ['wheat']],
    ['식빵', ['wheat']],
    ['단팥빵5입', ['wheat']],
    ['냉면', ['buckwheat']],
    ['푸딩', ['egg', 'milk']],
    ['햄버거', ['wheat']],
    ['Seafood pizza', ['shrimp', 'milk', 'wheat']],
    ['Custard pies', ['egg', 'milk', 'wheat']],
  ])('%s: neither a declaration nor a value set by hand proves the absence of %j', (name, allergens) => {
    for (const statement of [declared, declaredByHand(['peach'])]) {
      const verdictsOfDish = allergens.map((slug) => answer({ name, ...statement }, avoiding(slug)).verdict);
      expect(verdictsOfDish).toEqual(allergens.map(() => 'unknown'));
    }
  });

  it.each<[string, Pack, allergen: string, Verdict]>([
    ['no answer to other allergens', { name: '카페라떼', ...declared }, 'egg', 'suitable'],
    [
      'answered by a whole list',
      { name: '크림빵', ingredientsText: '밀가루, 설탕, 정제소금', allergenText: '밀 함유' },
      'milk',
      'suitable',
    ],
    [
      'open beside a list that is not whole',
      { name: '크림빵', ingredientsText: '밀가루, 설탕, 복합조미식품', allergenText: '밀 함유' },
      'milk',
      'unknown',
    ],
    ['in it where the pack says so', { name: '카페라떼', allergenText: '우유 함유' }, 'milk', 'unsuitable'],
    ['open without any statement', { name: '카페라떼' }, 'milk', 'unknown'],
    ['nothing in a flavour', { name: '피자맛 과자', ...declared }, 'milk', 'suitable'],
    ['nothing in a seafood flavour', { name: '해물맛 과자', ...declared }, 'shrimp', 'suitable'],
    ['nothing in a sauce for it', { name: 'Pizza sauce', ...declared }, 'milk', 'suitable'],
    ['nothing that the name denies', { name: '비건 케이크', ...declared }, 'milk', 'suitable'],
    [
      'answered by a certificate on gluten',
      { name: '버거', labels: ['gluten-free'], ...declared },
      'gluten',
      'suitable',
    ],
  ])('is %s', (_, pack, allergen, verdict) => {
    expect(answer(pack, avoiding(allergen)).verdict).toBe(verdict);
  });

  it('is no contradiction, because other dishes of the name are without it', () => {
    expect(factsOf({ name: '카페라떼', ...declared }).contradictions).toEqual([]);
  });
});

describe('an avoided ingredient', () => {
  const withNames = (pack: Pack, avoided: string) =>
    judgeFor({
      profile: samplePerson({ avoidedIngredients: [avoided] }),
      ruleSets,
      today,
      nameOf: (written) => dictionary.nameOf(written),
    }).judge(factsOf(pack));

  it.each<[avoided: string, Pack, Verdict]>([
    ['간장', { name: '진간장' }, 'unsuitable'],
    ['간장', { name: '이름', aliases: ['양조간장'] }, 'unsuitable'],
    ['간장', { name: '이름', nameEn: 'Soy sauce' }, 'unsuitable'],
    ['생선', { name: '멸치볶음' }, 'unsuitable'],
    ['간장', { name: '간장치킨맛 과자', ingredientsText: '쌀가루, 정제소금' }, 'unknown'],
    ['토마토', { name: '토마토케첩' }, 'unsuitable'],
    ['우유', { name: '이름', allergenText: '우유 함유' }, 'unsuitable'],
    ['달걀', { name: '이름', allergenText: '알류 함유' }, 'unsuitable'],
    ['견과류', { name: '이름', allergenText: '호두 함유' }, 'unsuitable'],
    ['굴', { name: '이름', allergenText: '조개류(홍합) 함유' }, 'unknown'],
    ['두리안', { name: '두리안젤리', ingredientsText: '쌀가루, 정제소금' }, 'unknown'],
    ['간장', { name: '쌀과자', ingredientsText: '쌀가루, 정제소금' }, 'suitable'],
    ['파', { name: '파스타칩', ingredientsText: '쌀가루, 정제소금' }, 'suitable'],
    ['간장', { name: '두부', kind: 'processed', category: ['legumes', 'soy-products'] }, 'suitable'],
    ['대두', { name: '두부', kind: 'processed', category: ['legumes', 'soy-products'] }, 'unsuitable'],
  ])('%s: %j is %s', (avoided, pack, verdict) => {
    expect(withNames(pack, avoided).verdict).toBe(verdict);
  });

  it('is quoted from the declaration that names it', () => {
    const [reason] = withNames({ allergenText: '밀, 우유 함유' }, '우유').reasons;
    expect(reason?.message.ko).toContain('포장 표시: “우유”');
  });
});

describe('traces', () => {
  it('says to a person who avoids traces that a trace statement is voluntary', () => {
    const message = (avoidTraces: boolean) =>
      answer({ allergenText: '밀 함유' }, avoiding('milk', avoidTraces)).reasons[0]?.message;
    expect(message(true)?.ko).toContain('미량 혼입 표시는 의무가 아니므로');
    expect(message(true)?.en).toContain('A statement on traces is voluntary');
    expect(message(false)?.ko).not.toContain('의무');
    expect(answer({ allergenText: '밀 함유' }, avoiding('milk', true)).verdict).toBe('suitable');
  });
});
