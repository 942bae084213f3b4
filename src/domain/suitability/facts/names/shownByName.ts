import type { Dictionary } from '../../../labels/words/dictionary.ts';
import type { Ingredient } from '../../../labels/words/ingredient.ts';
import { unstatedClasses, widerClasses, type IngredientClass } from '../ingredientClasses.ts';
import { shownByCategory } from './shownByCategory.ts';
import type { ShownThing } from './shownThing.ts';
import { denials, drinkCategories, fancifulCategories, forCoffee } from './nameWords.ts';
import { mentionsOfName, thingsOfName } from './thingsOfName.ts';
import { usualAllergensOf } from './usualAllergens.ts';

/** Classes that depend on what was done to the food. Only a name that is the thing itself shows them. */
const classesOfTheThingItself: ReadonlySet<IngredientClass> = new Set([
  'raw-egg',
  'raw-fish',
  'raw-meat',
  'raw-sprouts',
  'raw-produce',
  'unpasteurised-dairy',
  'skins-and-peels',
  'alcohol',
  'caffeine',
]);

const glutenCereals: ReadonlySet<string> = new Set(['gluten', 'wheat']);

/**
 * What the name and the category of a food show. They show presence only: what they do not name may be in the food.
 *
 * @param input.category slugs from the root down. @param input.withMentions whether something may deny what the name
 *   mentions or usually has. Otherwise both have no effect, and are left out.
 */
export function shownByName({
  withMentions,
  aliases,
  category,
  dictionary,
  name,
  nameEn,
}: {
  name: string;
  nameEn: string | null;
  aliases: readonly string[];
  category: readonly string[] | null;
  withMentions: boolean;
  dictionary: Dictionary;
}): readonly ShownThing[] {
  const texts = [name, ...(nameEn === null ? [] : [nameEn]), ...aliases].filter((text) => text !== '');
  const joined = texts.join('\n');
  const denied = new Set(denials.filter(({ pattern }) => pattern.test(joined)).map(({ about }) => about));
  const isFanciful = category?.some((slug) => fancifulCategories.has(slug)) === true;
  const isDenied = ({ allergens, classes, strength }: ShownThing): boolean =>
    (denied.has('everything') && strength === 'certain') ||
    (denied.has('animal') && classes.includes('animal')) ||
    (denied.has('gluten') && allergens.some((slug) => glutenCereals.has(slug))) ||
    (denied.has('caffeine') && classes.includes('caffeine')) ||
    (denied.has('alcohol') && classes.includes('alcohol')) ||
    (isFanciful && strength === 'certain' && (classes.includes('meat') || classes.includes('seafood')));
  const toThing = (
    text: string,
    ingredient: Ingredient,
    { strength, isWholeName }: Pick<ShownThing, 'strength'> & { isWholeName: boolean },
  ): ShownThing => ({
    origin: { kind: 'name', text },
    strength,
    // Buns, noodles and pies are also made of rice. Of a compound only what its name says is certain.
    allergens:
      ingredient.isOpaque && !isWholeName
        ? ingredient.allergens.filter((slug) => !glutenCereals.has(slug))
        : ingredient.allergens,
    wholeGroups: ingredient.wholeGroups,
    classes: ingredient.classes
      .flatMap(widerClasses)
      .filter((slug) => !unstatedClasses.has(slug) && (isWholeName || !classesOfTheThingItself.has(slug))),
    names: ingredient.lineage,
  });
  const isDrink = category?.some((slug) => drinkCategories.has(slug)) === true && !forCoffee.test(joined);
  const mentions =
    withMentions || isDrink
      ? texts.flatMap((text) => mentionsOfName(text, dictionary).map((ingredient) => ({ text, ingredient })))
      : [];
  return [
    ...texts.flatMap((text) =>
      thingsOfName(text, dictionary).map(({ ingredient, isWholeName }) =>
        toThing(text, ingredient, { strength: 'certain', isWholeName }),
      ),
    ),
    ...shownByCategory(category),
    ...mentions.map(({ text, ingredient }) =>
      toThing(text, ingredient, { strength: 'mentioned', isWholeName: false }),
    ),
    ...(isDrink ? mentions : []).flatMap(({ text, ingredient }): ShownThing[] =>
      ingredient.classes.includes('caffeine')
        ? [
            {
              origin: { kind: 'name', text },
              strength: 'certain',
              allergens: [],
              wholeGroups: [],
              classes: ['caffeine'],
              names: [],
            },
          ]
        : [],
    ),
    ...(withMentions ? texts : []).flatMap((text) =>
      usualAllergensOf(text).map((slug): ShownThing => ({
        origin: { kind: 'name', text },
        strength: 'usual',
        allergens: [slug],
        wholeGroups: [],
        classes: dictionary.allergens.classesOf([slug]).present,
        names: [],
      })),
    ),
  ].filter((thing) => !isDenied(thing));
}
