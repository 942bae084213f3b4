import { inNormalForm } from '../../normalForm.ts';
import { nutrientNames, type NutrientName, type NutrientValues } from '../nutrients.ts';
import type { QualityFlag } from '../quality.ts';
import { plausibleLeast, type Lift, type PlausibleLeast } from './plausibleLeast.ts';
import { isServingPossible } from './servings.ts';

/** Raised when the rules change, so that the flags of stored foods are computed again. */
export const plausibilityVersion = 3;

/** A food by its names, and its figures. */
export interface NamedFigures {
  readonly name: string;
  readonly nameEn?: string | null | undefined;
  /** The slug of its category, or its name when it has no slug. */
  readonly category?: string | null | undefined;
  /** Its certificates. They lift a least (`low-sodium`), and never say what a food is. */
  readonly labels?: readonly string[] | null | undefined;
  readonly nutrients: NutrientValues;
  readonly servingSize?: number | null | undefined;
}

/**
 * The flags that depend on what a food is: figures that are too low for it, all figures zero, a serving that cannot be.
 * A name and a category can only cast doubt on a figure here; they never make one certain.
 */
export function plausibilityFlags(food: NamedFigures): QualityFlag[] {
  const texts = textsOf(food);
  const flags: QualityFlag[] = [];
  const low = lowFigures(food, texts);
  if (low.length > 0) flags.push({ flag: 'implausible-low', nutrients: low });
  if (isAllZero(food.nutrients) && !mayHaveNothing(food, texts))
    flags.push({ flag: 'all-zero', nutrients: knownOf(food.nutrients) });
  // Nobody knows whether its figures were given for this serving.
  if (!isServingPossible(food.servingSize ?? null, texts))
    flags.push({ flag: 'implausible-serving', nutrients: knownOf(food.nutrients) });
  return flags;
}

/**
 * Whether a figure is too low for a food of this name. Undefined when nothing is known about such foods.
 */
export function isLowForItsName(name: string, nutrient: NutrientName, value: number): boolean | undefined {
  const texts = textsOf({ name });
  const row = plausibleLeast.find(
    (one) => one.nutrient === nutrient && one.words.test(texts) && one.unless?.test(texts) !== true,
  );
  return row === undefined ? undefined : value < leastOf(row, texts);
}

function textsOf({ name, nameEn, category }: Pick<NamedFigures, 'name' | 'nameEn' | 'category'>): string {
  const texts = [name, nameEn ?? '', isHangul(category) ? category : ''].filter((text) => text !== '');
  return inNormalForm(texts.join(' / '), 'NFKC');
}

function isHangul(text: string | null | undefined): text is string {
  return text != null && /[가-힣]/.test(text);
}

function lowFigures(food: NamedFigures, texts: string): NutrientName[] {
  const low = new Set<NutrientName>();
  const claims = [texts, ...(food.labels ?? [])].join(' / ');
  for (const row of plausibleLeast) {
    const value = food.nutrients[row.nutrient];
    if (value === null || value >= row.least || low.has(row.nutrient)) continue;
    if (isOfKind(row, food, texts) && value < leastOf(row, claims)) low.add(row.nutrient);
  }
  // A figure of energy for another amount than 100 g puts all others in doubt.
  return low.has('energyKcal') ? knownOf(food.nutrients) : nutrientNames.filter((name) => low.has(name));
}

function isOfKind(
  { nutrient, words, unless, categories }: PlausibleLeast,
  food: NamedFigures,
  texts: string,
): boolean {
  const isInCategory = food.category != null && categories?.includes(food.category) === true;
  return (isInCategory || (words.test(texts) && !isFlavour(nutrient, food))) && unless?.test(texts) !== true;
}

/** A chocolate drink is no chocolate, and a butter croissant no butter. */
function isFlavour(nutrient: NutrientName, { category }: NamedFigures): boolean {
  return category != null && flavouredCategories.has(category) && ofTheWhole.has(nutrient);
}

/** In these categories the words of a name are often flavours. */
const flavouredCategories: ReadonlySet<string> = new Set([
  'beverages',
  'flavoured-milk',
  'coffee',
  'decaf-drinks',
  'tea',
  'herbal-tea',
  'ice-cream',
  'bread',
  'cakes-pastries',
  'cookies-crackers',
]);
/** A flavour brings little of these, while salt, sugar and caffeine come with it. */
const ofTheWhole: ReadonlySet<NutrientName> = new Set(['energyKcal', 'fat', 'saturatedFat', 'protein']);

/** What a food says of itself lowers its least, or takes it away. */
function leastOf({ least, lift }: PlausibleLeast, texts: string): number {
  if (lift === undefined) return least;
  const { without, less } = lifts[lift];
  if (without.test(texts)) return 0;
  return less.test(texts) ? least / 10 : least;
}

const lifts: Readonly<Record<Lift, { readonly without: RegExp; readonly less: RegExp }>> = {
  salt: {
    without:
      /무염|무나트륨|소금 ?(?:무첨가|없는)|나트륨 ?(?:0|제로|무첨가)|unsalted|without (?:added )?salt|no[- ](?:added[- ])?(?:salt|sodium)|(?:salt|sodium)[- ]free|without sodium/i,
    less: /저염|저나트륨|나트륨 ?(?:down|다운|저감)|low(?:er)?[- ](?:in )?(?:sodium|salt)|(?:reduced|less)[- ](?:sodium|salt)|lower sodium/i,
  },
  sugar: {
    without:
      /무설탕|무가당|무당|제로|저칼로리|z[eé]ro|zevia|슈가 ?프리|다이어트|\bzero\b|sugar[- ]?free|stevia|unsweetened|\bdiet\b|no[- ](?:added[- ])?sugar|without sugar|low[- ]calorie|with (?:aspartame|saccharin|sucralose)|sweetener|감미료/i,
    less: /저당|라이트|당 ?줄인|\blight\b|\blite\b|(?:less|reduced|low)[- ]sugar/i,
  },
  caffeine: {
    without:
      /디카페인|무카페인|카페인 ?(?:프리|제로|없는)|decaf|caffeine[- ]free|without caffeine|no caffeine/i,
    less: /half[- ]caf/i,
  },
  alcohol: {
    without:
      /무알[콜코]|논알[콜코]|알[콜코]올? ?(?:프리|제로|0)|non[- ]?alcoholic|alcohol[- ]free|de-?alcoholi[sz]ed|0\.0|제로/i,
    less: /저알[콜코]|low[- ]alcohol/i,
  },
};

/** Foods that may have zeros only: nothing in them carries energy or salt. */
const weighsNothing =
  /물(?:$|[\s,/()])|차류|커피류|생수|탄산수|워터|얼음|차(?:$|[\s,/()])|[가-힣]티(?:$|[\s,/()])|녹차|홍차|보리차|커피|아메리카노|에스프레소|콜드브루|소금|천일염|제로|감미료|스테비아|에리스리톨|자일리톨|사카린|아스파탐|수크랄로스|식초|곤약|베이킹|\b(?:water|ice|infusions?|tisanes?|eau|caf[eé]|nescaf[eé]|lungo|ristretto|tea|coffee|espresso|americano|salt|zero|diet|sweeteners?|stevia|erythritol|xylitol|saccharin|aspartame|sucralose|vinegar|club soda|seltzer|konjac|baking|vitamins?|supplement|tablets?|gelatin|leavening|sugar[- ]free|light)\b|thé(?:$|\s)|édulcorant/i;

/** Tea, water and coffee have nothing, unless their names say what is in them; of spirits only the energy is missing. */
function mayHaveNothing({ category, nutrients }: NamedFigures, texts: string): boolean {
  if (holdsSomething.test(texts)) return false;
  if (weighsNothing.test(texts)) return true;
  if (category === 'spirits') return nutrients.energyKcal === null;
  return category != null && emptyCategories.has(category);
}

const emptyCategories: ReadonlySet<string> = new Set([
  'tea',
  'herbal-tea',
  'coffee',
  'decaf-drinks',
  'water',
]);
const holdsSomething =
  /밀크|우유|라[떼테]|에이드|스무디|[쉐셰]이크|버블|흑당|꿀|허니|유자|자몽청|레몬청|아이스티|시럽|초코|카라멜|\b(?:milk|lattes?|smoothies?|shakes?|bubble|honey|chai|lemonade|chocolate|caramel|sweet)\b/i;

function isAllZero(nutrients: NutrientValues): boolean {
  const known = nutrientNames.flatMap((name) => nutrients[name] ?? []);
  return known.length >= 3 && known.every((value) => value === 0);
}

function knownOf(nutrients: NutrientValues): NutrientName[] {
  return nutrientNames.filter((name) => nutrients[name] !== null);
}
