import type { LocalizedText } from '../language.ts';
import type { Allergens } from './facts/allergens.ts';
import { dietPhrase } from './texts/dietPhrase.ts';
import { levels, type Judged } from './judgeOne.ts';
import { nameOfTopic } from './texts/topicNames.ts';

/** Two diets that pull apart: what one welcomes in the food, the other warns of. The stricter one has decided. */
export interface Conflict {
  /** A nutrient, a class of ingredients, a category or an ingredient. */
  readonly about: string;
  readonly encouragedBy: { readonly diet: string; readonly rule: string };
  readonly opposedBy: { readonly diet: string; readonly rule: string };
  readonly message: LocalizedText;
}

/** Every pair of a praise and a warning, or an open question, of different diets about the same thing. */
export function conflictsAmong(judged: readonly Judged[], allergens: Allergens): Conflict[] {
  const praises = judged.filter(({ rule }) => rule.effect === 'encourage');
  if (praises.length === 0) return [];
  const warnings = judged.filter(({ level }) => level > levels.suitable);
  return praises.flatMap((praise) =>
    warnings.flatMap((warning) => {
      const welcoming = praise.rule.diet;
      const warned = warning.rule.diet;
      const { about } = praise.finding;
      if (welcoming === null || warned === null || welcoming.slug === warned.slug) return [];
      return about === warning.finding.about
        ? [
            {
              about,
              encouragedBy: { diet: welcoming.slug, rule: praise.rule.id },
              opposedBy: { diet: warned.slug, rule: warning.rule.id },
              message: conflictMessage({
                topic: nameOfTopic(about, allergens),
                welcoming: welcoming.name,
                warning: warned.name,
              }),
            },
          ]
        : [];
    }),
  );
}

function conflictMessage({
  topic,
  welcoming,
  warning,
}: {
  topic: LocalizedText;
  welcoming: LocalizedText;
  warning: LocalizedText;
}): LocalizedText {
  const one = dietPhrase(welcoming);
  const other = dietPhrase(warning);
  return {
    ko: `${topic.ko}: ${one.ko}에서는 권하지만 ${other.ko}에서는 조심해야 합니다. 더 엄격한 쪽을 따랐습니다.`,
    en: `${topic.en}: ${one.en} welcomes it, ${other.en} warns of it. We followed the stricter one.`,
  };
}
