import type { FoodKind } from '../foods/kinds.ts';

/** The filter of a search; all pages of one search have the same. */
export interface FoodFilter {
  /** The typed text, trimmed and in composed Unicode (NFC). */
  readonly keyword: string;
  readonly kind: FoodKind | undefined;
  /** The id of a category; its descendants are included. */
  readonly category: number | undefined;
  /** Whether to return only foods that suit the caller. */
  readonly isSuitable?: boolean;
}
