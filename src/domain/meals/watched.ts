import { untranslated, type LocalizedText } from '../language.ts';
import { headingOfKind, type DietKind } from '../suitability/rules/dietKinds.ts';
import { isDietActive } from '../suitability/rules/applicability.ts';
import { noStatements, ownStatementsOf, statementsFor } from '../suitability/rules/ownLimits.ts';
import type { CompiledDiet, CompiledRuleSets } from '../suitability/rules/compileRuleSets.ts';
import type { FactsOfPerson, Verdict } from '../suitability/facts/facts.ts';
import { judgeFor, type Judge } from '../suitability/judge.ts';
import type { Day } from '../calendar.ts';
import type { Helping } from './helpings.ts';

export interface AboutDiet {
  readonly kind: DietKind;
  readonly name: LocalizedText;
}

/** A judge that computes each verdict and message once per helping. */
export interface MemoizedJudge {
  readonly verdictOf: (helping: Helping) => Verdict;
  readonly messageOf: (helping: Helping) => LocalizedText;
}

function memoizeJudge(judge: Judge): MemoizedJudge {
  const verdicts = new Map<Helping, Verdict>();
  const messages = new Map<Helping, LocalizedText>();
  const circumstances = ({ amount, unit }: Helping) => ({ amount: { value: amount, unit } });
  return {
    verdictOf: (helping) => {
      const verdict = verdicts.get(helping) ?? judge.verdictOf(helping.facts, circumstances(helping));
      verdicts.set(helping, verdict);
      return verdict;
    },
    messageOf: (helping) => {
      const message =
        messages.get(helping) ??
        judge.judge(helping.facts, circumstances(helping)).reasons[0]?.message ??
        withoutReason;
      messages.set(helping, message);
      return message;
    },
  };
}

/** A fallback text. The judge gives a reason for every food that is not suitable. */
const withoutReason: LocalizedText = { ko: '이유를 찾지 못했습니다.', en: 'No reason is on record.' };

export interface Watched {
  readonly slug: string;
  readonly name: LocalizedText;
  readonly judgeOn: (day: Day) => MemoizedJudge;
}

export interface WatchedDiet extends Watched {
  readonly heading: 'habits' | 'diseases';
  readonly rules: CompiledDiet | undefined;
  readonly isFollowedOn: (day: Day) => boolean;
}

/** The diets of the profile, sorted by slug: on which days each is followed, and a judge for this diet alone. */
export function watchedDiets({
  person,
  ruleSets,
  diets,
}: {
  person: FactsOfPerson;
  ruleSets: CompiledRuleSets;
  diets: ReadonlyMap<string, AboutDiet>;
}): WatchedDiet[] {
  return slugsOf(person.diets.map(({ diet }) => diet)).map((slug) => {
    const about = diets.get(slug);
    const rules = ruleSets.byDiet.get(slug);
    const entries = person.diets.filter(({ diet }) => diet === slug);
    const isFollowed = (day: Day) =>
      entries.some((entry) =>
        isDietActive({
          entry,
          event: ruleSets.events.get(slug),
          eventDate: person.clinical.eventDate,
          today: day,
        }),
      );
    // Rules with a condition on age or on an event depend on the day, and so do own limits with a last day.
    const isDated =
      rules?.personal !== undefined ||
      (rules?.rules ?? []).some(
        ({ conditions }) => conditions?.age !== undefined || conditions?.event !== undefined,
      );
    const profile = { ...person, diets: entries, ...statementsFor(rules?.personal, ownStatementsOf(person)) };
    return {
      slug,
      name: about?.name ?? untranslated(slug),
      // A diet that was deleted is not listed as a disease.
      heading: about === undefined ? 'habits' : headingOfKind[about.kind],
      rules,
      isFollowedOn: memoize((day: Day) => day, isFollowed),
      judgeOn: memoize(
        (day: Day) => (isDated ? day : 'always'),
        (day) => memoizeJudge(judgeFor({ profile, ruleSets, today: day })),
      ),
    };
  });
}

/** The allergens of the profile, sorted by slug, each with a judge for this allergen alone. */
export function watchedAllergens({
  person,
  ruleSets,
}: {
  person: FactsOfPerson;
  ruleSets: CompiledRuleSets;
}): Watched[] {
  return slugsOf(person.allergens.map(({ allergen }) => allergen)).map((slug) => {
    const allergens = person.allergens.filter(({ allergen }) => allergen === slug);
    const profile = { ...person, ...noStatements, diets: [], allergens };
    return {
      slug,
      name: ruleSets.allergens.nameOf(slug),
      judgeOn: memoize(
        () => 'always',
        (day: Day) => memoizeJudge(judgeFor({ profile, ruleSets, today: day })),
      ),
    };
  });
}

function slugsOf(slugs: readonly string[]): string[] {
  return [...new Set(slugs)].sort();
}

/** Caches the result of a function by key. */
function memoize<From, To>(keyOf: (from: From) => string, compute: (from: From) => To): (from: From) => To {
  const values = new Map<string, { readonly value: To }>();
  return (from) => {
    const key = keyOf(from);
    const entry = values.get(key) ?? { value: compute(from) };
    values.set(key, entry);
    return entry.value;
  };
}
