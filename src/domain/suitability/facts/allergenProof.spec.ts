import { compileRuleSets } from '../rules/compileRuleSets.ts';
import { emptyPerson, type AllergenFacts, type FactOrigin } from './facts.ts';
import { judgeFor } from '../judge.ts';
import { sampleFood, today } from '../../../../tests/fixtures/suitability/samples.ts';
import { shippedAllergens } from '../../../../tests/fixtures/suitability/shippedAllergens.ts';

const answer = (allergen: string, facts: Partial<AllergenFacts>, origins: Record<string, FactOrigin> = {}) =>
  judgeFor({
    profile: { ...emptyPerson, allergens: [{ allergen }] },
    ruleSets: compileRuleSets({ allergens: shippedAllergens, ruleSets: [] }),
    today,
  }).judge(
    sampleFood({
      allergens: { scheme: null, contains: [], mayContain: [], ...facts },
      origins,
    }),
  );

test.each<[string, Partial<AllergenFacts>, string]>([
  // Barley on a Korean pack: a cereal with gluten, and the law would have named wheat.
  ['wheat', { scheme: 'mfds', contains: ['gluten'], byMember: ['gluten'] }, 'suitable'],
  ['gluten', { scheme: 'mfds', contains: ['gluten'], byMember: ['gluten'] }, 'unsuitable'],
  // Without a declaration nothing is proven about the other members.
  ['wheat', { contains: ['gluten'], byMember: ['gluten'] }, 'unknown'],
  // The group as a whole may be any member.
  ['mackerel', { scheme: 'us', contains: ['fish'] }, 'unsuitable'],
  ['mackerel', { scheme: 'us', contains: ['fish'], byMember: ['fish'] }, 'suitable'],
  // A member shows that its group is present.
  ['fish', { scheme: 'mfds', contains: ['mackerel'] }, 'unsuitable'],
  // Absent because of the kind of food.
  ['milk', { absent: ['milk'] }, 'suitable'],
  ['sesame', { absent: ['milk'] }, 'unknown'],
  ['milk', { contains: ['milk'], absent: ['milk'] }, 'unsuitable'],
])('for a person who avoids %s, a food with %j is %s', (allergen, facts, verdict) => {
  expect(answer(allergen, facts).verdict).toBe(verdict);
});

test('does not claim a declaration when the kind of food proves absence', () => {
  const [reason] = answer('milk', { absent: ['milk'] }).reasons;
  expect(reason?.fact.value).toBe('absent-by-kind');
  expect(reason?.message).toEqual({
    ko: '이 종류의 식품에는 우유가 들어 있지 않습니다.',
    en: 'A food of this kind has no milk.',
  });
});

test('quotes the words of the pack, shortened when they are long', () => {
  const origin = (text: string): FactOrigin => ({
    kind: 'ingredient',
    field: 'ingredientsText',
    text,
    start: 4,
    end: 4 + text.length,
  });
  const [short] = answer('milk', { contains: ['milk'] }, { 'allergens.milk': origin('탈지\n분유') }).reasons;
  expect(short?.fact.origin).toMatchObject({ kind: 'ingredient', start: 4 });
  expect(short?.message.ko).toContain('포장 표시: “탈지 분유”.');
  const [long] = answer(
    'milk',
    { contains: ['milk'] },
    { 'allergens.milk': origin('a'.repeat(500)) },
  ).reasons;
  expect(long?.message.en.length).toBeLessThan(200);
});
