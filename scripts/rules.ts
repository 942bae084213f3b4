import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { categoriesFile } from '../src/domain/foods/catalogue/categories.ts';
import { dietsFile } from '../src/domain/foods/catalogue/diets.ts';
import { parseShippedIngredient, type IngredientCells } from '../src/domain/foods/catalogue/ingredients.ts';
import { foodBases, type FoodBasis } from '../src/domain/foods/kinds.ts';
import { compileAllergens } from '../src/domain/suitability/facts/allergens.ts';
import { ingredientKey } from '../src/domain/suitability/facts/ingredientNames.ts';
import { starterAllergens } from '../src/domain/suitability/facts/starterAllergens.ts';
import {
  analyseRuleSets,
  hasFaults,
  killRateOfSet,
  type RuleSetAnalysis,
} from '../src/domain/suitability/rules/analysis/analyse.ts';
import { observationKinds, type Observation } from '../src/domain/suitability/rules/analysis/observation.ts';
import type { CatalogueFacts } from '../src/domain/suitability/rules/analysis/setObservations.ts';
import { ruleKnowledge, type CaseFault } from '../src/domain/suitability/rules/cases/caseFaults.ts';

/**
 * `npm run rules [-- diet…]`: analyses the rules of the starter catalogue, or of the named diets, and prints what it
 * finds. Exit code 1: a rule set has a fault.
 */
const folder = join(import.meta.dirname, '../catalogue');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const json = (name: string): unknown => JSON.parse(text(name));

const wanted = process.argv.slice(2);
if (wanted.includes('--help') || wanted.includes('-h')) {
  console.log(
    'Usage: npm run rules [-- DIET…], slugs of diets in catalogue/diets.json; without one, all diets. docs/rules.md says what the lines mean.',
  );
  process.exit(0);
}

const { diets } = readOrExit(() => dietsFile.parse(json('diets.json')));
const { categories } = categoriesFile.parse(json('categories.json'));
const unknown = wanted.filter((slug) => !diets.some((diet) => diet.slug === slug));
if (unknown.length > 0) exit(`There is no diet ${unknown.join(', ')} in catalogue/diets.json.`);

const analysis = analyseRuleSets(
  diets.map(({ ruleSet }) => ruleSet),
  {
    knowledge: ruleKnowledge({
      categories,
      allergens: compileAllergens({ version: 'starter', entries: starterAllergens }),
    }),
    catalogue: catalogueFacts(),
  },
);
const chosen = analysis.ruleSets.filter(({ diet }) => wanted.length === 0 || wanted.includes(diet));
for (const ruleSet of chosen) printRuleSet(ruleSet);
const conflicts = analysis.conflicts.filter(({ about, where }) =>
  chosen.some(({ diet }) => [about, where].some((rule) => rule.startsWith(`${diet}/`))),
);
if (conflicts.length > 0) console.log(`\n${conflicts.map(lineOf).join('\n')}`);
console.log();
console.table(
  chosen.map((ruleSet) => ({
    diet: ruleSet.diet,
    status: ruleSet.status,
    rules: ruleSet.rules.length,
    cases: ruleSet.rules.reduce((sum, { cases }) => sum + cases, 0),
    faults:
      ruleSet.caseFaults.length +
      ruleSet.observations.filter(({ code }) => observationKinds[code] === 'fault').length,
    gaps: ruleSet.observations.filter(({ code }) => observationKinds[code] === 'gap').length,
    'mistakes noticed': `${(100 * killRateOfSet(ruleSet)).toFixed(1)} %`,
  })),
);
process.exitCode = chosen.some(hasFaults) ? 1 : 0;

function printRuleSet({ diet, caseFaults, observations, rules }: RuleSetAnalysis): void {
  const lines = [
    ...caseFaults.map((fault) => `fault     ${diet} ${fault.path.join('.')}: ${faultText(fault)}`),
    ...observations.map(lineOf),
    ...rules
      .filter(({ killRate }) => killRate.survivors.length > 0)
      .map(
        ({ rule, cases, killRate: { mutants, survivors } }) =>
          `unnoticed ${diet}/${rule}: ${String(survivors.length)} of ${String(mutants)} mistakes, ` +
          `with ${String(cases)} cases: ${survivors.join('; ')}`,
      ),
  ];
  if (lines.length > 0) console.log(`\n${lines.join('\n')}`);
}

function lineOf({ about, code, where }: Observation): string {
  return `${observationKinds[code].padEnd(9)} ${where}: ${code.replaceAll('_', ' ')}: ${about}`;
}

function faultText(fault: CaseFault): string {
  switch (fault.code) {
    case 'unknown_category':
    case 'unknown_allergen':
      return `${fault.code.replace('_', ' ')} ${fault.slug}`;
    case 'rule_without_case':
      return `${fault.rule} has no case`;
    case 'rule_case_failed':
      return `case of ${fault.rule}: ${fault.found} instead of ${fault.expected}`;
  }
}

/** The bases of the starter foods by category, and the words of the starter dictionary. */
function catalogueFacts(): CatalogueFacts {
  const foodRow = z.object({ category: z.string(), basis: z.enum(['', ...foodBases]) });
  const basesOf = new Map<string, Set<FoodBasis>>();
  for (const file of ['foods.csv', 'foods-odbl.csv']) {
    for (const row of z.array(foodRow).parse(parse(text(file), { columns: true }))) {
      const bases = basesOf.get(row.category) ?? new Set();
      basesOf.set(row.category, bases.add(row.basis === '' ? '100g' : row.basis));
    }
  }
  const rows: IngredientCells[] = parse(text('ingredients.csv'), { columns: true });
  const words = rows.map(parseShippedIngredient).flatMap((row) => [row.name, row.nameEn, ...row.synonyms]);
  const keys = new Set(words.flatMap((word) => (word == null ? [] : [ingredientKey(word)])));
  return { basesOf, isKnownIngredient: (name) => keys.has(ingredientKey(name)) };
}

function readOrExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return exit(error instanceof z.ZodError ? z.prettifyError(error) : String(error));
  }
}

function exit(message: string): never {
  console.error(message);
  process.exit(1);
}
