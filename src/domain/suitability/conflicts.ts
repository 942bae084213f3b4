import type { Bilingual } from './compileRuleSets.ts';
import { dietPhrase } from './dietPhrase.ts';
import { levels, type Judged } from './judgeOne.ts';
import { nameOfTopic } from './topicNames.ts';

/** Two diets that pull apart: what one welcomes in the food, the other warns of. The stricter one has decided. */
export interface Conflict {
  /** A nutrient, a class of ingredients, a category or an ingredient. */
  readonly about: string;
  readonly encouragedBy: { readonly diet: string; readonly rule: string };
  readonly opposedBy: { readonly diet: string; readonly rule: string };
  readonly message: Bilingual;
}

/** Every pair of a praise and a warning, or an open question, of different diets about the same thing. */
export function conflictsAmong(judged: readonly Judged[]): Conflict[] {
  const praises = judged.filter(({ rule }) => rule.effect === 'encourage');
  if (praises.length === 0) return [];
  const warnings = judged.filter(({ level }) => level > levels.suitable);
  return praises.flatMap((praise) =>
    warnings.flatMap((warning) => {
      const [welcoming, warning_] = [praise.rule.diet, warning.rule.diet];
      if (welcoming === null || warning_ === null || welcoming.slug === warning_.slug) return [];
      const { about } = praise.finding;
      if (about !== warning.finding.about) return [];
      const topic = nameOfTopic(about);
      const one = dietPhrase(welcoming.name);
      const other = dietPhrase(warning_.name);
      return [
        {
          about,
          encouragedBy: { diet: welcoming.slug, rule: praise.rule.id },
          opposedBy: { diet: warning_.slug, rule: warning.rule.id },
          message: {
            ko: `${topic.ko}: ${one.ko}에서는 권하지만 ${other.ko}에서는 조심해야 합니다. 더 엄격한 쪽을 따랐습니다.`,
            en: `${topic.en}: ${one.en} welcomes it, ${other.en} warns of it. We followed the stricter one.`,
          },
        },
      ];
    }),
  );
}
