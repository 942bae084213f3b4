import type { SearchQuery } from './queries.ts';
import type { SearchableFood } from './catalogue/searchableFood.ts';

/** Foods on a page of results, for our search and for each peer. */
export const pageSize = 20;

/** A search engine: the product, or a peer to compare it with. */
export interface Engine {
  readonly name: string;
  /** How often each query is measured. An engine that takes a second for a query has few rounds. */
  readonly rounds: number;
  /** Writes all foods, builds the index and refreshes it. Reports its progress by `say`. */
  readonly load: (foods: readonly SearchableFood[], say: (text: string) => void) => Promise<void>;
  /** Returns the ids of the {@link pageSize} best matches, the best first. */
  readonly search: (query: SearchQuery) => Promise<readonly number[]>;
  /** Bytes of the index on disk, without the foods. */
  readonly sizeBytes: () => Promise<number>;
  /** Removes the loaded foods. */
  readonly close: () => Promise<void>;
}
