import type { NamedAllergen } from './statements/clauseNames.ts';
import type { LabelText } from './labelText.ts';

/** The text of a pack that says something, and where: places in the printed text, `[start, end)`. */
export interface Evidence {
  readonly field: 'allergenText' | 'ingredientsText';
  readonly kind: 'declaration' | 'ingredient' | 'traces';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text of a pack, as it is printed and as it is read. */
export interface PackText {
  readonly field: Evidence['field'];
  readonly printed: string;
  readonly read: LabelText;
}

/** Words of a pack, at their places in the printed text. */
export function evidenceOf(
  kind: Evidence['kind'],
  { start, end }: { start: number; end: number },
  { field, printed, read }: PackText,
): Evidence {
  const [from, to] = [read.originOf(start), read.originOf(end)];
  return { field, kind, text: printed.slice(from, to), start: from, end: to };
}

/** Allergens with the first words that show each. */
export class AllergenFindings {
  readonly #first = new Map<string, Evidence>();
  readonly #whole = new Set<string>();

  add(kind: Evidence['kind'], names: readonly NamedAllergen[], text: PackText): void {
    for (const name of names) {
      if (name.isWhole) this.#whole.add(name.slug);
      if (!this.#first.has(name.slug)) this.#first.set(name.slug, evidenceOf(kind, name, text));
    }
  }

  slugs(): Iterable<string> {
    return this.#first.keys();
  }

  has(slug: string): boolean {
    return this.#first.has(slug);
  }

  isOnlyByMember(slug: string): boolean {
    return this.#first.has(slug) && !this.#whole.has(slug);
  }

  evidence(): Record<string, Evidence> {
    return Object.fromEntries(this.#first);
  }
}
