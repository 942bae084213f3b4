import { addDays } from '../../calendar.ts';
import type { FactsOfPerson } from '../facts/facts.ts';
import type { EventWindow, RuleConditions } from './rules.ts';

/** Whether a rule applies to a person. `open`: the profile lacks the `missing` facts. */
export type Applicability =
  { readonly state: 'applies' | 'not' } | { readonly state: 'open'; readonly missing: readonly string[] };

/**
 * Whether a diet of a profile is active on a day. The profile's own dates come first. Where it has none, the diet's
 * window around the event date counts. Without an event date the diet is always active.
 *
 * @param input.today YYYY-MM-DD, in the member's time zone.
 */
export function isDietActive({
  entry,
  event,
  eventDate,
  today,
}: {
  entry: FactsOfPerson['diets'][number];
  event: EventWindow | undefined;
  eventDate: string | null | undefined;
  today: string;
}): boolean {
  const around = event === undefined || eventDate == null ? null : windowAround(eventDate, event);
  // A window that ends before the profile's first day, or starts after its last, belongs to another event.
  const first =
    entry.from ??
    (around !== null && (entry.until == null || around.first <= entry.until) ? around.first : null);
  const last =
    entry.until ??
    (around !== null && (entry.from == null || around.last >= entry.from) ? around.last : null);
  return (first === null || first <= today) && (last === null || today <= last);
}

/**
 * Whether all conditions hold for a person. One condition that fails is enough for `not`, even if others are unknown.
 */
export function applicability(
  conditions: RuleConditions | undefined,
  { person, today }: { person: FactsOfPerson; today: string },
): Applicability {
  if (conditions === undefined) return { state: 'applies' };
  const { clinical } = person;
  const { sexIn, age, ckdStageIn, dialysis, potassiumRetainingDrugs, event } = conditions;
  const answers: [fact: string, holds: boolean | null][] = [];
  if (sexIn !== undefined) answers.push(['sex', evaluate(person.sex, (sex) => sexIn.includes(sex))]);
  if (age !== undefined) {
    const isOfAge = (birthdate: string) => {
      const years = ageOn(today, birthdate);
      return years >= (age.from ?? 0) && years < (age.below ?? Infinity);
    };
    answers.push(['birthdate', evaluate(person.birthdate, isOfAge)]);
  }
  if (ckdStageIn !== undefined) {
    answers.push(['ckdStage', evaluate(clinical.ckdStage, (stage) => ckdStageIn.includes(stage))]);
  }
  if (dialysis !== undefined)
    answers.push(['dialysis', evaluate(clinical.dialysis, (is) => is === dialysis)]);
  if (potassiumRetainingDrugs !== undefined) {
    const fact = evaluate(clinical.potassiumRetainingDrugs, (takes) => takes === potassiumRetainingDrugs);
    answers.push(['potassiumRetainingDrugs', fact]);
  }
  if (event !== undefined) {
    const isWithin = (eventDate: string) => {
      const { first, last } = windowAround(eventDate, event);
      return first <= today && today <= last;
    };
    answers.push(['eventDate', evaluate(clinical.eventDate, isWithin)]);
  }
  if (answers.some(([, holds]) => holds === false)) return { state: 'not' };
  const missing = answers.filter(([, holds]) => holds === null).map(([fact]) => `profile.${fact}`);
  return missing.length === 0 ? { state: 'applies' } : { state: 'open', missing };
}

function evaluate<T>(fact: T | null | undefined, holds: (fact: T) => boolean): boolean | null {
  return fact === null || fact === undefined ? null : holds(fact);
}

/** Full years on a day; both days YYYY-MM-DD. */
function ageOn(today: string, birthdate: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthdate.slice(0, 4));
  return today.slice(5) < birthdate.slice(5) ? years - 1 : years;
}

function windowAround(
  eventDate: string,
  { daysBefore, daysAfter }: EventWindow,
): { first: string; last: string } {
  return { first: addDays(eventDate, -daysBefore), last: addDays(eventDate, daysAfter) };
}
