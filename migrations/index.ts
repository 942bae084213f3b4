import * as collections from './20261123_000001_collections.ts';

/** In the order in which they are run; a migration that has landed is never edited. */
export const migrations = [
  { name: '20261123_000001_collections', up: collections.up, down: collections.down },
];
