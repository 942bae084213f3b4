import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { categoriesFile } from '../src/domain/foods/catalogue/categories.ts';
import { dietsFile } from '../src/domain/foods/catalogue/diets.ts';
import { compileAllergens } from '../src/domain/suitability/facts/allergens.ts';
import { starterAllergens } from '../src/domain/suitability/facts/starterAllergens.ts';
import { analyseRuleSet } from '../src/domain/suitability/rules/analysis/analyse.ts';
import { shareKilled } from '../src/domain/suitability/rules/analysis/killRate.ts';
import { ruleKnowledge } from '../src/domain/suitability/rules/cases/caseFaults.ts';

const folder = join(import.meta.dirname, '../catalogue');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const { categories } = categoriesFile.parse(read('categories.json'));
const { diets } = dietsFile.parse(read('diets.json'));
const knowledge = ruleKnowledge({
  categories,
  allergens: compileAllergens({ version: 'starter', entries: starterAllergens }),
});
const wanted = process.argv.slice(2);
const analyses = diets
  .filter(({ slug }) => wanted.length === 0 || wanted.includes(slug))
  .map(({ ruleSet }) => analyseRuleSet(ruleSet, knowledge));
for (const { diet, faults, rules } of analyses) {
  console.log(`\n${diet}`);
  for (const { path, ...fault } of faults) console.log(`  FAULT ${path.join('.')} ${JSON.stringify(fault)}`);
  for (const { rule, cases, killRate } of rules) {
    const { mutants, survivors } = killRate;
    console.log(
      `  ${rule}: ${String(cases)} cases, ${String(mutants - survivors.length)}/${String(mutants)} changes noticed`,
    );
    if (survivors.length > 0) console.log(`    survive: ${survivors.join('; ')}`);
  }
  console.log(`  kill rate ${(100 * shareKilled(rules.map(({ killRate }) => killRate))).toFixed(1)} %`);
}
