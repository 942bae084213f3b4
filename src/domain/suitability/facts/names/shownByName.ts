import type { Dictionary } from '../../../labels/words/dictionary.ts';
import type { Ingredient } from '../../../labels/words/ingredient.ts';
import { unstatedClasses, widerClasses, type IngredientClass } from '../ingredientClasses.ts';
import { shownByCategory } from './shownByCategory.ts';
import type { ShownThing } from './shownThing.ts';
import { denials, drinkCategories, fancifulCategories, forCoffee } from './nameWords.ts';
import { mentionsOfName, thingsOfName } from './thingsOfName.ts';

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
 *   mentions. Otherwise mentions have no effect, and are left out.
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
  const isDenied = ({ allergens, classes, isCertain }: ShownThing): boolean =>
    (denied.has('everything') && isCertain) ||
    (denied.has('animal') && classes.includes('animal')) ||
    (denied.has('gluten') && allergens.some((slug) => glutenCereals.has(slug))) ||
    (denied.has('caffeine') && classes.includes('caffeine')) ||
    (denied.has('alcohol') && classes.includes('alcohol')) ||
    (isFanciful && isCertain && (classes.includes('meat') || classes.includes('seafood')));
  const toThing = (
    text: string,
    ingredient: Ingredient,
    { isCertain, isWholeName }: { isCertain: boolean; isWholeName: boolean },
  ): ShownThing => ({
    origin: { kind: 'name', text },
    isCertain,
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
        toThing(text, ingredient, { isCertain: true, isWholeName }),
      ),
    ),
    ...shownByCategory(category),
    ...mentions.map(({ text, ingredient }) =>
      toThing(text, ingredient, { isCertain: false, isWholeName: false }),
    ),
    ...(isDrink ? mentions : []).flatMap(({ text, ingredient }): ShownThing[] =>
      ingredient.classes.includes('caffeine')
        ? [
            {
              origin: { kind: 'name', text },
              isCertain: true,
              allergens: [],
              wholeGroups: [],
              classes: ['caffeine'],
              names: [],
            },
          ]
        : [],
    ),
  ].filter((thing) => !isDenied(thing));
}
