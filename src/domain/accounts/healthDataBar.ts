import { parseDay, personalDay } from '../calendar.ts';
import { consentPurposes, consentState } from './consents.ts';

/** Why nothing about a member's health may be stored, shown or judged. */
export type HealthDataBar = 'consent_needed' | 'guardian_needed';

/** The part of an account that decides about the use of health data. */
export interface HealthDataPermission {
  readonly isGiven: boolean;
  /** The version of the text that the member agreed to. */
  readonly version: string | null;
  /** The day on which the need of a guardian ends. */
  readonly guardianNeededUntil: string | null;
  readonly isGuardianConfirmed: boolean;
  readonly timeZone: string | null;
}

/** Returns what bars the use of a member's health data now; undefined when it is allowed. */
export function healthDataBar(permission: HealthDataPermission, now: Date): HealthDataBar | undefined {
  const { isGiven, version, guardianNeededUntil, isGuardianConfirmed, timeZone } = permission;
  const today = personalDay(timeZone, now);
  const state = consentState({ texts: consentPurposes.healthData.texts, isGiven, version, today });
  if (state === 'missing' || state === 'expired') return 'consent_needed';
  const until = parseDay(guardianNeededUntil);
  return until !== undefined && until > today && !isGuardianConfirmed ? 'guardian_needed' : undefined;
}
