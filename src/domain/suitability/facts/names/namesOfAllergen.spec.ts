import { shippedDictionary } from '../../../../../tests/helpers/foods/shippedDictionary.ts';
import { ingredientKey } from '../ingredientNames.ts';
import { namesOfAllergen } from './namesOfAllergen.ts';

const dictionary = shippedDictionary();

test.each([
  ['wheat', '밀'],
  ['wheat', '글루텐'],
  ['gluten', 'gluten'],
  ['tomato', '토마토'],
  ['crab', '갑각류'],
])('who avoids the ingredients of %s may write %s', (slug, written) => {
  const name = dictionary.nameOf(written) ?? written;
  expect(namesOfAllergen(slug, dictionary)).toContain(ingredientKey(name));
});

test('an oyster is a shellfish, but not every shellfish is an oyster', () => {
  expect(namesOfAllergen('shellfish', dictionary)).not.toContain(ingredientKey('굴'));
});
