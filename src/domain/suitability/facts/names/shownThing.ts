import type { FactOrigin } from '../facts.ts';
import type { IngredientClass } from '../ingredientClasses.ts';

/** One thing that the name or the category of a food shows, with all that follows from it. */
export interface ShownThing {
  readonly origin: FactOrigin;
  /**
   * `mentioned`: the name only mentions it. Then it shows nothing, but whoever denies it is in doubt. `usual`: dishes of
   * this name usually have it. Then only a whole list of ingredients denies it.
   */
  readonly strength: 'certain' | 'mentioned' | 'usual';
  readonly allergens: readonly string[];
  /** Groups among `allergens` that the thing names as a whole. */
  readonly wholeGroups: readonly string[];
  readonly classes: readonly IngredientClass[];
  /** Names of the dictionary: its own and those of wider ingredients. */
  readonly names: readonly string[];
}
