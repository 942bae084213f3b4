import benchLabels from './labels.ts';
import { compileRuleSets } from '../src/domain/suitability/rules/compileRuleSets.ts';
import type { FactsOfFood } from '../src/domain/suitability/facts/facts.ts';
import { judgeFor } from '../src/domain/suitability/judge.ts';
import type { RuleInput } from '../src/domain/suitability/rules/rules.ts';
import {
  sampleFood,
  samplePerson,
  sampleRule,
  sampleRuleSet,
  today,
} from '../tests/fixtures/suitability/samples.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';

/**
 * Measures the rules engine on one core: a person with 5 diets (19 rules) and 3 allergens, and 1,000 different foods,
 * of which a quarter lack facts. Then measures the reader of labels.
 *
 * `npm run bench -- suitability [SECONDS]`; the default is 3 seconds each.
 */
export default function benchSuitability([seconds = '3']: readonly string[]): Promise<void> {
  const profile = samplePerson({
    diets: Object.keys(diets).map((diet) => ({ diet })),
    allergens: [{ allergen: 'milk' }, { allergen: 'fish', avoidTraces: true }, { allergen: 'peanut' }],
  });
  const ruleSets = compileRuleSets({
    allergens: shippedAllergens,
    ruleSets: Object.entries(diets).map(([diet, rules]) => sampleRuleSet(rules, { diet })),
  });
  const judge = judgeFor({ profile, ruleSets, today });
  const foods = Array.from({ length: 1_000 }, (_, index) => sampleFoodAt(index));
  const counts: Record<string, number> = {};
  for (const food of foods) {
    const verdict = judge.verdictOf(food);
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  const milliseconds = Number(seconds) * 1_000;
  const verdicts = rate({ foods, milliseconds, run: (food) => judge.verdictOf(food) });
  const answers = rate({ foods, milliseconds, run: (food) => judge.judge(food) });
  const people = rate({ foods, milliseconds, run: () => judgeFor({ profile, ruleSets, today }) });
  console.table({
    'verdicts/s': { value: verdicts },
    'whole answers/s, with reasons and messages': { value: answers },
    'people prepared/s': { value: people },
  });
  console.log(`5 diets, 3 allergens, ${foods.length} foods:`, counts);
  return benchLabels([seconds]);
}

/** Runs per second of processor time. Other load on the machine does not change this figure. */
function rate({
  foods,
  milliseconds,
  run,
}: {
  foods: readonly FactsOfFood[];
  milliseconds: number;
  run: (food: FactsOfFood) => unknown;
}): number {
  // V8 compiles the code during the first rounds, so they are not counted.
  for (let round = 0; round < 20; round += 1) for (const food of foods) lastResult = run(food);
  const start = process.cpuUsage();
  let rounds = 0;
  let spent = 0;
  while (spent < milliseconds * 1_000) {
    for (const food of foods) lastResult = run(food);
    rounds += foods.length;
    const { user, system } = process.cpuUsage(start);
    spent = user + system;
  }
  return Math.round((rounds * 1_000_000) / spent);
}

/** Results are exported, so that the compiler does not remove the work. */
export let lastResult: unknown;

type NutrientInput = Extract<RuleInput, { type: 'nutrient' }>;

/** A limit per 100 g is also the limit per 100 ml. */
function nutrient(options: Partial<NutrientInput> & { id: string; limit: number }): RuleInput {
  const common = {
    ...sampleRule,
    type: 'nutrient',
    nutrient: 'sodium',
    operator: 'at-most',
    unit: 'mg',
  } as const;
  return options.per === undefined
    ? { ...common, ...options, per: '100g', limitPer100ml: options.limit }
    : { ...common, ...options, per: options.per };
}
const perServing = { per: 'serving' } as const;
const perDay = { per: 'day' } as const;
const energyShare = { per: 'energy-share', unit: '%' } as const;

const diets: Readonly<Record<string, readonly RuleInput[]>> = {
  'low-salt': [
    nutrient({ id: 'sodium', limit: 1_200 }),
    nutrient({ id: 'sodium-day', limit: 2_000, ...perDay }),
    nutrient({ id: 'sodium-low', effect: 'caution', limit: 400 }),
  ],
  diabetes: [
    nutrient({ id: 'sugars', nutrient: 'sugars', unit: 'g', limit: 60 }),
    nutrient({
      id: 'sugars-serving',
      effect: 'caution',
      nutrient: 'sugars',
      unit: 'g',
      limit: 27,
      ...perServing,
    }),
    nutrient({
      id: 'starch',
      effect: 'caution',
      nutrient: 'carbohydrate',
      unit: 'g',
      limit: 60,
      ...perServing,
    }),
    nutrient({
      id: 'fibre',
      effect: 'encourage',
      nutrient: 'fibre',
      operator: 'at-least',
      unit: 'g',
      limit: 6,
    }),
  ],
  'kidney-disease': [
    nutrient({ id: 'potassium', effect: 'caution', nutrient: 'potassium', limit: 300 }),
    nutrient({ id: 'phosphorus', effect: 'caution', nutrient: 'phosphorus', limit: 200 }),
    nutrient({ id: 'protein', effect: 'caution', nutrient: 'protein', unit: 'g', limit: 20, ...perServing }),
    {
      ...sampleRule,
      id: 'phosphate',
      effect: 'caution',
      type: 'ingredient-class',
      classes: ['phosphate-additive'],
    },
  ],
  halal: [
    { ...sampleRule, id: 'pork', type: 'ingredient-class', classes: ['pork', 'blood'], waivedBy: ['halal'] },
    { ...sampleRule, id: 'alcohol', type: 'ingredient-class', classes: ['alcohol'], waivedBy: ['halal'] },
    { ...sampleRule, id: 'liquor', type: 'food-category', categories: ['alcoholic-drinks'] },
    {
      ...sampleRule,
      id: 'unstated',
      effect: 'caution',
      type: 'ingredient-class',
      classes: ['animal-origin-unstated'],
      waivedBy: ['halal'],
    },
  ],
  hyperlipidemia: [
    nutrient({ id: 'saturated', nutrient: 'saturatedFat', limit: 40, ...energyShare }),
    nutrient({ id: 'saturated-low', effect: 'caution', nutrient: 'saturatedFat', limit: 6, ...energyShare }),
    nutrient({ id: 'trans', effect: 'caution', nutrient: 'transFat', unit: 'g', limit: 2 }),
    nutrient({ id: 'cholesterol', effect: 'caution', nutrient: 'cholesterol', limit: 300, ...perDay }),
  ],
};

/** Figures follow from the index, so that every run judges the same foods. */
function sampleFoodAt(index: number): FactsOfFood {
  const spread = (most: number, step: number) => Math.round(((index * step) % 997) * most) / 997;
  const isPoor = index % 4 === 0;
  return sampleFood({
    version: `food-${index}`,
    basis: index % 5 === 0 ? '100ml' : '100g',
    nutrients: {
      energyKcal: 100 + spread(400, 31),
      carbohydrate: spread(80, 37),
      sugars: spread(50, 41),
      fibre: spread(10, 43),
      protein: spread(20, 47),
      saturatedFat: spread(9, 53),
      transFat: spread(1, 59),
      cholesterol: spread(90, 61),
      sodium: spread(1_000, 67),
      potassium: isPoor ? null : spread(500, 71),
      phosphorus: isPoor ? null : spread(300, 73),
    },
    servingSize: 30 + spread(100, 79),
    servingUnit: index % 5 === 0 ? 'ml' : 'g',
    category: ['processed', index % 50 === 0 ? 'alcoholic-drinks' : 'snacks'],
    allergens: isPoor
      ? null
      : { scheme: 'eu', contains: index % 3 === 0 ? ['wheat', 'milk'] : ['wheat'], mayContain: ['soybean'] },
    labels: index % 7 === 0 ? ['halal'] : [],
    ingredientClasses: {
      present: [],
      absent: ['animal', 'alcohol', 'phosphate-additive', 'animal-origin-unstated'],
    },
  });
}
