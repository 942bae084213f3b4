import type { LocalizedText } from '../../language.ts';
import type { NutrientName } from '../../foods/nutrients.ts';

/**
 * The classes of ingredients that rules use. The facts of a food say which classes are present and which are proven
 * absent; all others are unknown. `nutrient`: the class is rich in it, so a diet that encourages the class conflicts
 * with a diet that limits the nutrient. `within`: the wider class. A food with pork has meat; a food without meat has
 * no pork.
 */
export const ingredientClasses = {
  animal: { ko: '동물성 원료', en: 'animal ingredients' },
  meat: { ko: '육류', en: 'meat', within: 'animal' },
  pork: { ko: '돼지고기', en: 'pork', within: 'meat' },
  blood: { ko: '혈액', en: 'blood', within: 'animal' },
  'organ-meat': { ko: '내장', en: 'organ meat', within: 'meat' },
  seafood: { ko: '해산물', en: 'fish or seafood', within: 'animal' },
  egg: { ko: '알류', en: 'egg', within: 'animal' },
  dairy: { ko: '유제품', en: 'dairy', within: 'animal' },
  honey: { ko: '꿀', en: 'honey', within: 'animal' },
  gelatin: { ko: '젤라틴', en: 'gelatin', within: 'animal' },
  'animal-origin-unstated': {
    ko: '출처가 표시되지 않은 동물성 첨가물',
    en: 'additives of unstated animal origin',
  },
  'bone-char-sugar': { ko: '골탄으로 정제했을 수 있는 설탕', en: 'sugar that may be refined with bone char' },
  alcohol: { ko: '알코올', en: 'alcohol', nutrient: 'alcohol' },
  caffeine: { ko: '카페인', en: 'caffeine', nutrient: 'caffeine' },
  'raw-egg': { ko: '날달걀', en: 'raw egg', within: 'egg' },
  'raw-fish': { ko: '날생선·날해산물', en: 'raw fish or seafood', within: 'seafood' },
  'raw-meat': { ko: '날고기', en: 'raw meat', within: 'meat' },
  'raw-sprouts': { ko: '생새싹채소', en: 'raw sprouts' },
  'raw-produce': { ko: '생채소·생과일', en: 'raw vegetables or fruit' },
  'unpasteurised-dairy': { ko: '살균하지 않은 유제품', en: 'unpasteurised dairy', within: 'dairy' },
  'high-mercury-fish': { ko: '수은이 많은 생선', en: 'high-mercury fish', within: 'seafood' },
  'iodine-rich': { ko: '요오드가 많은 원료', en: 'iodine-rich ingredients', nutrient: 'iodine' },
  'iodised-salt': { ko: '요오드 첨가 소금', en: 'iodised salt', nutrient: 'iodine' },
  'purine-rich': { ko: '퓨린이 많은 원료', en: 'purine-rich ingredients', nutrient: 'purines' },
  'fructose-syrup': { ko: '액상과당', en: 'high-fructose syrup' },
  'potassium-salt': {
    ko: '칼륨염(염화칼륨 등)',
    en: 'potassium salt (such as potassium chloride)',
    nutrient: 'potassium',
  },
  'phosphate-additive': { ko: '인산염 첨가물', en: 'phosphate additives', nutrient: 'phosphorus' },
  'partially-hydrogenated-oil': { ko: '부분경화유', en: 'partially hydrogenated oil', nutrient: 'transFat' },
  'added-sugar': { ko: '첨가당', en: 'added sugar', nutrient: 'sugars' },
  'whole-grain': { ko: '통곡물', en: 'whole grains' },
  seeds: { ko: '씨앗', en: 'seeds' },
  nuts: { ko: '견과', en: 'nuts' },
  'skins-and-peels': { ko: '껍질', en: 'skins and peels' },
  'red-colouring': { ko: '붉은 색소', en: 'red colouring' },
  liquorice: { ko: '감초', en: 'liquorice' },
  grapefruit: { ko: '자몽', en: 'grapefruit' },
  spicy: { ko: '매운 양념', en: 'hot spices' },
  // The dictionary's answers for vegan, vegetarian and halal, as classes. So rules only need to check classes.
  'not-vegan': { ko: '비건에 맞지 않는 원료', en: 'ingredients that are not vegan' },
  'vegan-unstated': { ko: '비건인지 표시되지 않은 원료', en: 'ingredients not stated to be vegan' },
  'not-vegetarian': { ko: '채식에 맞지 않는 원료', en: 'ingredients that are not vegetarian' },
  'vegetarian-unstated': {
    ko: '채식인지 표시되지 않은 원료',
    en: 'ingredients not stated to be vegetarian',
  },
  'not-halal': { ko: '할랄이 아닌 원료', en: 'ingredients that are not halal' },
  'halal-unstated': { ko: '할랄인지 표시되지 않은 원료', en: 'ingredients not stated to be halal' },
} as const satisfies Record<string, IngredientClassEntry>;

interface IngredientClassEntry extends LocalizedText {
  readonly nutrient?: NutrientName;
  readonly within?: string;
}

export type IngredientClass = keyof typeof ingredientClasses;

/** All classes, in the order of the table. */
export const ingredientClassSlugs = Object.keys(ingredientClasses).filter(isIngredientClass);

/** Stored instead of a list of classes. It means: checked, and there are none. */
export const noClasses = 'none';

export function isIngredientClass(slug: string): slug is IngredientClass {
  return Object.hasOwn(ingredientClasses, slug);
}

/** The class and all wider ones, from the narrowest. If one of them is absent from a food, the class is absent too. */
export function widerClasses(slug: IngredientClass): readonly IngredientClass[] {
  const chain: IngredientClass[] = [];
  let next: string | undefined = slug;
  while (next !== undefined && isIngredientClass(next)) {
    chain.push(next);
    next = entryOf(next).within;
  }
  return chain;
}

/** The class and all narrower ones. If one of them is present in a food, the class is present too. */
export function narrowerClasses(slug: IngredientClass): readonly IngredientClass[] {
  return ingredientClassSlugs.filter((other) => widerClasses(other).includes(slug));
}

/** The nutrient that the class is rich in, if it has one. */
export function nutrientOfClass(slug: IngredientClass): NutrientName | undefined {
  return entryOf(slug).nutrient;
}

function entryOf(slug: IngredientClass): IngredientClassEntry {
  return ingredientClasses[slug];
}

/** Classes that only say that the origin is not stated. */
export const unstatedClasses: ReadonlySet<IngredientClass> = new Set([
  'animal-origin-unstated',
  'vegan-unstated',
  'vegetarian-unstated',
  'halal-unstated',
]);
