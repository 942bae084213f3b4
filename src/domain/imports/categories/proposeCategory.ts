import type { LocalizedText } from '../../language.ts';
import { plainName } from '../settings/headers.ts';

/** A category of the catalogue that a group can be. */
export interface CategoryChoice {
  readonly slug: string;
  readonly name: LocalizedText;
  /** Its names from the root down, joined. */
  readonly path: LocalizedText;
}

/**
 * Proposes the category whose name is that of a group: of its narrowest name first, then of the one above. A name with
 * several parts (`국수·파스타면`) matches by each, unless another category has the part as well. It is a proposal only: a
 * wrong category can make a wrong "suitable".
 *
 * @param path names of the group from the root down.
 */
export function categoryProposer(
  choices: readonly CategoryChoice[],
): (path: readonly string[]) => CategoryChoice | undefined {
  const whole = uniqueBy(choices, ({ name }) => Object.values(name));
  const part = uniqueBy(choices, ({ name }) => Object.values(name).flatMap(partsOf));
  return (path) => {
    for (const name of path.toReversed()) {
      const word = plainName(name);
      const found = whole.get(word) ?? part.get(word);
      if (found != null) return found;
    }
    return undefined;
  };
}

/** The only category with each name; null where several have it. */
function uniqueBy(
  choices: readonly CategoryChoice[],
  namesOf: (choice: CategoryChoice) => readonly string[],
): Map<string, CategoryChoice | null> {
  const found = new Map<string, CategoryChoice | null>();
  for (const choice of choices) {
    for (const name of new Set(namesOf(choice).map(plainName))) {
      if (name !== '') found.set(name, found.has(name) ? null : choice);
    }
  }
  return found;
}

function partsOf(name: string): string[] {
  return name.split(/[·,/&]| and | 및 /);
}
