/** Conditions by which a filter names what it wants. Negations and ranges only say what it does not want. */
const narrowingOperators: readonly string[] = ['equals', 'in', 'like', 'contains'];

/**
 * Whether a filter names the documents that it wants. One that does not (an empty one, `id not_equals ""`, a range, an
 * alternative without a condition) may match a whole collection by mistake. Whether a document is in the trash does not
 * count.
 */
export function isNarrow(where: unknown): boolean {
  if (!isObject(where)) return false;
  return Object.entries(where).some(([name, condition]) => {
    switch (name.toLowerCase()) {
      case 'and':
        return partsOf(condition).some(isNarrow);
      case 'or':
        return partsOf(condition).length > 0 && partsOf(condition).every(isNarrow);
      case 'deletedat':
        return false;
      default:
        return isObject(condition) && Object.entries(condition).some(isNarrowCondition);
    }
  });
}

function isNarrowCondition([operator, value]: [string, unknown]): boolean {
  if (!narrowingOperators.includes(operator)) return false;
  const isText = operator === 'like' || operator === 'contains';
  return !isText || (typeof value === 'string' && value.replace(/[\s%_]/gu, '') !== '');
}

function partsOf(conditions: unknown): readonly unknown[] {
  return isObject(conditions) ? Object.values(conditions) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
