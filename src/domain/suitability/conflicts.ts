import type { LocalizedText } from '../language.ts';
import type { Names } from './rules/compileRuleSets.ts';
import { dietPhrase } from './texts/dietPhrase.ts';
import { levels, type CheckResult } from './runCheck.ts';
import { nameOfTopic } from './texts/topicNames.ts';

/** A conflict of two diets: one encourages a topic of the food, the other warns about it. The stricter diet decides. */
export interface Conflict {
  /** A nutrient, a class of ingredients, a category or an ingredient. */
  readonly about: string;
  readonly encouragedBy: { readonly diet: string; readonly rule: string };
  readonly opposedBy: { readonly diet: string; readonly rule: string };
  readonly message: LocalizedText;
}

/** Finds all pairs of an encouragement and a warning, or open question, of different diets about the same topic. */
export function findConflicts(results: readonly CheckResult[], names: Names): Conflict[] {
  const encouragements = results.filter(({ rule }) => rule.effect === 'encourage');
  if (encouragements.length === 0) return [];
  const warnings = results.filter(({ level }) => level > levels.suitable);
  return encouragements.flatMap((encouragement) =>
    warnings.flatMap((warning) => {
      const encouragingDiet = encouragement.rule.diet;
      const warningDiet = warning.rule.diet;
      const { topic } = encouragement.finding;
      if (encouragingDiet === null || warningDiet === null || encouragingDiet.slug === warningDiet.slug)
        return [];
      return topic === warning.finding.topic
        ? [
            {
              about: topic,
              encouragedBy: { diet: encouragingDiet.slug, rule: encouragement.rule.id },
              opposedBy: { diet: warningDiet.slug, rule: warning.rule.id },
              message: conflictMessage({
                topic: nameOfTopic(topic, names),
                encouraging: encouragingDiet.name,
                warning: warningDiet.name,
              }),
            },
          ]
        : [];
    }),
  );
}

function conflictMessage({
  topic,
  encouraging,
  warning,
}: {
  topic: LocalizedText;
  encouraging: LocalizedText;
  warning: LocalizedText;
}): LocalizedText {
  const encouragingPhrase = dietPhrase(encouraging);
  const warningPhrase = dietPhrase(warning);
  return {
    ko: `${topic.ko}: ${encouragingPhrase.ko}에서는 권하지만 ${warningPhrase.ko}에서는 조심해야 합니다. 더 엄격한 쪽을 따랐습니다.`,
    en: `${topic.en}: ${encouragingPhrase.en} encourages it, ${warningPhrase.en} warns about it. We followed the stricter one.`,
  };
}
