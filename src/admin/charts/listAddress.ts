import { clockOffset, defaultTimeZone, midnightOf, addDays } from '../../domain/calendar.ts';

/** The address of a list in the admin UI with the documents of some days, in the calendar of the product. */
export function listOfDays(list: string, { from, until = from }: { from: string; until?: string }): string {
  const query = new URLSearchParams({
    [`where[or][0][and][0][createdAt][greater_than_equal]`]: beginOf(from),
    [`where[or][0][and][1][createdAt][less_than]`]: beginOf(addDays(until, 1)),
  });
  return `${list}?${query.toString()}`;
}

function beginOf(day: string): string {
  const midnight = midnightOf(day);
  return new Date(midnight - clockOffset(defaultTimeZone, new Date(midnight))).toISOString();
}
