import type { Dictionary } from '../../labels/words/dictionary.ts';
import type { LabelReading } from '../../labels/readLabel.ts';
import type { PlainFoodFacts } from '../../foods/plain/plainFoodFacts.ts';
import { provableFacts, type Allergens } from './allergens.ts';
import { classExcludedBy, glutenFree } from './certificates.ts';
import type { AllergenFacts, Contradiction, ContradictionSide, FactOrigin, FactsOfFood } from './facts.ts';
import { widerClasses, type IngredientClass } from './ingredientClasses.ts';
import { ingredientKey } from './ingredientNames.ts';
import { namesOfAllergen } from './names/namesOfAllergen.ts';
import type { ShownThing } from './names/shownThing.ts';

/** All statements about a food. */
export interface Statements {
  /** Null: no text of a pack is stored. */
  readonly label: LabelReading | null;
  /** The printed texts, for the side of a contradiction that denies. */
  readonly printed: { readonly allergenText: string | null; readonly ingredientsText: string | null };
  /** The facts of a plain food; null for any other food, and where there is a label. */
  readonly plain: PlainFoodFacts | null;
  /** Allergens that staff set by hand. */
  readonly hand: AllergenFacts | null;
  /** What the name and the category show. */
  readonly shown: readonly ShownThing[];
  /** The classes that the pack or the kind of food shows and excludes. */
  readonly classes: FactsOfFood['ingredientClasses'];
  readonly certificates: readonly string[];
}

type CombinedFacts = Required<
  Pick<FactsOfFood, 'allergens' | 'ingredientClasses' | 'labels' | 'contradictions' | 'origins'>
> & {
  /** Ingredients that the name of the food shows and nothing denies, made by `ingredientKey`. */
  readonly shownNames: readonly string[];
  /** The names of the allergens in it, made by `ingredientKey`. */
  readonly namesOfAllergens: readonly string[];
};

/**
 * Combines everything that is stated about a food. Presence adds up. An absence is proven only where no other statement
 * shows the thing: a contradiction leaves it unknown, and certificates that are contradicted prove nothing.
 *
 * @param input.origins the origins of what the pack or the kind of food shows.
 */
export function combineEvidence(
  statements: Statements,
  { origins: known, dictionary }: { origins: Readonly<Record<string, FactOrigin>>; dictionary: Dictionary },
): CombinedFacts {
  const { allergens } = dictionary;
  const { label, plain, hand } = statements;
  const pack = label === null ? (plain?.allergens ?? null) : allergensOfLabel(label);
  const base = addHand(pack, hand, { isSilent: isSilent(statements), allergens });
  const origins: Record<string, FactOrigin> = { ...known };
  for (const slug of [...(hand?.contains ?? []), ...(hand?.mayContain ?? [])]) {
    origins[`allergens.${slug}`] ??= { kind: 'hand' };
  }
  const contradictions: Contradiction[] = [
    ...undeclaredContradictions(statements, origins),
    ...handContradictions(statements, { pack, origins, allergens }),
  ];
  const contains = new Set(base?.contains);
  const byMember = new Set(base?.byMember);
  const doubtful = new Set(base?.doubtful);
  const present = new Set<string>(statements.classes.present);
  const absent = new Set<string>(statements.classes.absent);
  const containedClasses = allergens.classesOf([...contains]);
  for (const slug of containedClasses.present) present.add(slug);
  const shownNames: string[] = [];
  let isDisproved = false;
  for (const thing of statements.shown) {
    const news = thing.allergens.filter((slug) => !isNamed(slug, contains, allergens));
    if (thing.strength === 'usual') {
      for (const slug of news) if (!isAnswered(slug, statements, allergens)) doubtful.add(slug);
      continue;
    }
    const denials = denialsOf({ thing, news, base, present, statements, allergens });
    for (const { fact, denies } of denials) {
      const isKnown = contradictions.some((one) => one.fact === fact && one.denies.kind === denies.kind);
      if (!isKnown) contradictions.push({ fact, shows: sideOf(thing.origin), denies });
    }
    // "None" beside a name that certainly has an allergen: such a declaration is true of nothing.
    if (thing.strength === 'certain' && denials.some(({ fact }) => fact.startsWith('allergens.')))
      isDisproved ||= base?.contains.length === 0;
    if (denials.length > 0 || thing.strength === 'mentioned') {
      if (denials.length > 0) for (const slug of news) doubtful.add(slug);
      for (const slug of thing.classes) absent.delete(slug);
      continue;
    }
    for (const name of thing.names.map(ingredientKey)) {
      shownNames.push(name);
      origins[`ingredients.${name}`] ??= thing.origin;
    }
    for (const slug of news) {
      contains.add(slug);
      if (!thing.wholeGroups.includes(slug)) byMember.add(slug);
      origins[`allergens.${slug}`] ??= thing.origin;
    }
    for (const slug of [...thing.classes, ...allergens.classesOf(news).present]) {
      present.add(slug);
      origins[`ingredientClasses.${slug}`] ??= thing.origin;
    }
  }
  const namesOfAllergens = [...contains].flatMap((slug) => {
    const names = namesOfAllergen(slug, dictionary);
    const origin = origins[`allergens.${slug}`];
    if (origin !== undefined) for (const name of names) origins[`ingredients.${name}`] ??= origin;
    return names;
  });
  for (const slug of present) absent.delete(slug);
  if (!allergens.classesOf([...contains]).isComplete) absent.clear();
  const labels = statements.certificates.filter((certificate) => {
    const conflicts = certificateConflicts(certificate, { contains, present, origins, allergens });
    contradictions.push(...conflicts);
    return conflicts.length === 0 && !isContradicted(certificate, contradictions);
  });
  const certified = labels.includes(glutenFree.certificate) ? glutenFree.allergens : [];
  return {
    allergens:
      base === null && contains.size === 0 && doubtful.size === 0 && certified.length === 0
        ? null
        : provableFacts(
            {
              ...base,
              scheme: isDisproved ? null : (base?.scheme ?? null),
              contains: allergens.inOrder(contains),
              mayContain: (base?.mayContain ?? []).filter((slug) => !contains.has(slug)),
              byMember: [...byMember],
              doubtful: [...doubtful],
              ...(certified.length === 0 ? {} : { certified }),
              ...(plain === null ? {} : { absenceSource: plain.source }),
            },
            allergens,
          ),
    ingredientClasses: { present: [...present], absent: [...absent] },
    labels,
    contradictions,
    origins,
    shownNames,
    namesOfAllergens,
  };
}

function allergensOfLabel({ scheme, contains, mayContain, byMember, doubtful }: LabelReading): AllergenFacts {
  return { scheme, contains, mayContain, byMember, doubtful };
}

/** A pack is silent when it has no statement on allergens, understood or not, and no piece that may be one. */
function isSilent({ label, printed }: Statements): boolean {
  return (
    label === null ||
    ((printed.allergenText ?? '').trim() === '' &&
      label.scheme === null &&
      label.doubtful.length === 0 &&
      label.isEveryPieceRead)
  );
}

/**
 * Adds what staff set by hand. A declaration set by hand proves an absence where the pack is silent, or follows the same
 * law, and only while it names all that the pack shows.
 */
function addHand(
  pack: AllergenFacts | null,
  hand: AllergenFacts | null,
  { isSilent, allergens }: { isSilent: boolean; allergens: Allergens },
): AllergenFacts | null {
  if (hand === null || pack === null) return hand ?? pack;
  const contains = allergens.inOrder([...pack.contains, ...hand.contains]);
  const traces = [...pack.mayContain, ...hand.mayContain].filter((slug) => !contains.includes(slug));
  const isTrusted = omittedByHand(pack, hand, allergens).length === 0;
  const isAgreed = isSilent || pack.scheme === hand.scheme;
  return {
    ...pack,
    scheme: isTrusted && isAgreed ? hand.scheme : null,
    contains,
    mayContain: allergens.inOrder(traces),
    byMember: (pack.byMember ?? []).filter((slug) => !hand.contains.includes(slug)),
    absent: (pack.absent ?? []).filter(
      (slug) => !isNamed(slug, new Set([...contains, ...traces]), allergens),
    ),
  };
}

/** What the pack shows, and the declaration set by hand would have to name. */
function omittedByHand(pack: AllergenFacts, hand: AllergenFacts, allergens: Allergens): readonly string[] {
  const named = new Set([...hand.contains, ...hand.mayContain]);
  return [...pack.contains, ...pack.mayContain].filter(
    (slug) => isCovered(slug, hand.scheme, allergens) && !isNamed(slug, named, allergens),
  );
}

/** The declaration leaves out what the list of ingredients shows. */
function undeclaredContradictions(
  { label, printed }: Statements,
  origins: Readonly<Record<string, FactOrigin>>,
): Contradiction[] {
  return (label?.undeclared ?? []).map((slug) => ({
    fact: `allergens.${slug}`,
    shows: sideOf(origins[`allergens.${slug}`] ?? { kind: 'category' }),
    denies: { kind: 'declaration', text: printed.allergenText ?? printed.ingredientsText },
  }));
}

function handContradictions(
  { hand, printed }: Statements,
  {
    pack,
    origins,
    allergens,
  }: { pack: AllergenFacts | null; origins: Readonly<Record<string, FactOrigin>>; allergens: Allergens },
): Contradiction[] {
  if (hand === null || pack === null) return [];
  const namedByPack = new Set([...pack.contains, ...pack.mayContain]);
  const omittedByPack = hand.contains.filter(
    (slug) =>
      !isNamed(slug, namedByPack, allergens) &&
      (isCovered(slug, pack.scheme, allergens) || pack.absent?.includes(slug) === true),
  );
  return [
    ...omittedByHand(pack, hand, allergens).map((slug): Contradiction => ({
      fact: `allergens.${slug}`,
      shows: sideOf(origins[`allergens.${slug}`] ?? { kind: 'category' }),
      denies: { kind: 'hand', text: null },
    })),
    ...omittedByPack.map((slug): Contradiction => ({
      fact: `allergens.${slug}`,
      shows: { kind: 'hand', text: null },
      denies: declarationSide(pack, printed),
    })),
  ];
}

/** The statements that deny what a name or a category shows. */
function denialsOf({
  allergens,
  base,
  news,
  present,
  statements,
  thing,
}: {
  thing: ShownThing;
  /** Its allergens that nothing else names. */
  news: readonly string[];
  base: AllergenFacts | null;
  present: ReadonlySet<string>;
  statements: Statements;
  allergens: Allergens;
}): readonly Omit<Contradiction, 'shows'>[] {
  const { certificates, label, printed } = statements;
  const isListWhole = label?.ingredients?.isComplete === true;
  const listSide: ContradictionSide = { kind: 'ingredient', text: printed.ingredientsText };
  const newClasses = thing.classes.filter((slug) => !present.has(slug));
  const excludedClasses: readonly string[] = label?.classes.absent ?? statements.classes.absent;
  return [
    ...news.flatMap((slug) => {
      const fact = `allergens.${slug}`;
      const isUndeclared =
        isCovered(slug, base?.scheme ?? null, allergens) || base?.absent?.includes(slug) === true;
      if (isUndeclared) return [{ fact, denies: declarationSide(base, printed) }];
      return isListWhole ? [{ fact, denies: listSide }] : [];
    }),
    ...newClasses
      .filter((slug) => excludedClasses.includes(slug) && isCertain(slug))
      .map((slug) => ({ fact: `ingredientClasses.${slug}`, denies: listSide })),
    ...certificates.flatMap((certificate) => [
      ...newClasses
        .filter((slug) => slug === classExcludedBy(certificate))
        .map((slug) => ({ fact: `ingredientClasses.${slug}`, denies: certificateSide(certificate) })),
      ...news
        .filter((slug) => certificate === glutenFree.certificate && isGluten(slug, allergens))
        .map((slug) => ({ fact: `allergens.${slug}`, denies: certificateSide(certificate) })),
    ]),
  ];
}

/** Whether an allergen that such a dish usually has is proven absent in this one. */
function isAnswered(slug: string, { certificates, label }: Statements, allergens: Allergens): boolean {
  return (
    label?.ingredients?.isComplete === true ||
    (certificates.includes(glutenFree.certificate) && isGluten(slug, allergens))
  );
}

/** What is in the food although a certificate excludes it. */
function certificateConflicts(
  certificate: string,
  {
    allergens,
    contains,
    origins,
    present,
  }: {
    contains: ReadonlySet<string>;
    present: ReadonlySet<string>;
    origins: Readonly<Record<string, FactOrigin>>;
    allergens: Allergens;
  },
): readonly Contradiction[] {
  const facts = [
    ...[...present]
      .filter((slug) => slug === classExcludedBy(certificate))
      .map((slug) => `ingredientClasses.${slug}`),
    ...(certificate === glutenFree.certificate
      ? [...contains].filter((slug) => isGluten(slug, allergens)).map((slug) => `allergens.${slug}`)
      : []),
  ];
  return facts.map((fact) => ({
    fact,
    shows: sideOf(origins[fact] ?? { kind: 'category' }),
    denies: certificateSide(certificate),
  }));
}

function isContradicted(certificate: string, contradictions: readonly Contradiction[]): boolean {
  return contradictions.some(({ denies }) => denies.kind === 'certificate' && denies.text === certificate);
}

/** Whether one of the slugs is the allergen, a member of it or a group above it. */
function isNamed(slug: string, slugs: ReadonlySet<string>, allergens: Allergens): boolean {
  if (slugs.size === 0) return false;
  for (const other of allergens.withAncestors(slug)) if (slugs.has(other)) return true;
  for (const other of allergens.withDescendants(slug)) if (slugs.has(other)) return true;
  return false;
}

function isCovered(slug: string, scheme: AllergenFacts['scheme'], allergens: Allergens): boolean {
  return scheme !== null && allergens.schemesOf(slug).includes(scheme);
}

function isGluten(slug: string, allergens: Allergens): boolean {
  return glutenFree.allergens.some(
    (gluten) => slug === gluten || allergens.withDescendants(gluten).has(slug),
  );
}

/** Classes that follow from what a thing is. Others, such as "spicy", are a matter of degree, and contradict nothing. */
function isCertain(slug: IngredientClass): boolean {
  return slug.startsWith('not-') || slug === 'alcohol' || widerClasses(slug).includes('animal');
}

function sideOf(origin: FactOrigin): ContradictionSide {
  return { kind: origin.kind, text: 'text' in origin ? origin.text : null };
}

function certificateSide(certificate: string): ContradictionSide {
  return { kind: 'certificate', text: certificate };
}

function declarationSide(
  facts: AllergenFacts | null,
  { allergenText, ingredientsText }: Statements['printed'],
): ContradictionSide {
  if (facts?.scheme == null) return { kind: 'category', text: null };
  const text = allergenText ?? ingredientsText;
  return text === null ? { kind: 'hand', text } : { kind: 'declaration', text };
}
