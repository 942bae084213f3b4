import { createHash } from 'node:crypto';
import type pg from 'pg';
import { catalogueNames, lastFoodId } from '../../database/foods/catalogueFoods.ts';
import { readFactRows, type IdRange, type RowsToRead } from '../../database/suitability/factRows.ts';
import { foodsByIds } from '../../database/suitability/judging.ts';
import type { LocalizedText } from '../../domain/language.ts';
import { verdicts, type Verdict } from '../../domain/suitability/facts/facts.ts';
import {
  effectCounter,
  emptiesCatalogue,
  verdictsOf,
  type EffectCounter,
} from '../../domain/suitability/rulesEffect.ts';
import type { RuleSet } from '../../domain/suitability/rules/ruleSets.ts';
import { Problem } from '../../errors/problem.ts';
import { areFactsCurrent } from '../foods/refreshFoods.ts';
import { currentDictionary } from '../labels/dictionary.ts';
import { threads } from '../operations/threads/threads.ts';
import { compileRules, type RulesSource } from './compileRules.ts';
import { compileEffect, type CompiledEffect, type CountedRows, type EffectSource } from './countEffect.ts';
import { readKnownFoods, readRulesSource } from './foodKnowledge.ts';

export const effectModes = ['sample', 'exact'] as const;
export type EffectMode = (typeof effectModes)[number];

/** How many foods go from one verdict to another; `from` and `to` may be equal. */
export interface VerdictChange {
  readonly from: Verdict;
  readonly to: Verdict;
  readonly foods: number;
}

/** What other rules of a diet would change about the catalogue. */
export interface RulesEffect {
  readonly mode: EffectMode;
  /** Foods of the catalogue; about that many in a sample. */
  readonly foods: number;
  /** Foods that were judged. */
  readonly judged: number;
  readonly changes: readonly VerdictChange[];
  /** Only what changes, by the roots of the tree of categories, the most changes first. */
  readonly byCategory: readonly {
    /** Null: foods without a category. */
    readonly category: number | null;
    readonly name: LocalizedText | null;
    readonly foods: number;
    readonly changes: readonly VerdictChange[];
  }[];
  readonly examples: readonly {
    readonly from: Verdict;
    readonly to: Verdict;
    readonly foods: readonly { readonly id: number; readonly name: string }[];
  }[];
  /** The rules leave next to nothing suitable. */
  readonly warning: {
    readonly code: 'empties_catalogue';
    readonly suitableBefore: number;
    readonly suitableAfter: number;
  } | null;
}

export interface EffectProgress {
  readonly done: number;
  readonly total: number;
}

/** Ids that a thread looks at together. */
const rangeSize = 5_000;
/** While some are read, others are judged. */
const tasksAtOnce = 4;
/** A sample of so many foods takes half a second. */
const sampledFoods = 20_000;
const sampledRanges = 50;
/** Foods without valid facts are read afresh. More of them take too long for an answer. */
const mostUnread = 2_000;
const threadLimitMs = 20_000;
const mostCategories = 30;

/** How far the count is, and then its result. */
export type EffectEvent = { readonly progress: EffectProgress } | { readonly effect: RulesEffect };

let isCountingAll = false;

/**
 * Computes how verdicts of the catalogue change with other rules of a diet. Nothing is written. One process counts the
 * whole catalogue once at a time.
 *
 * @throws {Problem} `foods_being_judged` when too many foods wait to be read again; `busy`.
 */
export async function* effectOfRules(input: {
  pool: pg.Pool;
  diet: string;
  before: RuleSet | null;
  after: RuleSet | null;
  mode: EffectMode;
}): AsyncGenerator<EffectEvent> {
  if (input.mode === 'sample') {
    yield* countCatalogue(input);
    return;
  }
  if (isCountingAll) throw new Problem('busy');
  isCountingAll = true;
  try {
    yield* countCatalogue(input);
  } finally {
    isCountingAll = false;
  }
}

async function* countCatalogue({
  pool,
  diet,
  before,
  after,
  mode,
}: Parameters<typeof effectOfRules>[0]): AsyncGenerator<EffectEvent> {
  const rules = await readRulesSource(pool);
  const source = sourceOf({ rules, diet, before, after });
  const compiled = compileEffect(source);
  const isCurrent = await areFactsCurrent(pool);
  if (!isCurrent && mode === 'exact') throw new Problem('foods_being_judged');
  const { columns } = compiled;
  // What was stored by another dictionary does not count.
  const afresh = isCurrent ? [] : 'all';
  const lastId = await lastFoodId(pool);
  const tasks =
    mode === 'exact' ? allRanges(lastId) : sampleRanges(lastId, isCurrent ? sampledFoods : mostUnread);
  const counter = effectCounter();
  const unread: number[] = [];
  let [judged, done] = [0, 0];
  for (let at = 0; at < tasks.length; at += tasksAtOnce) {
    const some = tasks.slice(at, at + tasksAtOnce);
    const counted = await Promise.all(
      some.map(async (ranges) => countInThread(await readRows(pool, { columns, afresh, ranges }), source)),
    );
    for (const one of counted) {
      judged += one.rows;
      counter.addAll(one.counts);
      unread.push(...one.unread);
    }
    if (unread.length > mostUnread) throw new Problem('foods_being_judged');
    done += idsOf(some.flat(), lastId);
    yield { progress: { done, total: lastId } };
  }
  await countUnread({ pool, ids: unread, rules, compiled, counter });
  yield {
    effect: await effectOf({ pool, counter, rules, mode, judged, factor: done === 0 ? 1 : lastId / done }),
  };
}

function idsOf(ranges: readonly IdRange[], lastId: number): number {
  return ranges.reduce((sum, { after, upTo }) => sum + Math.min(upTo, lastId) - after, 0);
}

function sourceOf({
  rules,
  diet,
  before,
  after,
}: {
  rules: RulesSource;
  diet: string;
  before: RuleSet | null;
  after: RuleSet | null;
}): EffectSource {
  const hash = createHash('sha256')
    .update(JSON.stringify([diet, before, after]))
    .digest('base64url');
  const { categories, allergens } = rules;
  return { version: `${rules.version}/${hash}`, diet, before, after, categories, allergens };
}

/** All ids, a range for each task. */
function allRanges(lastId: number): IdRange[][] {
  return Array.from({ length: Math.ceil(lastId / rangeSize) }, (_, at) => [
    { after: at * rangeSize, upTo: (at + 1) * rangeSize },
  ]);
}

/** Ranges at equal distances, so that foods of all imports are among them. They are the same each time. */
function sampleRanges(lastId: number, foods: number): IdRange[][] {
  if (lastId <= foods) return allRanges(lastId);
  const size = Math.ceil(foods / sampledRanges);
  const ranges = Array.from({ length: sampledRanges }, (_, at) => {
    const after = Math.floor((at * (lastId - size)) / (sampledRanges - 1));
    return { after, upTo: after + size };
  });
  return [0, 1, 2, 3].map((task) => ranges.filter((_range, at) => at % 4 === task));
}

async function readRows(
  pool: pg.Pool,
  input: Pick<RowsToRead, 'columns' | 'ranges' | 'afresh'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const client = await pool.connect();
  try {
    return await readFactRows(client, { ...input, isCatalogue: true, withTexts: false });
  } finally {
    client.release();
  }
}

async function countInThread(bytes: Uint8Array<ArrayBuffer>, source: EffectSource): Promise<CountedRows> {
  const order = { kind: 'effect', bytes, version: source.version } as const;
  const first = await threads().run(order, { limitMs: threadLimitMs });
  const answer =
    first.kind === 'needs-source'
      ? await threads().run({ ...order, source }, { limitMs: threadLimitMs })
      : first;
  if (answer.kind !== 'effect') throw new Error('a thread did not count foods');
  return answer.counted;
}

/** Foods without valid facts are read as for an answer. */
async function countUnread({
  pool,
  ids,
  rules: source,
  compiled,
  counter,
}: {
  pool: pg.Pool;
  ids: readonly number[];
  rules: RulesSource;
  compiled: CompiledEffect;
  counter: EffectCounter;
}): Promise<void> {
  if (ids.length === 0) return;
  const [rules, dictionary] = [compileRules(source), await currentDictionary({ pool })];
  for (let at = 0; at < ids.length; at += 200) {
    const foods = await foodsByIds(pool, ids.slice(at, at + 200));
    for (const { food, facts } of await readKnownFoods({ foods, rules, dictionary })) {
      const { id, category } = food;
      if (typeof id !== 'number') continue;
      counter.add({ id, category: typeof category === 'number' ? category : null, ...compiled.judge(facts) });
    }
  }
}

async function effectOf({
  pool,
  counter,
  rules,
  mode,
  judged,
  factor,
}: {
  pool: pg.Pool;
  counter: EffectCounter;
  rules: RulesSource;
  mode: EffectMode;
  judged: number;
  /** Foods of the catalogue for each that was judged. */
  factor: number;
}): Promise<RulesEffect> {
  const { byCategory, examples } = counter.counts();
  const projected = (foods: number): number => Math.round(foods * factor);
  const total = sumsOf(byCategory.map(([, cells]) => cells));
  const suitable = (side: 'from' | 'to'): number =>
    projected(
      total.reduce((sum, foods, cell) => (verdictsOf(cell)[side] === 'suitable' ? sum + foods : sum), 0),
    );
  const [suitableBefore, suitableAfter] = [suitable('from'), suitable('to')];
  const names = await catalogueNames(
    pool,
    examples.flatMap(([, ids]) => ids),
  );
  return {
    mode,
    foods: projected(judged),
    judged,
    changes: changesOf(total, projected),
    byCategory: rootsOf(byCategory, rules)
      .map(({ cells, ...root }) => ({
        ...root,
        foods: projected(cells.reduce((sum, foods) => sum + foods, 0)),
        changes: changesOf(cells, projected).filter(({ from, to }) => from !== to),
      }))
      .filter(({ changes }) => changes.length > 0)
      .sort((one, other) => changed(other.changes) - changed(one.changes))
      .slice(0, mostCategories),
    examples: examples.map(([cell, ids]) => ({
      ...verdictsOf(cell),
      foods: ids.flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [{ id, name }];
      }),
    })),
    warning: emptiesCatalogue({ before: suitableBefore, after: suitableAfter })
      ? { code: 'empties_catalogue', suitableBefore, suitableAfter }
      : null,
  };
}

function sumsOf(lists: readonly (readonly number[])[]): number[] {
  const sums = new Array<number>(verdicts.length ** 2).fill(0);
  for (const list of lists)
    for (const [cell, foods] of list.entries()) sums[cell] = (sums[cell] ?? 0) + foods;
  return sums;
}

function changesOf(cells: readonly number[], projected: (foods: number) => number): VerdictChange[] {
  return cells.flatMap((foods, cell) =>
    foods === 0 ? [] : [{ ...verdictsOf(cell), foods: projected(foods) }],
  );
}

function changed(changes: readonly VerdictChange[]): number {
  return changes.reduce((sum, { foods }) => sum + foods, 0);
}

/** The counts of the roots of the tree, each with all that is below it. */
function rootsOf(
  byCategory: readonly (readonly [category: number | null, cells: readonly number[]])[],
  { categories }: RulesSource,
): { category: number | null; name: LocalizedText | null; cells: number[] }[] {
  const nodes = new Map(categories.map((category) => [category.id, category]));
  const rootOf = (id: number | null): number | null => {
    let root = id === null ? undefined : nodes.get(id);
    // The limit stops a circle of parents.
    for (let depth = 0; root?.parent_id != null && depth < 20; depth += 1)
      root = nodes.get(root.parent_id) ?? root;
    return root?.id ?? null;
  };
  const lists = new Map<number | null, (readonly number[])[]>();
  for (const [category, cells] of byCategory) {
    const root = rootOf(category);
    lists.set(root, [...(lists.get(root) ?? []), cells]);
  }
  return [...lists].map(([category, cells]) => {
    const node = category === null ? undefined : nodes.get(category);
    return {
      category,
      name: node === undefined ? null : { ko: node.name, en: node.name_en ?? node.name },
      cells: sumsOf(cells),
    };
  });
}
