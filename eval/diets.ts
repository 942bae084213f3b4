import { dietPairs } from '../tests/fixtures/suitability/dietPairs.ts';
import { pairDifferences, shareDecided, verdictTable } from '../tests/fixtures/suitability/dietScores.ts';

/**
 * Prints, for each diet, the verdicts on the foods of the starter catalogue and how many of its pairs (food → verdict
 * of a guideline) are right; then every pair that is not.
 */
export function evaluateDiets(): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const differences = pairDifferences();
  const table = verdictTable();
  console.table(
    Object.fromEntries(
      [...table].map(([diet, counts]) => {
        const pairs = dietPairs.get(diet)?.length ?? 0;
        const differing = differences.get(diet) ?? [];
        return [
          diet,
          {
            ...counts,
            decided: percent(shareDecided([counts])),
            pairs,
            right: pairs - differing.length,
            'wrongly suitable': differing.filter(({ isTooGood }) => isTooGood).length,
          },
        ];
      }),
    ),
  );
  console.log(`All diets together decide ${percent(shareDecided([...table.values()]))}.`);
  for (const [diet, differing] of differences) {
    for (const { line } of differing) console.log(`  ${diet}: ${line}`);
  }
}
