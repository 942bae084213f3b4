/** Words of names that decide the category of a food within a group of its source. The first that match count. */
export type NamedCategory = readonly [names: RegExp, category: CategoryOfSource];

/**
 * A slug of the catalogue's tree, or null where none is certain: the food then keeps the group of its source, and rules
 * with a scope answer "category missing".
 */
export type CategoryOfSource = string | null;

/** The category of the foods of a group: of all of them, or by their names. */
export type GroupMap =
  CategoryOfSource | { readonly named: readonly NamedCategory[]; readonly others: CategoryOfSource };

/**
 * The categories of a source's groups. A wrong one could make a wrong "suitable", so each is the narrowest that is
 * certain. Keys are the names of groups from the root down, joined by ` > `; a longer key counts before a shorter one.
 */
export type CategoryMap = Readonly<Record<string, GroupMap>>;

/**
 * The slug of the category of a food, or null when its source does not say it with certainty.
 *
 * @param input.groups names from the root down. @param input.name is matched in lower case; the map decides on blanks.
 */
export function categoryIn(
  map: CategoryMap,
  { groups, name }: { groups: readonly string[]; name: string },
): CategoryOfSource {
  for (let depth = groups.length; depth > 0; depth -= 1) {
    const group = map[groups.slice(0, depth).join(' > ')];
    if (group !== undefined) return categoryByName(group, name);
  }
  return null;
}

/** The category of a food within a group, by its name. */
export function categoryByName(group: GroupMap, name: string): CategoryOfSource {
  if (group === null || typeof group === 'string') return group;
  const text = name.toLowerCase();
  const named = group.named.find(([names]) => names.test(text));
  return named === undefined ? group.others : named[1];
}

/** All slugs of a map. */
export function categoriesOf(map: CategoryMap): string[] {
  const groups = Object.values(map).flatMap((group) =>
    group === null || typeof group === 'string'
      ? [group]
      : [...group.named.map(([, category]) => category), group.others],
  );
  return [...new Set(groups)].filter((category) => category !== null);
}
