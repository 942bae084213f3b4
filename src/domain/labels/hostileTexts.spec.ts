import fc from 'fast-check';
import { hostileTexts } from '../../../tests/fixtures/labels/hostileTexts.ts';
import { shippedDictionary } from '../../../tests/helpers/foods/shippedDictionary.ts';
import { readLabel } from './readLabel.ts';
import type { Dictionary } from './words/dictionary.ts';

const dictionary = shippedDictionary();

/**
 * The work of the dictionary for a text: one step for each lookup and each letter that is looked up. The readings of
 * names are remembered for each dictionary, so each text gets a new one. `bench/labels.ts` measures the time, which also
 * has the work of the patterns.
 */
function stepsOf(text: string): number {
  let steps = 0;
  const counted =
    <Result>(look: (key: string) => Result) =>
    (key: string): Result => {
      steps += 1 + key.length;
      return look(key);
    };
  const { spelling } = dictionary;
  const counting: Dictionary = {
    ...dictionary,
    find: counted(dictionary.find),
    isPrefix: counted(dictionary.isPrefix),
    maxWordsFrom: counted(dictionary.maxWordsFrom),
    allergensNamedBy: counted(dictionary.allergensNamedBy),
    allergensWithin: counted(dictionary.allergensWithin),
    isAllergenBeginning: counted(dictionary.isAllergenBeginning),
    isDamagedAllergen: counted(dictionary.isDamagedAllergen),
    spelling: {
      isWord: counted(spelling.isWord),
      isPrefix: counted(spelling.isPrefix),
      correctionOf: counted(spelling.correctionOf),
    },
  };
  readLabel({ ingredientsText: text, allergenText: text }, counting);
  return steps;
}

/**
 * A reader whose work grew with the square of the length would need thousands for each letter. Some letters become 18 in
 * the normal form.
 */
const maximumSteps = (text: string): number => 300 * text.length + 2_000;

test('each letter of a hostile text takes a bounded number of steps', () => {
  const costly = hostileTexts(1_000)
    .map(({ name, text }) => ({ name, steps: stepsOf(text), maximum: maximumSteps(text) }))
    .filter(({ steps, maximum }) => steps > maximum);
  expect(costly).toEqual([]);
});

test('each letter of any text takes a bounded number of steps', () => {
  const part = fc.oneof(
    fc.constantFrom(...hostileTexts(20).map(({ text }) => text)),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const repeated = fc
    .tuple(fc.array(part, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }))
    .map(([parts, times]) => parts.join('').repeat(times).slice(0, 2_000));
  fc.assert(
    fc.property(repeated, (text) => {
      expect(stepsOf(text)).toBeLessThanOrEqual(maximumSteps(text));
    }),
  );
});
