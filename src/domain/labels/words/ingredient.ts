import type { IngredientClass } from '../../suitability/facts/ingredientClasses.ts';
import type { TextureHint } from '../../suitability/facts/textureHints.ts';

/** An ingredient, ready for reading. */
export interface Ingredient {
  readonly name: string;
  readonly nameEn: string | null;
  /** What it surely carries. */
  readonly allergens: readonly string[];
  /** Groups among them that it stands for as a whole: "fish" may be mackerel, an anchovy is none. */
  readonly wholeGroups: readonly string[];
  /** Classes that it surely belongs to, wider ones included. */
  readonly classes: readonly IngredientClass[];
  /** Names of itself and of all that is wider. */
  readonly lineage: readonly string[];
  readonly isOpaque: boolean;
  /** How it may be to chew and swallow. */
  readonly textures: readonly TextureHint[];
}
