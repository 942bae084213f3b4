import { untranslated, type LocalizedText } from '../language.ts';
import { headingOfKind, type DietKind } from '../suitability/rules/dietKinds.ts';
import { isDietActive } from '../suitability/rules/applicability.ts';
import type { CompiledDiet, CompiledRuleSets } from '../suitability/rules/compileRuleSets.ts';
import type { FactsOfPerson, Verdict } from '../suitability/facts/facts.ts';
import { judgeFor, type Judge } from '../suitability/judge.ts';
import type { Day } from '../calendar.ts';
import type { Helping } from './helpings.ts';

export interface AboutDiet {
  readonly kind: DietKind;
  readonly name: LocalizedText;
}

/** A judge that judges each helping once. */
export interface KeepingJudge {
  readonly verdictOf: (helping: Helping) => Verdict;
  readonly messageOf: (helping: Helping) => LocalizedText;
}

function keeping(judge: Judge): KeepingJudge {
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

/** The judge gives a reason for whatever is not suitable; should it ever not, that is said. */
const withoutReason: LocalizedText = { ko: '이유를 찾지 못했습니다.', en: 'No reason is on record.' };

export interface Watched {
  readonly slug: string;
  readonly name: LocalizedText;
  readonly judgeOn: (day: Day) => KeepingJudge;
}

export interface WatchedDiet extends Watched {
  readonly heading: 'habits' | 'diseases';
  readonly rules: CompiledDiet | undefined;
  readonly isFollowedOn: (day: Day) => boolean;
}

/** The diets of the profile, by slug: when each is followed, and its judge, who knows of nothing else. */
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
        isDietActive({ entry, event: rules?.event, eventDate: person.clinical.eventDate, today: day }),
      );
    // Age and the days around an event are another matter each day; all other conditions are as the profile has them.
    const isDated = (rules?.rules ?? []).some(
      ({ conditions }) => conditions?.age !== undefined || conditions?.event !== undefined,
    );
    const profile = { ...person, diets: entries, allergens: [], avoidedIngredients: [] };
    return {
      slug,
      name: about?.name ?? untranslated(slug),
      // A diet that is no longer kept is not made an illness by it.
      heading: about === undefined ? 'habits' : headingOfKind[about.kind],
      rules,
      isFollowedOn: kept((day: Day) => day, isFollowed),
      judgeOn: kept(
        (day: Day) => (isDated ? day : 'always'),
        (day) => keeping(judgeFor({ profile, ruleSets, today: day })),
      ),
    };
  });
}

/** The allergens of the profile, by slug, each with a judge who knows of nothing else. */
export function watchedAllergens({
  person,
  ruleSets,
}: {
  person: FactsOfPerson;
  ruleSets: CompiledRuleSets;
}): Watched[] {
  return slugsOf(person.allergens.map(({ allergen }) => allergen)).map((slug) => {
    const allergens = person.allergens.filter(({ allergen }) => allergen === slug);
    const profile = { ...person, diets: [], allergens, avoidedIngredients: [] };
    return {
      slug,
      name: ruleSets.allergens.nameOf(slug),
      judgeOn: kept(
        () => 'always',
        (day: Day) => keeping(judgeFor({ profile, ruleSets, today: day })),
      ),
    };
  });
}

function slugsOf(slugs: readonly string[]): string[] {
  return [...new Set(slugs)].sort();
}

/** Makes what it is asked for once for each key. */
function kept<From, To>(keyOf: (from: From) => string, make: (from: From) => To): (from: From) => To {
  const made = new Map<string, { readonly value: To }>();
  return (from) => {
    const key = keyOf(from);
    const found = made.get(key) ?? { value: make(from) };
    made.set(key, found);
    return found.value;
  };
}
