import { addDays } from '../../calendar.ts';
import type { FactsOfPerson } from '../facts/facts.ts';
import type { RuleConditions } from './rules.ts';

/** Whether a rule is for this person: `open` when the profile does not say, with the facts that would. */
export type Applicability =
  { readonly state: 'applies' | 'not' } | { readonly state: 'open'; readonly missing: readonly string[] };

interface EventWindow {
  readonly daysBefore: number;
  readonly daysAfter: number;
}

/**
 * Whether a diet of a profile is followed on a day. The profile's own dates stand; where it gives none, the diet's
 * window around the event date, and without an event date the diet is always followed.
 *
 * @param input.today YYYY-MM-DD, in the member's calendar.
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
  // A window that ends before the profile's own first day, or begins after its last, is of another event.
  const first =
    entry.from ??
    (around !== null && (entry.until == null || around.first <= entry.until) ? around.first : null);
  const last =
    entry.until ??
    (around !== null && (entry.from == null || around.last >= entry.from) ? around.last : null);
  return (first === null || first <= today) && (last === null || today <= last);
}

/** Whether all conditions hold for a person; one that is known to fail decides, whatever else is unknown. */
export function applicability(
  conditions: RuleConditions | undefined,
  { person, today }: { person: FactsOfPerson; today: string },
): Applicability {
  if (conditions === undefined) return { state: 'applies' };
  const { clinical } = person;
  const { sexIn, age, ckdStageIn, dialysis, potassiumRetainingDrugs, event } = conditions;
  const answers: [fact: string, holds: boolean | null][] = [];
  if (sexIn !== undefined) answers.push(['sex', ask(person.sex, (sex) => sexIn.includes(sex))]);
  if (age !== undefined) {
    const isOfAge = (birthdate: string) => {
      const years = ageOn(today, birthdate);
      return years >= (age.from ?? 0) && years < (age.below ?? Infinity);
    };
    answers.push(['birthdate', ask(person.birthdate, isOfAge)]);
  }
  if (ckdStageIn !== undefined) {
    answers.push(['ckdStage', ask(clinical.ckdStage, (stage) => ckdStageIn.includes(stage))]);
  }
  if (dialysis !== undefined) answers.push(['dialysis', ask(clinical.dialysis, (is) => is === dialysis)]);
  if (potassiumRetainingDrugs !== undefined) {
    const fact = ask(clinical.potassiumRetainingDrugs, (takes) => takes === potassiumRetainingDrugs);
    answers.push(['potassiumRetainingDrugs', fact]);
  }
  if (event !== undefined) {
    const isWithin = (eventDate: string) => {
      const { first, last } = windowAround(eventDate, event);
      return first <= today && today <= last;
    };
    answers.push(['eventDate', ask(clinical.eventDate, isWithin)]);
  }
  if (answers.some(([, holds]) => holds === false)) return { state: 'not' };
  const missing = answers.filter(([, holds]) => holds === null).map(([fact]) => `profile.${fact}`);
  return missing.length === 0 ? { state: 'applies' } : { state: 'open', missing };
}

function ask<T>(fact: T | null | undefined, holds: (fact: T) => boolean): boolean | null {
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
