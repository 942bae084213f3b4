import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Dictionary } from '../src/domain/labels/words/dictionary.ts';
import { readLabel } from '../src/domain/labels/readLabel.ts';
import { verdicts } from '../src/domain/suitability/facts/facts.ts';
import {
  labelAnswer,
  scoreLabels,
  shareRight,
  wrongSuitable,
  type LabelCase,
  type ScoredVerdict,
} from './score.ts';
import { shippedDictionary } from '../tests/helpers/foods/shippedDictionary.ts';
import { countsByKind, missesOf, readHardSentences } from './hardSentences.ts';
import { mutationResult } from './mutations.ts';
import { labelLanguages, ownLabels } from './ownLabels.ts';
import { labelDiets, shippedJudge, type StoredFood, type VerdictOf } from './shippedJudge.ts';

const packs = z.array(
  z.object({
    name: z.string().nullish(),
    ingredients: z.string().nullish(),
    declaration: z.string().nullish(),
    crossContact: z.string().nullish(),
  }),
);
const answers = z.record(z.string(), labelAnswer);

type Judge = (food: StoredFood) => VerdictOf;

/**
 * Prints how well labels are read: our own hard sentences; and from a folder, where it has them, more hard sentences
 * (`labels.json`) and real packs, whose answers are in `packAnswers.json`. The texts of real packs are not in this
 * repository, because they are not ours.
 */
export function evaluateLabels(folder: string | undefined): void {
  const dictionary = shippedDictionary();
  const judge = shippedJudge(dictionary);
  printHardSentences(resolve('tests/fixtures/labels/hardSentences.json'), judge);
  printMutations('our own labels', { labels: labelLanguages.flatMap(ownLabels), judge });
  if (folder !== undefined) {
    if (existsSync(join(folder, 'labels.json'))) printHardSentences(join(folder, 'labels.json'), judge);
    printPacks(folder, { dictionary, judge });
  }
  const { ingredients, words } = dictionary.size;
  console.log(`\nThe dictionary has ${ingredients} ingredients and ${words} words.`);
}

/** Prints the false "suitable" and the missing decisions by kind, and each of them. */
function printHardSentences(file: string, judge: Judge): void {
  const sentences = readHardSentences(file);
  const misses = missesOf(sentences, judge);
  console.log(
    `\nHard sentences of ${file}: ${sentences.length} packs that are hard to read, by what makes them hard.`,
  );
  console.table(countsByKind(sentences, misses));
  for (const [title, list] of [
    ['False "suitable"', misses.falseSuitable],
    ['Missing decisions', misses.undecided],
  ] as const) {
    console.log(`${title}: ${list.length === 0 ? 'none' : ''}`);
    for (const id of new Set(list.map((one) => one.id))) {
      const found = list.filter((one) => one.id === id);
      const each = found.map(
        ({ about, actual, expected }) => `${about} ${actual}${expected ? `, not ${expected}` : ''}`,
      );
      console.log(`  ${id}: ${each.slice(0, 6).join('; ')}${each.length > 6 ? '; …' : ''}`);
    }
  }
}

/** Prints which allergens become suitable when one letter of an allergen text is damaged. */
function printMutations(
  name: string,
  { labels, judge }: { labels: readonly LabelCase[]; judge: Judge },
): void {
  const { skipped, tried, violations } = mutationResult({ labels, judge, count: 10_000 });
  console.log(
    `\nDamaged allergen texts of ${name}: ${tried}, and ${skipped} that read as another whole text; ` +
      `${violations.length} times an allergen becomes suitable.`,
  );
  for (const { id, kind, slug, text } of violations.slice(0, 20)) {
    console.log(`  ${id} ${slug} (${kind}): ${JSON.stringify(text.slice(-80))}`);
  }
}

/** Prints expected against actual verdicts, shares, the worst labels and the most frequent unknown words. */
function printPacks(folder: string, { dictionary, judge }: { dictionary: Dictionary; judge: Judge }): void {
  const knownAnswers = answers.parse(JSON.parse(readFileSync(resolve('eval/packAnswers.json'), 'utf8')));
  for (const language of ['kr', 'en']) {
    const file = join(folder, `${language}_labels_dev.json`);
    if (!existsSync(file)) continue;
    const cases = casesOf({ file, language, knownAnswers });
    const scored = scoreLabels(cases, judge);
    console.log(`\n${language}: ${cases.length} packs, ${scored.length} verdicts`);
    printConfusion(scored);
    printShares(scored);
    printWorst(scored);
    printTokens(cases, dictionary);
    printMutations('these packs', { labels: cases, judge });
  }
}

function casesOf({
  file,
  language,
  knownAnswers,
}: {
  file: string;
  language: string;
  knownAnswers: z.output<typeof answers>;
}): LabelCase[] {
  return packs.parse(JSON.parse(readFileSync(file, 'utf8'))).flatMap((pack, index): LabelCase[] => {
    const id = `${language}-${String(index).padStart(3, '0')}`;
    const answer = knownAnswers[id];
    const allergenText = [pack.declaration, pack.crossContact].filter(Boolean).join('\n');
    return answer === undefined
      ? []
      : [
          {
            id,
            name: pack.name ?? '',
            ingredientsText: pack.ingredients ?? null,
            allergenText: allergenText || null,
            answer,
          },
        ];
  });
}

function printConfusion(scored: readonly ScoredVerdict[]): void {
  console.table(
    Object.fromEntries(
      verdicts.map((expected) => [
        `expected ${expected}`,
        Object.fromEntries(
          verdicts.map((actual) => [
            actual,
            scored.filter((one) => one.expected === expected && one.actual === actual).length,
          ]),
        ),
      ]),
    ),
  );
}

function printShares(scored: readonly ScoredVerdict[]): void {
  const isDiet = ({ about }: ScoredVerdict) => labelDiets.some((diet) => diet === about);
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  console.table({
    'allergens: right': share(shareRight(scored, (one) => !isDiet(one))),
    'allergens proven absent: called suitable': share(
      shareRight(scored, (one) => !isDiet(one) && one.expected === 'suitable'),
    ),
    'vegan, vegetarian, halal: right': share(shareRight(scored, isDiet)),
    'wrongly suitable': wrongSuitable(scored)
      .map(({ id, about, expected }) => `${id} ${about} (${expected})`)
      .join(', '),
  });
}

function printWorst(scored: readonly ScoredVerdict[]): void {
  const wrong = new Map<string, string[]>();
  for (const { id, about, expected, actual } of scored) {
    if (expected !== actual) wrong.set(id, [...(wrong.get(id) ?? []), `${about}: ${expected} → ${actual}`]);
  }
  const worst = [...wrong].sort(([, one], [, other]) => other.length - one.length).slice(0, 10);
  console.log('The ten labels with most verdicts that differ:');
  for (const [id, list] of worst) console.log(`  ${id} (${list.length}) ${list.slice(0, 4).join('; ')}`);
}

function printTokens(cases: readonly LabelCase[], dictionary: Dictionary): void {
  const counts = { known: 0, unknown: 0, noise: 0 };
  const unknown = new Map<string, number>();
  for (const texts of cases) {
    for (const { state, text } of readLabel(texts, dictionary).tokens) {
      counts[state] += 1;
      if (state === 'unknown') unknown.set(text, (unknown.get(text) ?? 0) + 1);
    }
  }
  const share = (100 * counts.known) / (counts.known + counts.unknown);
  console.log(
    `Pieces of ingredient lists: ${JSON.stringify(counts)}, ${share.toFixed(1)} % of the names known.`,
  );
  const most = [...unknown].sort(([, one], [, other]) => other - one).slice(0, 12);
  console.log(
    `Most often unknown: ${most.map(([text, count]) => `${text.slice(0, 20)} ${count}`).join(', ')}`,
  );
}
