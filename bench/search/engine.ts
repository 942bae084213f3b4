import type { SearchQuery } from './queries.ts';
import type { SearchableFood } from './searchableFood.ts';

/** Foods a search answers, of ours and of each peer. */
export const pageSize = 20;

/** Something that searches foods: the product, or a peer that it is compared with. */
export interface Engine {
  readonly name: string;
  /** Times a query is measured: few where one takes a second. */
  readonly rounds: number;
  /** Takes in all foods, with whatever index and upkeep a first search needs to be fast; says what it is at. */
  readonly load: (foods: readonly SearchableFood[], say: (text: string) => void) => Promise<void>;
  /** Ids of the {@link pageSize} best matches, the best first. */
  readonly search: (query: SearchQuery) => Promise<readonly number[]>;
  /** Bytes on disk of the index alone, without the foods. */
  readonly sizeBytes: () => Promise<number>;
  /** Removes what was loaded. */
  readonly close: () => Promise<void>;
}
