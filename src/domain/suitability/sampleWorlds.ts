import fc from 'fast-check';
import type { AllergenFacts, FactsOfFood, FactsOfPerson } from './facts/facts.ts';
import type { Circumstances } from './judge.ts';
import type { RuleSet } from './rules/ruleSets.ts';
import { ruleSchema, type Rule } from './rules/rules.ts';
import { sampleFood, sampleRule } from './samples.ts';
import { shippedAllergens } from '../../../tests/fixtures/suitability/shippedAllergens.ts';

/** Few words, so that made-up foods, people and rules meet often. */
export const knownNutrients = ['sodium', 'potassium', 'saturatedFat', 'energyKcal'] as const;
const allergenNames = ['milk', 'wheat', 'gluten', 'crab', 'crustaceans', 'sesame', 'kiwi'] as const;
const declared = ['milk', 'wheat', 'gluten', 'crab', 'crustaceans', 'sesame'] as const;
const classNames = ['pork', 'meat', 'animal', 'alcohol'] as const;
const categoryNames = ['drinks', 'coffee', 'rice'] as const;
const dietNames = ['one', 'two', 'three'] as const;
const labelNames = ['halal', 'vegan'] as const;
const foodNames = ['감초', '감초추출물', '쌀'] as const;

export const categories = [{ slug: 'drinks' }, { slug: 'coffee', parent: 'drinks' }, { slug: 'rice' }];

const some = <T extends string>(...names: readonly T[]) => fc.subarray([...names]);
const amountOf = fc.constantFrom(0, 1, 50, 120, 121, 400);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

const common = {
  effect: fc.constantFrom('avoid', 'caution', 'encourage'),
  scope: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant(['coffee']) },
  ),
  except: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant(['rice']) },
  ),
  conditions: fc.constantFrom(
    undefined,
    undefined,
    undefined,
    { dialysis: true },
    { sexIn: ['female' as const] },
    { age: { from: 19 } },
  ),
};
const waivedBy = fc.constantFrom([], ['halal']);
const wordsOf = {
  'ingredient-class': fc.record({
    ...common,
    waivedBy,
    type: fc.constant('ingredient-class'),
    classes: fc.subarray([...classNames], { minLength: 1 }),
  }),
  'food-category': fc.record({
    ...common,
    type: fc.constant('food-category'),
    categories: fc.subarray([...categoryNames], { minLength: 1 }),
  }),
  'ingredient-list': fc.record({
    ...common,
    waivedBy,
    type: fc.constant('ingredient-list'),
    ingredients: fc.constant(['감초']),
  }),
  texture: fc.record({
    ...common,
    effect: fc.constantFrom('avoid', 'caution'),
    type: fc.constant('texture'),
    levels: fc.constant([5, 6]),
  }),
  allergen: fc.record({
    ...common,
    effect: fc.constantFrom('avoid', 'caution'),
    waivedBy,
    type: fc.constant('allergen'),
    allergens: fc.subarray([...declared], { minLength: 1 }),
    traces: fc.constantFrom('ignore', 'caution'),
  }),
  nutrient: fc.record({
    ...common,
    type: fc.constant('nutrient'),
    nutrient: fc.constantFrom('sodium', 'potassium', 'saturatedFat'),
    operator: fc.constantFrom('at-most', 'less-than', 'at-least', 'more-than'),
    limit: fc.constantFrom(1, 50, 120, 400),
    per: fc.constantFrom('100g', '100ml', 'serving', 'day', 'energy-share', 'kg-body-weight-day'),
    unit: fc.constant('mg'),
    limitPer100ml: fc.constantFrom(undefined, undefined, 60),
  }),
};
/** Shapes that the set's own checks would refuse are kept: the engine must hold for them too. */
export const rule: fc.Arbitrary<Rule> = fc
  .oneof(...Object.values(wordsOf))
  .map((told) => ruleSchema.parse({ ...sampleRule, ...told, id: 'rule' }));
const ruleSetOf = (diet: string): fc.Arbitrary<RuleSet> =>
  fc.record({
    diet: fc.constant(diet),
    name: fc.constant({ ko: diet, en: diet }),
    version: fc.constant(1),
    status: fc.constantFrom('published', 'published', 'published', 'draft'),
    isComplete: fc.constantFrom(true, true, true, false),
    rules: fc
      .array(rule, { maxLength: 4 })
      .map((rules) => rules.map((one, index) => ({ ...one, id: `rule-${index}` }))),
  });
const ruleSets = fc.tuple(ruleSetOf('one'), ruleSetOf('two'));

const food: fc.Arbitrary<FactsOfFood> = fc
  .record({
    basis: fc.constantFrom('100g', '100ml'),
    nutrients: fc.record(Object.fromEntries(knownNutrients.map((name) => [name, maybe(amountOf)]))),
    nutrientQualifiers: fc.constantFrom(
      {},
      {},
      { sodium: 'below' as const },
      { energyKcal: 'trace' as const },
    ),
    flagged: some('sodium' as const, 'energyKcal' as const),
    servingSize: maybe(fc.constantFrom(30, 200)),
    servingUnit: maybe(fc.constantFrom('g', 'ml')),
    category: maybe(fc.constantFrom(['drinks'], ['drinks', 'coffee'], ['rice'])),
    allergens: maybe(
      fc.record({
        scheme: maybe(fc.constantFrom('mfds', 'eu', 'us')),
        contains: some(...declared),
        mayContain: some(...declared),
        byMember: some('gluten', 'crustaceans'),
        absent: some(...declared),
      }),
    ),
    texture: maybe(fc.constantFrom(5, 7)),
    ingredientClasses: fc.record({ present: some(...classNames), absent: some(...classNames) }),
    labels: some(...labelNames),
    ingredients: maybe(fc.record({ names: some(...foodNames), isComplete: fc.boolean() })),
  })
  .map((told) => sampleFood(consistent(told as Partial<FactsOfFood>)));

/** Facts do not contradict each other: what is present is not absent, and no certificate is on what it excludes. */
function consistent(told: Partial<FactsOfFood>): Partial<FactsOfFood> {
  const { present, absent } = told.ingredientClasses ?? { present: [], absent: [] };
  const isAnimal = present.some((one) => one !== 'alcohol');
  const { allergens, ingredients = null } = told;
  const isNamed = ingredients?.names.includes('감초') === true;
  const isTainted =
    isNamed || (allergens != null && allergens.contains.length + allergens.mayContain.length > 0);
  return {
    ...told,
    allergens: allergens == null ? null : { ...allergens, absent: withoutPresent(allergens) },
    ingredientClasses: {
      present,
      absent: absent.filter((one) => !present.includes(one) && (one === 'alcohol' || !isAnimal)),
    },
    labels: present.length > 0 || isTainted ? [] : (told.labels ?? []),
  };
}

/** What is there is not absent, nor is a group of which a member is, nor a member of a group that is. */
function withoutPresent({ contains, absent = [] }: AllergenFacts): string[] {
  const { withAncestors, withDescendants } = shippedAllergens;
  return absent.filter(
    (slug) => ![...withAncestors(slug), ...withDescendants(slug)].some((other) => contains.includes(other)),
  );
}

const person: fc.Arbitrary<FactsOfPerson> = fc.record({
  sex: maybe(fc.constantFrom('female', 'male')),
  birthdate: maybe(fc.constantFrom('1990-05-05', '2015-05-05')),
  weightKg: maybe(fc.constantFrom(60)),
  diets: some(...dietNames).map((diets) => diets.map((diet) => ({ diet }))),
  allergens: some(...allergenNames).chain((slugs) =>
    fc.tuple(...slugs.map((allergen) => fc.boolean().map((avoidTraces) => ({ allergen, avoidTraces })))),
  ),
  avoidedIngredients: some('감초'),
  clinical: fc.record({ dialysis: maybe(fc.boolean()) }),
});
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  amount: maybe(fc.record({ value: fc.constantFrom(10, 300), unit: fc.constantFrom('g', 'ml', 'serving') })),
  eatenToday: maybe(
    fc.record({
      totals: fc.record({ sodium: maybe(amountOf), potassium: maybe(amountOf) }),
      complete: some('sodium' as const),
    }),
  ),
});

/** A food, a person, the rules of two diets, and what is eaten: all that a verdict depends on. */
export type World = [FactsOfFood, FactsOfPerson, [RuleSet, RuleSet], Circumstances];
export const world: fc.Arbitrary<World> = fc.tuple(food, person, ruleSets, circumstances);
