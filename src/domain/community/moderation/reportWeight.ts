import { moderationReasons, type ReasonName } from './reasons.ts';

/** What is known of somebody who reports. */
export interface Reporter {
  /** From 0 to 3. */
  readonly trustLevel: number;
  /** Earlier reports of theirs that moderators confirmed. */
  readonly upheld: number;
  /** Earlier reports of theirs that moderators did not confirm. */
  readonly dismissed: number;
}

/** So many decided reports say nothing yet. */
const fewReports = 5;
/** The share of confirmed reports that is neither good nor bad. */
const usualAccuracy = 0.7;
const accuracyFactor = 5;

/** A target is hidden when its open reports weigh so much; twice as much when it was found fine once, and so on. */
export const hideThreshold = 5;

/**
 * What a reporter's past adds to the weight of a report. It is 0 at 70% confirmed reports, grows to 100% and falls to 0%,
 * the more so the more reports were decided. The formula is that of Discourse (docs/moderation.md).
 */
export function accuracyBonus({ upheld, dismissed }: Omit<Reporter, 'trustLevel'>): number {
  const decided = upheld + dismissed;
  if (decided <= fewReports) return 0;
  const accuracy = upheld / decided;
  const distance =
    accuracy >= usualAccuracy
      ? (accuracy - usualAccuracy) / (1 - usualAccuracy)
      : (accuracy - usualAccuracy) / usualAccuracy;
  const experience = Math.log(decided) / Math.log(4);
  return inHundredths(distance * accuracyFactor * experience);
}

/** The weight of one report: never below 0, so that no report protects its target. */
export function reportWeight(reporter: Reporter, reason: ReasonName): number {
  const { urgency } = moderationReasons[reason];
  return inHundredths(Math.max(0, 1 + reporter.trustLevel + accuracyBonus(reporter) + urgency));
}

/** A report that waits, with the present trust level of its reporter. */
export interface WeighedReport {
  readonly weight: number;
  readonly reason: ReasonName;
  readonly trustLevel: number;
}

/**
 * Whether these reports hide their target at once. The urgency of a reason moves a case up for moderators; it hides only
 * when somebody with a past here reports, because two accounts of today could hide anything by it.
 *
 * @param dismissals how often a moderator found the target fine: the same group cannot hide it again and again.
 */
export function hidesAtOnce(reports: readonly WeighedReport[], dismissals: number): boolean {
  const weights = reports.map(({ reason, trustLevel, weight }) =>
    trustLevel > 0 ? weight : Math.max(0, weight - moderationReasons[reason].urgency),
  );
  return inHundredths(weights.reduce((sum, weight) => sum + weight, 0)) >= hideThreshold * (1 + dismissals);
}

function inHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
