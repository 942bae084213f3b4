/** The column of a field in Payload's tables: `('nutrients', 'saturatedFat')` → `nutrients_saturated_fat`. */
export function columnName(...path: readonly string[]): string {
  return path.join('_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The name of the table of a collection. */
export function tableName(collection: string): string {
  return collection.replaceAll('-', '_');
}
