export interface NamedFood {
  readonly id: number;
  readonly name: string;
  readonly popularity: number;
}

/** The order of search results, written for reading: every food is looked at, nothing is indexed. */
export function rankByBruteForce(foods: readonly NamedFood[], keyword: string): NamedFood[] {
  const wanted = normal(keyword.replaceAll('_', ''));
  const words = wanted.split(' ').filter((word) => word !== '');
  return foods
    .filter(({ name }) => words.length > 0 && words.every((word) => compact(normal(name)).includes(word)))
    .map((food) => ({ food, name: normal(food.name) }))
    .map(({ food, name }) => ({ food, tier: tierOf(name, wanted), length: Array.from(compact(name)).length }))
    .sort(
      (a, b) =>
        a.tier - b.tier ||
        a.length - b.length ||
        b.food.popularity - a.food.popularity ||
        a.food.id - b.food.id,
    )
    .map(({ food }) => food);
}

/** 0 exact, 1 prefix, 2 start of a word, 3 contained. */
function tierOf(name: string, wanted: string): number {
  if (compact(name) === compact(wanted)) return 0;
  if (compact(name).startsWith(compact(wanted))) return 1;
  return name.includes(` ${wanted}`) ? 2 : 3;
}

function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_,()]+/g, ' ')
    .trim();
}

function compact(text: string): string {
  return text.replaceAll(' ', '');
}
