import { shippedDictionary } from '../../../../tests/helpers/foods/shippedDictionary.ts';
import { ingredientTexts } from './ingredientTexts.ts';

test.each([
  ['a name of the dictionary', '대두', 'soybean'],
  ['another word for it', '메주콩', 'soybean'],
  ['a word that the dictionary does not know', '없는말', '없는말'],
  ["a person's own English word", 'soy', 'soy'],
])('%s in English', (_, written, en) => {
  expect(ingredientTexts(written, shippedDictionary())).toEqual({ ko: written, en });
});
