import { untranslated, type LocalizedText } from '../../language.ts';
import { nutrientNames, nutrients, type NutrientName } from '../../foods/nutrients.ts';
import type { Names } from '../rules/compileRuleSets.ts';
import { ingredientClasses, ingredientClassSlugs } from '../facts/ingredientClasses.ts';

const allergenPrefix = 'allergens.';
const categoryPrefix = 'category.';
const ingredientPrefix = 'ingredient.';

/** The name of a fact, of a missing fact, or of the topic of a conflict. */
export function nameOfTopic(
  key: string,
  { allergens, nameOfCategory, nameOfIngredient }: Names,
): LocalizedText {
  if (key.startsWith(allergenPrefix)) return allergens.nameOf(key.slice(allergenPrefix.length));
  if (key.startsWith(categoryPrefix)) return nameOfCategory(key.slice(categoryPrefix.length));
  if (key.startsWith(ingredientPrefix)) return nameOfIngredient(key.slice(ingredientPrefix.length));
  return nameOfFact(key);
}

/** The name of a fact that is neither an allergen, a category nor an ingredient. */
export function nameOfFact(key: string): LocalizedText {
  const name = names.get(key);
  if (name !== undefined) return name;
  if (key.startsWith('rules.')) return { ko: '발표된 기준', en: 'published rules' };
  return untranslated(key);
}

/** A name within an English sentence, in lower case. Abbreviations and proper names keep their capitals. */
export function inSentence(name: string): string {
  return /^(?!Korean\b|Chinese\b|Japanese\b)[A-Z][a-z]/.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;
}

const fixedNames: Readonly<Record<string, LocalizedText>> = {
  category: { ko: '식품 분류', en: 'its category' },
  texture: { ko: '질감(IDDSI 단계)', en: 'its texture (IDDSI level)' },
  ingredients: { ko: '전체 원재료', en: 'all of its ingredients' },
  servingSize: { ko: '1회 제공량', en: 'the serving size' },
  amount: { ko: '먹는 양', en: 'the amount' },
  'amount in g': { ko: '그램(g)으로 나타낸 먹는 양', en: 'the amount in grams' },
  'amount in ml': { ko: '밀리리터(ml)로 나타낸 먹는 양', en: 'the amount in millilitres' },
  'profile.sex': { ko: '프로필의 성별', en: 'your sex' },
  'profile.birthdate': { ko: '프로필의 생년월일', en: 'your date of birth' },
  'profile.weightKg': { ko: '프로필의 체중', en: 'your weight' },
  'profile.ckdStage': { ko: '프로필의 만성 콩팥병 단계', en: 'your stage of kidney disease' },
  'profile.dialysis': { ko: '프로필의 투석 여부', en: 'whether you are on dialysis' },
  'profile.potassiumRetainingDrugs': {
    ko: '칼륨을 높이는 약의 복용 여부',
    en: 'whether you take potassium-retaining drugs',
  },
  'profile.personalLimits': { ko: '프로필의 나만의 한도와 유발 식품', en: 'your own limits and triggers' },
  'profile.eventDate': { ko: '프로필의 검사·치료 예정일', en: 'the date of your examination or treatment' },
};

const names: ReadonlyMap<string, LocalizedText> = new Map([
  ...Object.entries(fixedNames),
  ...nutrientNames.flatMap(nutrientTopics),
  ...ingredientClassSlugs.map((slug) => [`ingredientClasses.${slug}`, ingredientClasses[slug]] as const),
]);

function nutrientTopics(name: NutrientName): (readonly [key: string, name: LocalizedText])[] {
  const { ko, en } = nutrients[name];
  return [
    [name, { ko, en }],
    [`${name} per 100g`, { ko: `100 g당 ${ko}`, en: `${en} per 100 g` }],
    [`${name} per 100ml`, { ko: `100 ml당 ${ko}`, en: `${en} per 100 ml` }],
    [`eatenToday.${name}`, { ko: `오늘 먹은 ${ko}의 전체 양`, en: `all ${inSentence(en)} eaten today` }],
  ];
}
