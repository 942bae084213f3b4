import fc from 'fast-check';
import { compileRuleSets, type CompiledRuleSets } from './rules/compileRuleSets.ts';
import { verdicts, type FactsOfFood, type FactsOfPerson, type Verdict } from './facts/facts.ts';
import { judge, judgeFor } from './judge.ts';
import type { Reason } from './reasons.ts';
import type { RuleSet } from './rules/ruleSets.ts';
import { samplePerson, today } from '../../../tests/fixtures/suitability/samples.ts';
import {
  categories,
  knownNutrients,
  rule,
  exactWorld,
  world,
  type World,
} from '../../../tests/fixtures/suitability/sampleWorlds.ts';
import { shippedAllergens } from '../../../tests/fixtures/suitability/shippedAllergens.ts';

const { slugs: allergenSlugs, childrenOf, withAncestors } = shippedAllergens;
const compile = (sets: readonly RuleSet[]): CompiledRuleSets =>
  compileRuleSets({ allergens: shippedAllergens, ruleSets: sets, categories });
const rank = (verdict: Verdict) => verdicts.indexOf(verdict);
const options = { numRuns: 300 };

const verdictIn = ([one, profile, sets, at]: World) =>
  judge({ food: one, profile, ruleSets: compile(sets), today, ...at }).verdict;

describe('a verdict never gets better', () => {
  test('when a rule is added', () => {
    fc.assert(
      fc.property(world, rule, (before, more) => {
        const [one, profile, [first, second], at] = before;
        // The first caution of an incomplete set replaces its "unknown".
        const complete = { ...first, isComplete: true };
        const grown = { ...complete, rules: [...first.rules, { ...more, id: 'more' }] };
        expect(rank(verdictIn([one, profile, [grown, second], at]))).toBeGreaterThanOrEqual(
          rank(verdictIn([one, profile, [complete, second], at])),
        );
      }),
      options,
    );
  });

  test('when an allergen is added', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...allergenSlugs), fc.boolean(), (before, allergen, avoidTraces) => {
        const [one, person, sets, at] = before;
        // A profile that says nothing is unknown, and the first statement ends that.
        const profile = { ...person, nothingToAvoid: true };
        const more = { ...profile, allergens: [...profile.allergens, { allergen, avoidTraces }] };
        expect(rank(verdictIn([one, more, sets, at]))).toBeGreaterThanOrEqual(
          rank(verdictIn([one, profile, sets, at])),
        );
      }),
      options,
    );
  });

  test('when the person avoids traces too', () => {
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

  test('when the person avoids a whole group', () => {
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
            // A food that is unsuitable for the child is unsuitable for a person who avoids the group.
            if (verdictIn(avoiding(child)) === 'unsuitable')
              expect(verdictIn(avoiding(group))).toBe('unsuitable');
          }
        },
      ),
      options,
    );
  });
});

/** Ways to remove one fact of a food. */
const foodWithout: Readonly<Record<string, (food: FactsOfFood) => FactsOfFood>> = {
  ...Object.fromEntries(
    knownNutrients.map((name) => [
      name,
      (one: FactsOfFood) => ({ ...one, nutrients: { ...one.nutrients, [name]: null } }),
    ]),
  ),
  doubt: (one) => ({ ...one, flagged: [...knownNutrients] }),
  servingSize: (one) => ({ ...one, servingSize: null }),
  servingUnit: (one) => ({ ...one, servingUnit: null }),
  category: (one) => ({ ...one, category: null }),
  'own category': (one) => ({ ...one, category: one.category?.slice(0, 1) ?? null }),
  allergens: (one) => ({ ...one, allergens: null }),
  declaration: (one) => ({ ...one, allergens: one.allergens && { ...one.allergens, scheme: null } }),
  'other members': (one) => ({ ...one, allergens: one.allergens && { ...one.allergens, byMember: [] } }),
  'absent allergens': (one) => ({ ...one, allergens: one.allergens && { ...one.allergens, absent: [] } }),
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
const personWithout: Readonly<Record<string, (person: FactsOfPerson) => FactsOfPerson>> = {
  sex: (one) => ({ ...one, sex: null }),
  birthdate: (one) => ({ ...one, birthdate: null }),
  weight: (one) => ({ ...one, weightKg: null }),
  clinical: (one) => ({ ...one, clinical: {} }),
};

/** Fails with the name of the removed fact when the verdict got better. */
function expectNotBetter(before: Verdict, after: Verdict, without: string) {
  if (before !== 'suitable') expect({ without, after }).not.toEqual({ without, after: 'suitable' });
  if (before === 'unsuitable') expect({ without, after }).not.toEqual({ without, after: 'caution' });
}

describe('a verdict never gets better', () => {
  test('when a fact of the food is removed', () => {
    fc.assert(
      fc.property(exactWorld, (before) => {
        const [one, profile, sets, at] = before;
        const verdict = verdictIn(before);
        for (const [name, without] of Object.entries(foodWithout))
          expectNotBetter(verdict, verdictIn([without(one), profile, sets, at]), name);
      }),
      options,
    );
  });

  test('when a fact of the person is removed', () => {
    fc.assert(
      fc.property(world, (before) => {
        const [one, profile, sets, at] = before;
        const verdict = verdictIn(before);
        for (const [name, without] of Object.entries(personWithout))
          expectNotBetter(verdict, verdictIn([one, without(profile), sets, at]), name);
      }),
      options,
    );
  });
});

test('unrelated facts do not change the answer', () => {
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

test('equal inputs give equal bytes, `verdictOf` equals `judge`, and the verdict follows from its reasons', () => {
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
      // Only an `unknown` outcome and a rule set with gaps list missing facts, and they always do.
      const isGap = ({ rule: id, outcome }: Reason) => id === null && outcome !== 'suitable';
      expect(whole.missing.length > 0).toBe(
        whole.reasons.some((reason) => reason.outcome === 'unknown' || isGap(reason)),
      );
      for (const { message } of whole.reasons) {
        expect(message.ko).not.toMatch(/undefined|null|NaN|^$/);
        expect(message.en).not.toMatch(/undefined|null|NaN|^$/);
      }
    }),
    options,
  );
});

test('a diet without complete rules never makes a food suitable', () => {
  fc.assert(
    fc.property(world, ([one, profile, [first, second], at]) => {
      const sets: World[2] = [{ ...first, isComplete: false }, second];
      const onFirst = { ...profile, diets: [{ diet: 'one' }] };
      expect(verdictIn([one, onFirst, sets, at])).not.toBe('suitable');
    }),
    options,
  );
});

test('a bound is decided only where both of its ends are', () => {
  fc.assert(
    fc.property(world, fc.constantFrom(0, 0.5, 1), (before, share) => {
      const [one, profile, sets, at] = before;
      const { sodium = null } = one.nutrients;
      if (sodium === null || one.nutrientQualifiers.sodium === undefined) return;
      const { sodium: _, ...nutrientQualifiers } = one.nutrientQualifiers;
      const exact = {
        ...one,
        nutrients: { ...one.nutrients, sodium: sodium * share },
        nutrientQualifiers,
      };
      const bounded = verdictIn(before);
      // An undecided rule is unknown; another rule may be worse.
      if (bounded === 'suitable' || bounded === 'caution')
        expect(rank(verdictIn([exact, profile, sets, at]))).toBeLessThanOrEqual(rank(bounded));
      if (bounded === 'unsuitable') expect(verdictIn([exact, profile, sets, at])).toBe('unsuitable');
    }),
    { numRuns: 800 },
  );
});
