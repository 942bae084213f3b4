import type { FoodKind } from '../foods/kinds.ts';

/** What a search looks for; all pages of one search share it. */
export interface FoodFilter {
  /** As typed, trimmed, in Unicode's composed form. */
  readonly keyword: string;
  readonly kind: FoodKind | undefined;
  /** A category; its descendants count as well. */
  readonly category: number | undefined;
  /** Only what the caller may eat. */
  readonly isSuitable?: boolean;
}
