import { shippedDictionary } from '../../../../tests/helpers/foods/shippedDictionary.ts';
import { compileAllergens } from '../../suitability/facts/allergens.ts';
import { starterAllergens } from '../../suitability/facts/starterAllergens.ts';
import type { FoodKind } from '../kinds.ts';
import { plainFoodFacts } from './plainFoodFacts.ts';
import { otherNames, plainFoodGroups } from './plainFoodTable.ts';

const dictionary = shippedDictionary();
const of = (name: string, category: string | null, kind: FoodKind = 'fresh') =>
  plainFoodFacts({ kind, name, category: category === null ? null : [category], dictionary });

describe('the table of plain foods', () => {
  it.each(plainFoodGroups.flatMap(({ kinds }) => kinds))('names %s as the dictionary does', (kind) => {
    expect(dictionary.nameOf(kind)).toBe(kind);
  });

  it.each(otherNames)('names %s by a word of the dictionary', (name) => {
    expect(dictionary.nameOf(name)).toBeDefined();
  });

  it('never lists a kind twice for a category', () => {
    const pairs = plainFoodGroups.flatMap(({ kinds, categories }) =>
      kinds.flatMap((kind) => categories.map((category) => `${kind} ${category}`)),
    );
    expect(pairs.filter((pair, at) => pairs.indexOf(pair) !== at)).toEqual([]);
  });

  it.each(['땅콩버터', '아몬드버터', '참깨페이스트', '크림', '감자샐러드'])('does not list %s', (kind) => {
    expect(plainFoodGroups.flatMap(({ kinds }) => kinds)).not.toContain(kind);
  });
});

describe('plainFoodFacts', () => {
  // Allergens that the name proves absent, and those that it leaves open or shows.
  it.each<[name: string, category: string, kind: FoodKind, absent: string[], open: string[]]>([
    ['사과', 'pome-stone-fruit', 'fresh', ['milk', 'egg', 'peach', 'gluten', 'sulphites'], []],
    ['사과, 부사, 생것', 'pome-stone-fruit', 'fresh', ['milk', 'gluten'], []],
    ['부사 사과', 'pome-stone-fruit', 'fresh', ['milk', 'gluten'], []],
    ['포도', 'berries-grapes', 'fresh', ['milk'], ['sulphites']],
    ['상추', 'leafy-vegetables', 'fresh', ['milk', 'peanut'], ['celery', 'mustard']],
    ['오이(껍질 벗김)', 'fruiting-vegetables', 'fresh', ['milk', 'celery'], []],
    ['우엉', 'root-vegetables', 'fresh', ['milk'], ['sulphites']],
    ['귀리', 'whole-grains', 'fresh', ['milk', 'fish'], ['gluten', 'wheat', 'soybean']],
    ['퀴노아', 'whole-grains', 'fresh', ['milk'], ['gluten', 'wheat']],
    ['백미', 'rice', 'fresh', ['gluten', 'milk'], []],
    ['아몬드', 'nuts', 'fresh', ['milk', 'gluten'], ['walnut', 'peanut', 'tree-nuts']],
    ['새우', 'raw-crustaceans', 'fresh', ['milk'], ['sulphites', 'shrimp', 'crab']],
    ['바지락', 'raw-shellfish', 'fresh', ['milk'], ['crab', 'shrimp']],
    ['다시마', 'seaweed', 'fresh', ['milk'], ['shrimp', 'crab']],
    ['다진 소고기(지방 15%)', 'raw-beef', 'fresh', ['milk'], ['pork', 'chicken']],
    ['소고기 등심', 'raw-beef', 'fresh', ['milk', 'pork'], ['beef']],
    ['한우 채끝', 'raw-beef', 'fresh', ['milk', 'pork'], ['beef']],
    ['우유', 'milk', 'fresh', ['egg', 'soybean'], ['milk', 'beef']],
    ['체다치즈', 'hard-cheese', 'processed', ['peanut'], ['milk', 'egg']],
    ['올리브유', 'vegetable-oils', 'processed', ['milk', 'peanut'], ['soybean']],
    ['코코넛오일', 'vegetable-oils', 'processed', ['milk'], ['tree-nuts']],
    ['백설탕', 'sugar-syrups', 'processed', ['milk', 'egg'], ['sulphites']],
    ['두부', 'soy-products', 'processed', ['milk', 'egg'], ['soybean', 'gluten']],
    ['삶은 감자(껍질 벗김)', 'tubers', 'cooked', ['milk', 'egg'], ['sulphites']],
    ['볶은 땅콩(무염)', 'nuts', 'fresh', [], ['milk', 'peanut']],
  ])('%s (%s): proves what its kind excludes, and no more', (name, category, kind, absent, open) => {
    const facts = of(name, category, kind);
    expect(facts?.allergens.absent).toEqual(expect.arrayContaining(absent));
    for (const slug of open) expect(facts?.allergens.absent).not.toContain(slug);
  });

  it.each<[name: string, category: string | null, kind: FoodKind]>([
    ['땅콩버터', 'nuts', 'fresh'],
    ['사과버터', 'pome-stone-fruit', 'fresh'],
    ['사과크림', 'pome-stone-fruit', 'fresh'],
    ['사과 샐러드', 'pome-stone-fruit', 'fresh'],
    ['감자볶음', 'tubers', 'cooked'],
    ['고구마튀김', 'tubers', 'fresh'],
    ['토마토 페이스트', 'fruiting-vegetables', 'fresh'],
    ['딸기 스프레드', 'berries-grapes', 'fresh'],
    ['사과(버터구이)', 'pome-stone-fruit', 'fresh'],
    ['사과, 시럽 첨가, 생것', 'pome-stone-fruit', 'fresh'],
    ['복숭아 통조림', 'pome-stone-fruit', 'fresh'],
    ['금홍봉', 'pome-stone-fruit', 'fresh'],
    ['모둠 과일', 'fruit', 'fresh'],
    ['콘샐러드', 'leafy-vegetables', 'fresh'],
    ['김, 조미, 구운것', 'seaweed', 'fresh'],
    ['감자', 'tubers', 'cooked'],
    ['사과', 'pome-stone-fruit', 'processed'],
    ['사과', 'pome-stone-fruit', 'custom'],
    ['사과', 'juices', 'fresh'],
    ['사과', null, 'fresh'],
    ['올리브유', null, 'processed'],
    ['요오드 첨가 소금', 'salt', 'processed'],
    ['맛소금', 'salt', 'processed'],
    ['고추기름', 'vegetable-oils', 'processed'],
    ['고칼슘우유', 'milk', 'fresh'],
    ['매운 두부', 'soy-products', 'processed'],
    ['소스, 생것', 'leafy-vegetables', 'fresh'],
    ['감자칩', 'tubers', 'fresh'],
    ['고구마말랭이', 'tubers', 'fresh'],
    ['Potato, fries', 'tubers', 'fresh'],
    ['Mashed potato', 'tubers', 'fresh'],
    ['Apple nuggets', 'pome-stone-fruit', 'fresh'],
    ['Applesauce', 'pome-stone-fruit', 'fresh'],
    ['멥쌀, 떡', 'rice', 'fresh'],
    ['다시마액', 'seaweed', 'fresh'],
    ['진미채', 'dried-fish', 'fresh'],
    ['즉석밥', 'rice', 'processed'],
    ['잡곡', 'rice', 'fresh'],
    ['쌈채소', 'leafy-vegetables', 'fresh'],
    ['닭고기 염지', 'raw-chicken', 'fresh'],
    ['시금치라떼', 'leafy-vegetables', 'fresh'],
    ['크림 시금치', 'leafy-vegetables', 'fresh'],
    ['시금치, 버터구이', 'leafy-vegetables', 'fresh'],
    ['Spinach gratin', 'leafy-vegetables', 'fresh'],
    ['Buttered carrots', 'root-vegetables', 'fresh'],
    ['피단', 'cooked-eggs', 'cooked'],
  ])('proves nothing of %s in %j as %s', (name, category, kind) => {
    expect(of(name, category, kind)).toBeNull();
  });

  it('decides a plain staple for diets by the dictionary', () => {
    const absentClasses = (name: string, category: string) =>
      of(name, category, 'processed')?.ingredientClasses.absent;
    expect(absentClasses('올리브유', 'vegetable-oils')).toEqual(
      expect.arrayContaining(['animal', 'not-vegan', 'not-halal', 'vegan-unstated']),
    );
    expect(absentClasses('꿀', 'honey')).toEqual(expect.arrayContaining(['not-vegetarian', 'not-halal']));
    expect(of('꿀', 'honey', 'processed')?.ingredientClasses.present).toContain('not-vegan');
    // Bone char may have refined it.
    expect(of('백설탕', 'sugar-syrups', 'processed')?.ingredientClasses.present).toEqual(
      expect.arrayContaining(['bone-char-sugar', 'vegan-unstated']),
    );
  });

  it('leaves open what depends on the state of the food', () => {
    const { absent } = of('사과(껍질째)', 'pome-stone-fruit')?.ingredientClasses ?? { absent: [] };
    for (const state of ['raw-produce', 'skins-and-peels', 'seeds']) expect(absent).not.toContain(state);
    expect(of('소금', 'salt', 'processed')?.ingredientClasses.absent).not.toContain('iodised-salt');
  });

  it('is a whole list of one ingredient, with its wider ingredients', () => {
    expect(of('진간장', 'soy-sauces', 'processed')).toBeNull();
    expect(of('두부', 'soy-products', 'processed')?.ingredients).toEqual({
      names: ['두부', '대두', '두류'],
      isComplete: true,
    });
  });

  it('finds that an anchovy is a fish but not a mackerel', () => {
    const anchovy = of('멸치, 생것', 'raw-fish')?.allergens;
    expect(anchovy).toMatchObject({ contains: ['fish'], byMember: ['fish'] });
    expect(anchovy?.absent).toContain('mackerel');
  });

  it('proves no absence of an allergen that staff added, nor of its group', () => {
    const coconut = { slug: 'coconut', name: { ko: '코코넛', en: 'Coconut' }, synonyms: { ko: [], en: [] } };
    const dictionary = shippedDictionary(
      compileAllergens({
        version: '1',
        entries: [
          ...starterAllergens,
          { ...coconut, parent: 'tree-nuts', schemes: ['us'], ingredientClasses: null },
        ],
      }),
    );
    const facts = (name: string) =>
      plainFoodFacts({ kind: 'fresh', name, category: ['fruit', 'tropical-fruit'], dictionary })?.allergens;
    expect(facts('코코넛, 생것')?.contains).toEqual(['coconut']);
    expect(facts('망고, 생것')?.absent).toContain('milk');
    expect(facts('망고, 생것')?.absent).not.toContain('coconut');
    expect(facts('망고, 생것')?.absent).not.toContain('tree-nuts');
  });

  it('reads the name of an import without our categories when the name says "raw"', () => {
    expect(of('귀리, 쌀귀리, 도정, 생것', null)?.allergens).toMatchObject({ contains: ['gluten'] });
    expect(of('Apples, raw, with skin', null)?.allergens.absent).toContain('milk');
  });
});
