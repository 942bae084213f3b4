/**
 * What the analysis sees in rules. `fault`: the rule cannot mean this, as a part of it never decides. `gap`: foods for
 * which a rule can never be decided, or about which nothing is asked. `conflict`: two diets pull apart; the judge
 * follows the stricter one and says so.
 */
export const observationKinds = {
  dead_scope: 'fault',
  idle_except: 'fault',
  idle_condition: 'fault',
  covered_entry: 'fault',
  dead_entry: 'fault',
  hidden_rule: 'fault',
  hidden_entry: 'fault',
  opposite_effects: 'fault',
  nothing_asked: 'fault',
  no_limit_for_basis: 'gap',
  uneven_range: 'gap',
  unknown_ingredient: 'gap',
  diets_pull_apart: 'conflict',
} as const satisfies Record<string, 'fault' | 'gap' | 'conflict'>;

export type ObservationCode = keyof typeof observationKinds;

/** One observation. */
export interface Observation {
  readonly code: ObservationCode;
  /** `diet/rule`, or the diet. */
  readonly where: string;
  /** The entries, or the other rule, that it is about. */
  readonly about: string;
}
