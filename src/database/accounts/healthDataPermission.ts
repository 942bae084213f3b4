import { z } from 'zod';
import type { HealthDataPermission } from '../../domain/accounts/healthDataBar.ts';

/** The columns of `users` that decide about the use of health data; `account` is the alias of the table. */
export function permissionColumns(account: string): string {
  return [
    `coalesce(${account}.consents_health_data, false) AS health_data`,
    `${account}.consents_health_data_version AS health_data_version`,
    `${account}.guardian_needed_until`,
    `${account}.guardian_confirmed_at IS NOT NULL AS guardian_confirmed`,
    `${account}.time_zone`,
  ].join(', ');
}

/** A row with {@link permissionColumns}. */
export const permissionRow = z.object({
  health_data: z.boolean(),
  health_data_version: z.string().nullable(),
  guardian_needed_until: z.string().nullable(),
  guardian_confirmed: z.boolean(),
  time_zone: z.string().nullable(),
});

export function toPermission(row: z.infer<typeof permissionRow>): HealthDataPermission {
  return {
    isGiven: row.health_data,
    version: row.health_data_version,
    guardianNeededUntil: row.guardian_needed_until,
    isGuardianConfirmed: row.guardian_confirmed,
    timeZone: row.time_zone,
  };
}
