/** The query of an export, from the address of the list: its filters, its order and its search. */
export function exportQuery(address: Iterable<[string, string]>): string {
  const query = new URLSearchParams(
    [...address].flatMap(([name, value]): [string, string][] => {
      if (name === 'search') return value.trim() === '' ? [] : [['q', value]];
      return name === 'sort' || name.startsWith('where[') ? [[name, value]] : [];
    }),
  ).toString();
  return query === '' ? '' : `?${query}`;
}
