import type { NamedAllergen } from './statements/clauseNames.ts';
import type { LabelText } from './labelText.ts';

/** The words of a pack that show a fact, with their range in the original text, `[start, end)`. */
export interface Evidence {
  readonly field: 'allergenText' | 'ingredientsText';
  readonly kind: 'declaration' | 'ingredient' | 'traces';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text of a pack, as it is printed and in normal form. */
export interface PackText {
  readonly field: Evidence['field'];
  readonly original: string;
  readonly label: LabelText;
}

/** Turns a range of the normal form into evidence from the original text. */
export function evidenceOf(
  kind: Evidence['kind'],
  { start, end }: { start: number; end: number },
  { field, original, label }: PackText,
): Evidence {
  const [from, to] = [label.originalPosition(start), label.originalPosition(end)];
  return { field, kind, text: original.slice(from, to), start: from, end: to };
}

/** Collects allergens, each with the first words that show it. */
export class AllergenEvidence {
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
