import type { Day } from '../calendar.ts';

/** From this age on, members consent to the use of their health data by themselves (개인정보 보호법 제22조의2). */
export const ageOfConsent = 14;

/**
 * The day on which a person reaches an age. Who was born on 29 February reaches it on 1 March of a year without that day:
 * until then a guardian decides.
 */
export function dayOfAge(birthdate: Day, age: number): Day {
  const [year = '', month = '', day = ''] = birthdate.split('-');
  const reached = `${String(Number(year) + age).padStart(4, '0')}-${month}-${day}`;
  const exists = new Date(`${reached}T00:00:00Z`).toISOString().startsWith(reached);
  return (exists ? reached : reached.replace('-02-29', '-03-01')) as Day;
}

/**
 * The day on which the need of a guardian ends; undefined when there is none.
 *
 * @param today the member's own day
 * @param known the day that was known before. A later written date of birth does not bring it forward: otherwise a child
 *   would change the date instead of asking the guardian.
 */
export function guardianNeededUntil({
  birthdate,
  today,
  known,
}: {
  birthdate: Day;
  today: Day;
  known: Day | null;
}): Day | undefined {
  const grownUp = dayOfAge(birthdate, ageOfConsent);
  const until = known !== null && known > grownUp ? known : grownUp;
  return until > today ? until : undefined;
}
