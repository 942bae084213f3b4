import fc from 'fast-check';
import { shippedFoods, shippedRuleSets } from '../../../../tests/fixtures/suitability/shippedCatalogue.ts';
import { sampleFood, today } from '../../../../tests/fixtures/suitability/samples.ts';
import { nutrientNames } from '../../foods/nutrients.ts';
import { unfitJudge } from '../../search/unfit.ts';
import { columnsOfRules, factsOfRow, type FactColumns } from './factRows.ts';
import type { FactsOfFood } from './facts.ts';
import { ingredientClassSlugs } from './ingredientClasses.ts';
import { withStarchBound } from './starchBound.ts';
import { toStoredFacts } from './storedFacts.ts';

const diets = [...shippedRuleSets.byDiet.keys()];
const judgeOf = (chosen: readonly string[]) =>
  unfitJudge({
    ruleSets: shippedRuleSets,
    today,
    bits: {
      allergen: new Map(shippedRuleSets.allergens.slugs.map((slug, bit) => [slug, bit])),
      diet: new Map(chosen.map((slug, at) => [slug, 40 + at])),
    },
  });
const columnsOf = (chosen: readonly string[]) =>
  columnsOfRules(chosen.flatMap((diet) => shippedRuleSets.byDiet.get(diet)?.rules ?? []));

const text = (value: number | string | null | undefined) => (value == null ? null : String(value));

/** The food as its row is stored, and read again. */
function fromStore(facts: FactsOfFood, columns: FactColumns): FactsOfFood {
  const { statements, words } = toStoredFacts(facts);
  const quality = facts.flagged.length === 0 ? null : [{ flag: 'doubt', nutrients: facts.flagged }];
  return factsOfRow(
    {
      basis: facts.basis,
      servingSize: text(facts.servingSize),
      servingUnit: facts.servingUnit,
      texture: text(facts.texture),
      nutrientQualifiers: JSON.stringify(facts.nutrientQualifiers),
      quality: JSON.stringify(quality),
      statements,
      words: columns.withWords ? words : null,
      nutrients: columns.nutrients.map((name) => text(facts.nutrients[name])),
    },
    { columns, category: facts.category },
  );
}

test('every food of the starter catalogue is judged from its stored facts as from a fresh reading', () => {
  expect(shippedFoods.length).toBeGreaterThan(1_000);
  const [judge, columns] = [judgeOf(diets), columnsOf(diets)];
  for (const { name, facts } of shippedFoods)
    expect([name, judge(fromStore(facts, columns))]).toEqual([name, judge(facts)]);
});

test.each(diets)('the columns that %s reads are enough to judge by it', (diet) => {
  const [judge, columns] = [judgeOf([diet]), columnsOf([diet])];
  for (const { name, facts } of shippedFoods.filter((_food, at) => at % 7 === 0))
    expect([name, judge(fromStore(facts, columns))]).toEqual([name, judge(facts)]);
});

test('so is any other food', () => {
  const { allergens } = shippedRuleSets;
  const some = (slugs: readonly string[], maxLength = 4) =>
    fc.uniqueArray(fc.constantFrom(...slugs), { maxLength });
  const ingredients = ['설탕', '미역', '버섯', '깨', '호두', '멸치', 'seaweed', 'sesame'];
  const food = fc.record({
    basis: fc.constantFrom('100g', '100ml'),
    nutrients: fc.dictionary(
      fc.constantFrom(...nutrientNames),
      fc.option(fc.double({ min: 0, max: 2_000, noNaN: true })),
    ),
    nutrientQualifiers: fc.dictionary(fc.constantFrom(...nutrientNames), fc.constantFrom('below', 'trace')),
    flagged: some(nutrientNames),
    servingSize: fc.option(fc.integer({ min: 0, max: 500 })),
    servingUnit: fc.option(fc.constantFrom('g', 'ml')),
    texture: fc.option(fc.integer({ min: 0, max: 7 })),
    labels: some(['vegan', 'halal', 'gluten-free', 'vegetarian']),
    category: fc.option(fc.constantFrom(...shippedFoods.map(({ facts }) => facts.category))),
    allergens: fc.option(
      fc.record({
        scheme: fc.option(fc.constantFrom('mfds', 'eu', 'us')),
        contains: some(allergens.slugs),
        mayContain: some(allergens.slugs),
        byMember: some(allergens.slugs),
        doubtful: some(allergens.slugs),
        absent: some(allergens.slugs, 20),
        certified: some(allergens.slugs),
      }),
    ),
    ingredientClasses: fc.record({
      present: some(ingredientClassSlugs),
      absent: some(ingredientClassSlugs, 30),
    }),
    ingredients: fc.option(fc.record({ names: some(ingredients), isComplete: fc.boolean() })),
    names: fc.record({ shown: some(ingredients), ofAllergens: fc.constant([]), whole: some(ingredients) }),
  });
  const [judge, columns] = [judgeOf(diets), columnsOf(diets)];
  fc.assert(
    fc.property(food, (overrides) => {
      const facts = withStarchBound(sampleFood(overrides as Partial<FactsOfFood>));
      expect(judge(fromStore(facts, columns))).toBe(judge(facts));
    }),
    { numRuns: 2_000 },
  );
});
