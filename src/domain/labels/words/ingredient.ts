import type { IngredientClass } from '../../suitability/facts/ingredientClasses.ts';
import type { TextureHint } from '../../suitability/facts/textureHints.ts';

/** An ingredient of the compiled dictionary. */
export interface Ingredient {
  readonly name: string;
  readonly nameEn: string | null;
  /** The allergens that it always carries. */
  readonly allergens: readonly string[];
  /** Groups among `allergens` that it names as a whole: "fish" may be mackerel, an anchovy is not. */
  readonly wholeGroups: readonly string[];
  /** Classes that it always belongs to, wider ones included. */
  readonly classes: readonly IngredientClass[];
  /** Its own name and the names of all wider ingredients. */
  readonly lineage: readonly string[];
  readonly isOpaque: boolean;
  /** A word of the collection of allergens that the dictionary has no row for. */
  readonly isAllergenWord: boolean;
  /** Hints about how hard it is to chew and swallow. */
  readonly textures: readonly TextureHint[];
}
