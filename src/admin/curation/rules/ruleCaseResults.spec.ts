import { sodiumRule } from '../../../../tests/fixtures/suitability/samples.ts';
import { shippedAllergens } from '../../../../tests/fixtures/suitability/shippedAllergens.ts';
import { ruleKnowledge } from '../../../domain/suitability/rules/cases/caseFaults.ts';
import { ruleCaseResults } from './ruleCaseResults.ts';

const knowledge = ruleKnowledge({ categories: [{ slug: 'tea' }], allergens: shippedAllergens });
const over = { food: { nutrients: { sodium: 121 } }, outcome: 'unsuitable' as const };
const wrong = { food: {}, outcome: 'suitable' as const };

test('the cases of a rule that is being edited show what comes out instead', () => {
  const { failed, fault } = ruleCaseResults(sodiumRule({ cases: [over, wrong] }), knowledge);
  expect([...failed]).toEqual([[1, 'unknown']]);
  expect(fault).toBeUndefined();
});

test.each([
  ['a malformed rule', { ...sodiumRule({ cases: [over] }), limit: -1 }, /cannot run/],
  [
    'a malformed case',
    { ...sodiumRule(), cases: [{ food: { serving: 0 }, outcome: 'suitable' }] },
    /cannot run/,
  ],
  ['an unknown category', sodiumRule({ except: ['teas'], cases: [over] }), /no such food category: teas/],
  ['no case', sodiumRule(), /has no case/],
])('%s says why no case runs', (_, rule, text) => {
  const { failed, fault } = ruleCaseResults(rule, knowledge);
  expect(failed.size).toBe(0);
  expect(fault?.en).toMatch(text);
  expect(fault?.ko).toMatch(/[가-힣]/);
});

test('nothing runs until categories and allergens are loaded', () => {
  expect(ruleCaseResults(sodiumRule({ cases: [wrong] }), null)).toEqual({
    failed: new Map(),
    hasRun: false,
    fault: undefined,
  });
});
