import { createHash } from 'node:crypto';
import type pg from 'pg';
import { catalogueNames, lastFoodId } from '../../database/foods/catalogueFoods.ts';
import { readFactRows, type IdRange } from '../../database/foods/factRows.ts';
import type { Derived } from '../../database/foods/refresh.ts';
import { foodsByIds } from '../../database/suitability/judging.ts';
import type { ChangedWords } from '../../domain/labels/words/changedWords.ts';
import type { DictionaryRow } from '../../domain/labels/words/dictionary.ts';
import { suitabilityKinds, type SuitabilityBits, type SuitabilityKind } from '../../domain/search/unfit.ts';
import { wordsOfScopes } from '../foods/planRefresh.ts';
import type { KnowledgeSource } from '../operations/threads/threads.ts';
import { deriveInThreads } from './deriveInThreads.ts';
import {
  allRanges,
  idsOf,
  sampledFoods,
  sampleRanges,
  tasksAtOnce,
  type EffectMode,
  type EffectProgress,
} from './effectRanges.ts';
import { readKnowledgeSource } from './foodKnowledge.ts';
import { judgeInThread } from './judgeInThreads.ts';

/** What another entry of the dictionary would change about the catalogue. */
export interface IngredientEffect {
  readonly mode: EffectMode;
  /** Foods whose label or name may have one of the words; about that many in a sample. */
  readonly labels: number;
  /** Labels that were read by both dictionaries. */
  readonly read: number;
  /** For each diet and allergen: foods that suit it from then on, and foods that do so no more. Only where there are some. */
  readonly bySlug: readonly {
    readonly kind: SuitabilityKind;
    readonly slug: string;
    readonly suitNow: number;
    readonly suitNoMore: number;
  }[];
  /** Foods whose list of allergens changes. */
  readonly allergensChange: number;
  readonly examples: readonly { readonly id: number; readonly name: string }[];
}

export type IngredientEffectEvent =
  { readonly progress: EffectProgress } | { readonly effect: IngredientEffect };

/** Labels that a sample reads: more take too long. */
const sampledLabels = 300;
const readAtOnce = 500;
const exampleCount = 10;

/**
 * Computes what the catalogue would be with another entry of the dictionary. Nothing is written. Only labels that may
 * have one of its words are read.
 *
 * @param input.before null: the entry is new. @param input.after null: it is deleted.
 */
export async function* effectOfIngredient({
  pool,
  before,
  after,
  mode,
}: {
  pool: pg.Pool;
  before: DictionaryRow | null;
  after: DictionaryRow | null;
  mode: EffectMode;
}): AsyncGenerator<IngredientEffectEvent> {
  const now = await readKnowledgeSource(pool);
  const then = withEntry(now.source, { before, after });
  const words = wordsOfScopes([{ kind: 'ingredient', before, after }], then);
  const lastId = await lastFoodId(pool);
  const tasks = mode === 'exact' ? allRanges(lastId) : sampleRanges(lastId, sampledFoods);
  const found: number[] = [];
  let done = 0;
  for (let at = 0; words !== null && at < tasks.length; at += tasksAtOnce) {
    const some = tasks.slice(at, at + tasksAtOnce);
    const lists = await Promise.all(
      some.map((ranges) => findFoods(pool, { ranges, words, source: now.source })),
    );
    found.push(...lists.flat());
    done += idsOf(some.flat(), lastId);
    yield { progress: { done, total: lastId } };
  }
  const read = mode === 'exact' ? found : found.slice(0, sampledLabels);
  const version = `${now.version}/${createHash('sha256')
    .update(JSON.stringify([before, after]))
    .digest('base64url')}`;
  const [deriveNow, deriveThen] = [
    deriveInThreads({ knowledge: now, maximumTasks: 1 }),
    deriveInThreads({ knowledge: { version, source: then }, maximumTasks: 1 }),
  ];
  const counter = bitCounter(now.source.rules.bits);
  let count = 0;
  for (let at = 0; at < read.length; at += readAtOnce) {
    const foods = await foodsByIds(pool, read.slice(at, at + readAtOnce));
    const [old, changed] = await Promise.all([deriveNow(foods), deriveThen(foods)]);
    count += foods.length;
    for (const [index, food] of foods.entries()) counter.add(Number(food['id']), old[index], changed[index]);
  }
  const labels = done === 0 ? 0 : (found.length * lastId) / done;
  const factor = read.length === 0 ? 1 : labels / read.length;
  const { examples, ...counts } = counter.counts((foods) => Math.round(foods * factor));
  const names = await catalogueNames(pool, examples);
  yield {
    effect: {
      mode,
      labels: Math.round(labels),
      read: count,
      ...counts,
      examples: examples.flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [{ id, name }];
      }),
    },
  };
}

/** The entry is taken out by its name, and the other one is put in where the database would return it. */
function withEntry(
  source: KnowledgeSource,
  { before, after }: { before: DictionaryRow | null; after: DictionaryRow | null },
): KnowledgeSource {
  const others = source.dictionary.rows.filter(({ name }) => name !== before?.name);
  const rows =
    after === null
      ? others
      : [...others, after].sort((one, other) =>
          Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)),
        );
  const version = createHash('sha256')
    .update(JSON.stringify([source.dictionary.version, before, after]))
    .digest('base64url');
  return { ...source, dictionary: { ...source.dictionary, version, rows } };
}

async function findFoods(
  pool: pg.Pool,
  { ranges, words, source }: { ranges: readonly IdRange[]; words: ChangedWords; source: KnowledgeSource },
): Promise<readonly number[]> {
  const read = { columns: { nutrients: [], withWords: false }, withTexts: true };
  const client = await pool.connect();
  let bytes;
  try {
    bytes = await readFactRows(client, { ...read, ranges, isCatalogue: true, afresh: [] });
  } finally {
    client.release();
  }
  const task = { read, diets: [], words, onlyWords: true };
  return (await judgeInThread(bytes, { task, rules: source.rules })).unread;
}

/** Counts foods by the bits that differ. */
function bitCounter(bits: SuitabilityBits) {
  const rows = suitabilityKinds.flatMap((kind) =>
    [...bits[kind]].map(([slug, bit]) => ({
      kind,
      slug,
      mask: 1n << BigInt(bit),
      suitNow: 0,
      suitNoMore: 0,
    })),
  );
  const examples: number[] = [];
  let allergensChange = 0;
  return {
    add: (id: number, old: Derived | undefined, changed: Derived | undefined): void => {
      if (old === undefined || changed === undefined) return;
      const isListChanged = JSON.stringify(old.allergens) !== JSON.stringify(changed.allergens);
      if (isListChanged) allergensChange += 1;
      if ((isListChanged || old.unfit !== changed.unfit) && examples.length < exampleCount) examples.push(id);
      for (const row of rows) {
        const [was, is] = [(old.unfit & row.mask) === 0n, (changed.unfit & row.mask) === 0n];
        if (is && !was) row.suitNow += 1;
        if (was && !is) row.suitNoMore += 1;
      }
    },
    counts: (projected: (foods: number) => number) => ({
      bySlug: rows
        .filter(({ suitNow, suitNoMore }) => suitNow + suitNoMore > 0)
        .map(({ kind, slug, suitNow, suitNoMore }) => ({
          kind,
          slug,
          suitNow: projected(suitNow),
          suitNoMore: projected(suitNoMore),
        })),
      allergensChange: projected(allergensChange),
      examples,
    }),
  };
}
