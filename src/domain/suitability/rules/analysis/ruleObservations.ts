import type { RuleKnowledge } from '../cases/caseFaults.ts';
import type { EventWindow, Rule } from '../rules.ts';
import { categoryTree, covers, overlap, type WithAncestors } from './coverage.ts';
import type { Observation, ObservationCode } from './observation.ts';
import { entryListOf, isEverywhere } from './reach.ts';

/** What one rule says in vain. @param event the window of its diet. */
export function ruleObservations(
  rule: Rule,
  { diet, event, knowledge }: { diet: string; event: EventWindow | undefined; knowledge: RuleKnowledge },
): Observation[] {
  const tree = categoryTree(knowledge);
  const { scope, except } = rule;
  const list = entryListOf(rule, knowledge);
  return observations(`${diet}/${rule.id}`, [
    ['dead_scope', scope.filter((slug) => covers(except, slug, tree))],
    ['idle_except', isEverywhere(rule) ? [] : except.filter((slug) => !overlap([slug], scope, tree))],
    ['idle_condition', isIdle(rule.conditions?.event, event) ? ['event'] : []],
    ['covered_entry', [...coveredEntries(scope, tree), ...coveredEntries(except, tree)]],
    ['covered_entry', list === null ? [] : coveredEntries(list.entries, list.tree)],
    [
      'dead_entry',
      list?.field === 'categories'
        ? list.entries.filter(
            (slug) => covers(except, slug, tree) || (scope.length > 0 && !overlap([slug], scope, tree)),
          )
        : [],
    ],
  ]);
}

/** The observations that are about something. */
export function observations(
  where: string,
  found: readonly (readonly [code: ObservationCode, about: readonly string[]])[],
): Observation[] {
  return found.flatMap(([code, about]) =>
    about.length === 0 ? [] : [{ code, where, about: about.join(', ') }],
  );
}

/** Entries that another entry of the list covers. */
function coveredEntries(list: readonly string[], tree: WithAncestors): string[] {
  return list.filter((slug) =>
    tree(slug)
      .slice(1)
      .some((above) => list.includes(above)),
  );
}

/** A window that is never left while the diet is active. */
function isIdle(own: EventWindow | undefined, ofDiet: EventWindow | undefined): boolean {
  return (
    own !== undefined &&
    ofDiet !== undefined &&
    own.daysBefore >= ofDiet.daysBefore &&
    own.daysAfter >= ofDiet.daysAfter
  );
}
