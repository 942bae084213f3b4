import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';
import type { StoredFood, VerdictOf } from './shippedJudge.ts';

export const mutationKinds = ['illegible', 'doubled', 'dropped', 'cut'] as const;
export type MutationKind = (typeof mutationKinds)[number];

/** An allergen that is suitable only because a letter of the allergen text is damaged. */
export interface MutationViolation {
  readonly id: string;
  readonly slug: string;
  readonly kind: MutationKind;
  /** The damaged text. */
  readonly text: string;
}

/** What damaged labels were judged to be. */
export interface MutationResult {
  /** Damaged labels that were judged. */
  readonly tried: number;
  /** Damaged texts that read as another whole text (`readsAsWhole`). Nobody can see the damage, so they do not count. */
  readonly skipped: number;
  readonly violations: readonly MutationViolation[];
}

/**
 * Damages the allergen texts of labels, one letter each time, and returns every allergen that becomes suitable. The
 * mutations are spread evenly over all letters of all labels, so that each run takes the same ones.
 *
 * @param input.count how many mutations to judge at most.
 */
export function mutationResult({
  count,
  judge,
  labels,
}: {
  labels: readonly (StoredFood & { readonly id: string })[];
  judge: (food: StoredFood) => VerdictOf;
  count: number;
}): MutationResult {
  const all = labels.flatMap((label) => {
    const text = label.allergenText ?? '';
    return lettersOf(text).flatMap((at) => mutationKinds.map((kind) => ({ label, at, kind })));
  });
  const visible = all.filter(({ label, at, kind }) => !readsAsWhole(label.allergenText ?? '', at, kind));
  const tried = Math.min(count, visible.length);
  const openOf = new Map<string, readonly string[]>();
  const violations: MutationViolation[] = [];
  for (let turn = 0; turn < tried; turn += 1) {
    const chosen = visible[Math.floor((turn * visible.length) / tried)];
    if (chosen === undefined) break;
    const { label, at, kind } = chosen;
    const open = openOf.get(label.id) ?? notSuitable(judge(label));
    openOf.set(label.id, open);
    const text = damaged(label.allergenText ?? '', at, kind);
    const verdictOf = judge({ ...label, allergenText: text });
    for (const slug of open) {
      if (verdictOf(slug) === 'suitable') violations.push({ id: label.id, slug, kind, text });
    }
  }
  return { tried, skipped: all.length - visible.length, violations };
}

/** Damages one letter: it is illegible, printed twice, missing, or the text breaks off in front of it. */
export function damaged(text: string, at: number, kind: MutationKind): string {
  const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  switch (kind) {
    case 'illegible':
      return `${before}■${after}`;
    case 'doubled':
      return `${before}${letter}${letter}${after}`;
    case 'dropped':
      return before + after;
    case 'cut':
      return before;
  }
}

/** All names of allergens in both languages, in lower case. */
const names: ReadonlySet<string> = new Set(
  shippedAllergens.slugs.flatMap((slug) => shippedAllergens.wordsOf(slug).map((word) => word.toLowerCase())),
);

/** Names that become another name when the letter at `index` is lost: "메밀" → "밀", "땅콩" → "콩". */
const fragileNames = [...names].flatMap((name) =>
  Array.from(name, (_, index) => ({ name, index })).filter(({ index }) =>
    names.has(damaged(name, index, 'dropped')),
  ),
);

/**
 * Whether the damaged text is what another pack may print, so that nobody can see the damage. There are three such
 * cases. Nothing is left of the text, or it breaks off after a whole word, or where the rest of a word is the name of
 * an allergen ("soy|beans"), lacks only its plural ("almond|s") or ends a statement ("포함|된"). A lost letter makes
 * another name. A name of one letter is lost between words.
 */
export function readsAsWhole(text: string, at: number, kind: MutationKind): boolean {
  const [before, after] = [text.slice(0, at).toLowerCase(), text.slice(at + 1)];
  switch (kind) {
    case 'illegible':
    case 'doubled':
      return false;
    case 'cut': {
      const stub = /\p{L}*$/u.exec(before)?.[0] ?? '';
      const isPlural = /^e?s(?!\p{L})/iu.test(text.slice(at));
      if (stub !== '') return names.has(stub) || isPlural || /(?:함유|포함)$/u.test(stub);
      return !/[\p{L}\p{N}]/u.test(before) || /[\p{L}.)\]!]\s*$/u.test(before);
    }
    case 'dropped':
      return (
        fragileNames.some(({ name, index }) => text.toLowerCase().startsWith(name, at - index)) ||
        (/(?:^|[\p{L}.)\]]\s)$/u.test(before) && /^\s+\p{L}/u.test(after))
      );
  }
}

function notSuitable(verdictOf: VerdictOf): string[] {
  return shippedAllergens.slugs.filter((slug) => verdictOf(slug) !== 'suitable');
}

/** The positions of the letters of a text. */
function lettersOf(text: string): number[] {
  return [...text.matchAll(/\p{L}/gu)].map(({ index }) => index);
}
