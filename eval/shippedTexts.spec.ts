import { nutrientNames } from '../src/domain/foods/nutrients.ts';
import { judgeFor } from '../src/domain/suitability/judge.ts';
import type { FactsOfPerson } from '../src/domain/suitability/facts/facts.ts';
import {
  ingredientClasses,
  ingredientClassSlugs,
} from '../src/domain/suitability/facts/ingredientClasses.ts';
import { samplePerson, today } from '../tests/fixtures/suitability/samples.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';
import {
  shippedCategories,
  shippedDiets,
  shippedFoods,
  shippedRuleSets,
} from '../tests/fixtures/suitability/shippedCatalogue.ts';

/** Slugs that are no word of a sentence. A single word such as "rice" or "milk" is in both. */
const slugs = [
  ...shippedDiets.map(({ slug }) => slug),
  ...shippedCategories.map(({ slug }) => slug),
  ...shippedAllergens.slugs,
  ...ingredientClassSlugs,
  ...nutrientNames,
].filter((slug) => /[-A-Z]/.test(slug));
const wordsOfEnglish = new Set(
  [
    ...shippedDiets.map(({ ruleSet }) => ruleSet.name.en),
    ...shippedCategories.map(({ name }) => name.en),
    ...ingredientClassSlugs.map((slug) => ingredientClasses[slug].en),
  ]
    .join(' ')
    .toLowerCase()
    .split(/[^a-z-]+/),
);
const slugPattern = new RegExp(
  `(?<![\\w-])(?:${slugs.filter((slug) => !wordsOfEnglish.has(slug)).join('|')})(?![\\w-])`,
);

/** The texts of the pack are quoted as they are. */
const withoutQuotes = (text: string) => text.replace(/“[^”]*”/g, '“”');
const significantDigits = (figure: string) =>
  figure.replace(/[,.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;

function faultsOf(text: string): string[] {
  const sentence = withoutQuotes(text);
  const figures = sentence.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  return [
    ...(slugPattern.exec(sentence) ?? []),
    ...(/undefined|null|NaN|\[object/.exec(sentence) ?? []),
    ...(/ {2}|^ | $|\(\)|^$/.exec(sentence) ?? []),
    ...figures.filter((figure) => significantDigits(figure) > 3),
  ];
}

const persons: FactsOfPerson[] = [
  ...shippedDiets.map(({ slug }) => samplePerson({ diets: [{ diet: slug }] })),
  samplePerson({
    allergens: shippedAllergens.slugs.map((allergen) => ({ allergen })),
    avoidedIngredients: ['고수'],
    personalLimits: [
      { nutrient: 'sodium', max: 150, per: '100g' },
      { nutrient: 'sugars', max: 7.5, per: 'serving' },
      { ingredient: '감초' },
    ],
  }),
  samplePerson(),
];

test('no text about a food of the starter catalogue has a slug, a hole or a figure with many digits', () => {
  const faults = new Map<string, string>();
  for (const profile of persons) {
    const { judge } = judgeFor({ profile, ruleSets: shippedRuleSets, today });
    for (const { facts } of shippedFoods) {
      const { reasons, conflicts } = judge(facts, { amount: { value: 137, unit: 'g' } });
      for (const { message } of [...reasons, ...conflicts]) {
        for (const text of [message.ko, message.en])
          for (const fault of faultsOf(text)) faults.set(fault, text);
      }
    }
  }
  expect(Object.fromEntries([...faults].slice(0, 20))).toEqual({});
});
