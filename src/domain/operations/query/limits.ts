/** The most that one call may ask for, whoever sends it and whichever API it uses. */
export const queryLimits = {
  /** Documents of a page. */
  documents: 100,
  page: 100_000,
  /** Levels of related documents in an answer. */
  depth: 3,
  /** Keys of an order. */
  sortKeys: 5,
  /** Conditions of a filter, in all its levels. */
  conditions: 30,
  /** Levels of `and` and `or` in a filter. */
  junctions: 5,
  /** Values of a list in a filter. */
  values: 200,
  /** Characters of a text in a filter. */
  characters: 500,
  /** Relations that one path of a filter follows. */
  relations: 2,
  /** Names in `select` or `populate`. */
  names: 200,
  /** Parameters of an address, and of a form. Payload's parser drops those after the first thousand. */
  parameters: 500,
} as const;
