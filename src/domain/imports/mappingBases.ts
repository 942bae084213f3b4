/** Where the figures of an own mapping stand for: 100 g, 100 ml, or the serving of the row. */
export const mappingBases = ['100g', '100ml', 'serving'] as const;
