import { classesOfAllergens } from './allergenClasses.ts';

test.each([
  [['milk'], ['animal', 'dairy', 'not-vegan']],
  [['pork'], ['animal', 'meat', 'pork', 'not-vegan', 'not-vegetarian', 'not-halal']],
  [['beef'], ['animal', 'meat', 'not-vegan', 'not-vegetarian', 'halal-unstated']],
  [
    ['wheat', 'fish'],
    ['animal', 'seafood', 'not-vegan', 'not-vegetarian'],
  ],
  [['wheat', 'an allergen of nobody'], []],
])('a food with %j has %j in it', (contains, classes) => {
  expect(classesOfAllergens(contains)).toEqual(classes);
});
