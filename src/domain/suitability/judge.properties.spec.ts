import fc from 'fast-check';
import { allergenSlugs, childrenOf, withAncestors } from './allergens.ts';
import { compileRuleSets, type CompiledRuleSets } from './compileRuleSets.ts';
import { verdicts, type FactsOfFood, type FactsOfPerson, type Verdict } from './facts.ts';
import { judge, judgeFor, type Circumstances } from './judge.ts';
import type { RuleSet } from './ruleSets.ts';
import { ruleSchema, type Rule } from './rules.ts';
import { sampleFood, samplePerson, sampleRule, today } from './samples.ts';

/** Few words, so that foods, people and rules meet often. */
const nutrientNames = ['sodium', 'potassium', 'saturatedFat', 'energyKcal'] as const;
const allergenNames = ['milk', 'wheat', 'gluten', 'crab', 'crustaceans', 'sesame', 'kiwi'] as const;
const declared = ['milk', 'wheat', 'gluten', 'crab', 'crustaceans', 'sesame'] as const;
const classNames = ['pork', 'meat', 'animal', 'alcohol'] as const;
const categoryNames = ['drinks', 'coffee', 'rice'] as const;
const dietNames = ['one', 'two', 'three'] as const;
const labelNames = ['halal', 'vegan'] as const;
const foodNames = ['감초', '감초추출물', '쌀'] as const;

const categories = [{ slug: 'drinks' }, { slug: 'coffee', parent: 'drinks' }, { slug: 'rice' }];

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
const rule: fc.Arbitrary<Rule> = fc
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
    nutrients: fc.record(Object.fromEntries(nutrientNames.map((name) => [name, maybe(amountOf)]))),
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
    ingredientClasses: {
      present,
      absent: absent.filter((one) => !present.includes(one) && (one === 'alcohol' || !isAnimal)),
    },
    labels: present.length > 0 || isTainted ? [] : (told.labels ?? []),
  };
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

const compile = (sets: readonly RuleSet[]): CompiledRuleSets =>
  compileRuleSets({ ruleSets: sets, categories });
const rank = (verdict: Verdict) => verdicts.indexOf(verdict);
const options = { numRuns: 300 };

type World = [FactsOfFood, FactsOfPerson, [RuleSet, RuleSet], Circumstances];
const world: fc.Arbitrary<World> = fc.tuple(food, person, ruleSets, circumstances);
const verdictIn = ([one, profile, sets, at]: World) =>
  judge({ food: one, profile, ruleSets: compile(sets), today, ...at }).verdict;

describe('no verdict gets better', () => {
  test('by one more rule', () => {
    fc.assert(
      fc.property(world, rule, (before, more) => {
        const [one, profile, [first, second], at] = before;
        const grown = { ...first, rules: [...first.rules, { ...more, id: 'more' }] };
        expect(rank(verdictIn([one, profile, [grown, second], at]))).toBeGreaterThanOrEqual(
          rank(verdictIn(before)),
        );
      }),
      options,
    );
  });

  test('by one more allergen', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...allergenSlugs), fc.boolean(), (before, allergen, avoidTraces) => {
        const [one, profile, sets, at] = before;
        const more = { ...profile, allergens: [...profile.allergens, { allergen, avoidTraces }] };
        expect(rank(verdictIn([one, more, sets, at]))).toBeGreaterThanOrEqual(rank(verdictIn(before)));
      }),
      options,
    );
  });

  test('by avoiding traces', () => {
    fc.assert(
      fc.property(world, (before) => {
        const [one, profile, sets, at] = before;
        const strict = {
          ...profile,
          allergens: profile.allergens.map((own) => ({ ...own, avoidTraces: true })),
        };
        expect(rank(verdictIn([one, strict, sets, at]))).toBeGreaterThanOrEqual(rank(verdictIn(before)));
      }),
      options,
    );
  });

  test('by avoiding a whole group', () => {
    fc.assert(
      fc.property(
        world,
        fc.constantFrom(...allergenSlugs.filter((slug) => childrenOf(slug).length > 0)),
        (before, group) => {
          const [one, profile, sets, at] = before;
          const avoiding = (allergen: string): World => [
            one,
            samplePerson({ ...profile, allergens: [{ allergen }] }),
            sets,
            at,
          ];
          for (const child of childrenOf(group)) {
            expect(withAncestors(child).has(group)).toBe(true);
            // What is surely unfit for the child is unfit for who avoids the group.
            if (verdictIn(avoiding(child)) === 'unsuitable')
              expect(verdictIn(avoiding(group))).toBe('unsuitable');
          }
        },
      ),
      options,
    );
  });
});

/** A fact less: one way to know less of a food. */
const lessOfFood: Readonly<Record<string, (food: FactsOfFood) => FactsOfFood>> = {
  ...Object.fromEntries(
    nutrientNames.map((name) => [
      name,
      (one: FactsOfFood) => ({ ...one, nutrients: { ...one.nutrients, [name]: null } }),
    ]),
  ),
  doubt: (one) => ({ ...one, flagged: [...nutrientNames] }),
  servingSize: (one) => ({ ...one, servingSize: null }),
  servingUnit: (one) => ({ ...one, servingUnit: null }),
  category: (one) => ({ ...one, category: null }),
  'own category': (one) => ({ ...one, category: one.category?.slice(0, 1) ?? null }),
  allergens: (one) => ({ ...one, allergens: null }),
  declaration: (one) => ({ ...one, allergens: one.allergens && { ...one.allergens, scheme: null } }),
  texture: (one) => ({ ...one, texture: null }),
  ingredients: (one) => ({ ...one, ingredients: null }),
  'complete list': (one) => ({
    ...one,
    ingredients: one.ingredients && { ...one.ingredients, isComplete: false },
  }),
  'present classes': (one) => ({ ...one, ingredientClasses: { ...one.ingredientClasses, present: [] } }),
  'absent classes': (one) => ({ ...one, ingredientClasses: { ...one.ingredientClasses, absent: [] } }),
  labels: (one) => ({ ...one, labels: [] }),
};
const lessOfPerson: Readonly<Record<string, (person: FactsOfPerson) => FactsOfPerson>> = {
  sex: (one) => ({ ...one, sex: null }),
  birthdate: (one) => ({ ...one, birthdate: null }),
  weight: (one) => ({ ...one, weightKg: null }),
  clinical: (one) => ({ ...one, clinical: {} }),
};

function neverBetter(before: Verdict, after: Verdict) {
  if (before !== 'suitable') expect(after).not.toBe('suitable');
  if (before === 'unsuitable') expect(after).not.toBe('caution');
}

describe('a fact less never makes a food fit', () => {
  test.each(Object.keys(lessOfFood))('of the food: %s', (name) => {
    fc.assert(
      fc.property(world, (before) => {
        const [one, profile, sets, at] = before;
        neverBetter(verdictIn(before), verdictIn([lessOfFood[name]?.(one) ?? one, profile, sets, at]));
      }),
      options,
    );
  });

  test.each(Object.keys(lessOfPerson))('of the person: %s', (name) => {
    fc.assert(
      fc.property(world, (before) => {
        const [one, profile, sets, at] = before;
        neverBetter(verdictIn(before), verdictIn([one, lessOfPerson[name]?.(profile) ?? profile, sets, at]));
      }),
      options,
    );
  });
});

test('unrelated facts change nothing', () => {
  fc.assert(
    fc.property(world, ([one, profile, sets, at]) => {
      const other: FactsOfFood = {
        ...one,
        kind: 'cooked',
        nutrients: { ...one.nutrients, vitaminC: 12, iodine: null },
        nutrientQualifiers: { ...one.nutrientQualifiers, vitaminC: 'trace' },
        flagged: [...one.flagged, 'vitaminK'],
        labels: [...one.labels, 'gluten-free'],
      };
      const ruleSetsInForce = compile(sets);
      const answer = (facts: FactsOfFood, who: FactsOfPerson) =>
        JSON.stringify(judge({ food: facts, profile: who, ruleSets: ruleSetsInForce, today, ...at }));
      expect(answer(other, { ...profile, clinical: { ...profile.clinical, ckdStage: '1' } })).toBe(
        answer(one, profile),
      );
    }),
    options,
  );
});

test('equal inputs give equal bytes, the verdict alone is that of the whole answer, and it follows from its reasons', () => {
  fc.assert(
    fc.property(world, ([one, profile, sets, at]) => {
      const whole = judge({ food: one, profile, ruleSets: compile(sets), today, ...at });
      const again = structuredClone([one, profile, sets, at] as const);
      const copy = judge({
        food: again[0],
        profile: again[1],
        ruleSets: compile(again[2]),
        today,
        ...again[3],
      });
      expect(JSON.stringify(copy)).toBe(JSON.stringify(whole));
      expect(judgeFor({ profile, ruleSets: compile(sets), today }).verdictOf(one, at)).toBe(whole.verdict);
      const worst = Math.max(0, ...whole.reasons.map(({ outcome }) => rank(outcome)));
      expect(rank(whole.verdict)).toBe(worst);
      // What is unknown says what is missing, and nothing else does.
      expect(whole.missing.length > 0).toBe(whole.reasons.some(({ outcome }) => outcome === 'unknown'));
      for (const { message } of whole.reasons) {
        expect(message.ko).not.toMatch(/undefined|null|NaN|^$/);
        expect(message.en).not.toMatch(/undefined|null|NaN|^$/);
      }
    }),
    options,
  );
});
