import type { PayloadRequest } from 'payload';
import type pg from 'pg';
import { lastFoodId } from '../../database/foods/catalogueFoods.ts';
import { readFoods, updateDerived } from '../../database/foods/refresh.ts';
import {
  addScope,
  endRefresh,
  openRefresh,
  readRefreshedVersions,
  readScopes,
  readVersions,
  saveRefresh,
  type RefreshRun,
} from '../../database/foods/refreshRun.ts';
import { writeUnfit } from '../../database/search/unfitFoods.ts';
import { publicPool } from '../../database/publicPool.ts';
import { readFactRows, type IdRange } from '../../database/suitability/factRows.ts';
import { writeFacts } from '../../database/suitability/facts.ts';
import type { Transactional } from '../../database/transaction.ts';
import type { RefreshScope } from '../../domain/foods/refreshScope.ts';
import { refreshFoodsJob } from '../../../jobs/foods/refreshFoods.ts';
import { enqueue } from '../../queue/enqueue.ts';
import { runIn } from '../../queue/runSql.ts';
import { compileRules } from '../suitability/compileRules.ts';
import { deriveInThreads, type DeriveInThreads } from '../suitability/deriveInThreads.ts';
import { codeVersion, currentFoodKnowledge, readKnowledgeSource } from '../suitability/foodKnowledge.ts';
import { judgeInThread } from '../suitability/judgeInThreads.ts';
import { columnsOfDiets, type JudgedRows } from '../suitability/judgeRows.ts';
import { enqueueSearchRefresh } from '../search/refreshSearch.ts';
import type { KnowledgeSource } from '../operations/threads/threads.ts';
import { planRefresh, type RefreshPlan } from './planRefresh.ts';

/** Ids that are looked at together. */
const rangeSize = 5_000;
/** Foods whose labels are read together. */
const batchSize = 500;
/** Curators change many entries one after the other. Changes within this time cause one refresh. */
const settleMs = 30_000;

/**
 * Enqueues a job that refreshes the affected foods some seconds after the commit. Changes in quick succession share one
 * job. What it has to do is stored in the same transaction.
 */
export async function enqueueFoodRefresh(req: Transactional, scope: RefreshScope): Promise<void> {
  await addScope(req, scope);
  await enqueue(req, refreshFoodsJob, {}, { uniqueKey: 'all', runAt: new Date(Date.now() + settleMs) });
}

/** Asks for a refresh when rules or dictionary have changed since the last one, whoever changed them. */
export async function enqueueDueRefresh(req: Transactional): Promise<void> {
  if (await isRefreshDue(publicPool()))
    await enqueue(req, refreshFoodsJob, {}, { uniqueKey: 'all', runAt: new Date(Date.now() + settleMs) });
}

async function isRefreshDue(pool: pg.Pool): Promise<boolean> {
  const [last, now] = await Promise.all([readRefreshedVersions(pool), readVersions(pool, codeVersion)]);
  return JSON.stringify(last) !== JSON.stringify(now);
}

/**
 * Whether stored facts are those that a fresh reading would give: no change of the dictionary, the allergens, the
 * categories or the reader waits for a refresh.
 */
export async function areFactsCurrent(pool: pg.Pool): Promise<boolean> {
  const [last, now, waiting] = await Promise.all([
    readRefreshedVersions(pool),
    readVersions(pool, codeVersion),
    readScopes(pool),
  ]);
  return (
    last !== undefined &&
    (['categories', 'allergens', 'ingredients', 'code'] as const).every((part) => last[part] === now[part]) &&
    waiting.every(({ scope }) => scope?.kind === 'diet' || scope?.kind === 'nothing')
  );
}

/**
 * Computes the suitability bits and facts of a written food in the same transaction, so that a search for suitable foods
 * finds it at once.
 */
export async function judgeWrittenFood({ req, id }: { req: Transactional; id: number }): Promise<void> {
  const { derivedOf } = await currentFoodKnowledge();
  const [food] = await readFoods(req, [id]);
  if (food === undefined) return;
  const updatedAt = food['updatedAt'];
  for (const { unfit, facts } of await derivedOf([food])) {
    await writeUnfit(req, [{ id, unfit: String(unfit), updatedAt }]);
    await writeFacts(req, [{ id, updatedAt, ...facts }]);
  }
}

export interface RefreshOutcome {
  /** Foods whose labels were read again. */
  readonly reread: number;
  /** Foods of which something stored has changed. */
  readonly changed: number;
}

const nothingDone: RefreshOutcome = { reread: 0, changed: 0 };

/**
 * Renews what is stored with foods after changes of rules, dictionary or categories: the allergens read from texts, the
 * flags, the facts and the suitability bits. Verdicts do not depend on it, because they are computed for each request;
 * the allergens in lists and the results of a search for suitable foods do.
 *
 * - A changed rule is judged again from stored facts, for its diet only. No label is read.
 * - A changed word of the dictionary: only foods are read again whose names or texts may have it.
 * - A changed category: only its foods.
 *
 * It writes only differences, and after each range of ids how far it is. So it may be interrupted, and goes on there.
 */
export async function refreshFoods({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<RefreshOutcome> {
  const pool = publicPool();
  // In this order: a change between two of these reads has another refresh of its own.
  const scopes = await readScopes(pool);
  const [last, versions] = await Promise.all([readRefreshedVersions(pool), readVersions(pool, codeVersion)]);
  if (scopes.length === 0 && JSON.stringify(last) === JSON.stringify(versions)) return nothingDone;
  const knowledge = await readKnowledgeSource(pool);
  const plan = planRefresh({ scopes, last, versions, source: knowledge.source });
  const key = { versions, scopes: scopes.map(({ id }) => id) };
  const run = await openRefresh(req, key);
  const state = needsNoFood(plan)
    ? run
    : await refreshRanges({
        req,
        signal,
        run,
        refresh: {
          pool,
          plan,
          source: knowledge.source,
          derive: deriveInThreads({ knowledge, maximumTasks: 2 }),
        },
      });
  // Also when this run changed nothing, because an earlier, interrupted run may have changed foods.
  if (!needsNoFood(plan)) await enqueueSearchRefresh(runIn(req));
  await endRefresh(req, key);
  return { reread: state.reread, changed: state.changed };
}

function needsNoFood(plan: RefreshPlan): boolean {
  return plan.kind === 'some' && plan.words === null && plan.diets.length + plan.categories.length === 0;
}

interface Refresh {
  readonly pool: pg.Pool;
  readonly plan: RefreshPlan;
  readonly source: KnowledgeSource;
  readonly derive: DeriveInThreads;
}

async function refreshRanges({
  req,
  signal,
  run,
  refresh,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
  run: RefreshRun;
  refresh: Refresh;
}): Promise<RefreshRun> {
  const started = performance.now();
  const lastId = await lastFoodId(refresh.pool);
  const rowsOf = rowReader(refresh);
  let state = run;
  while (state.after < lastId) {
    signal.throwIfAborted();
    const range = { after: state.after, upTo: state.after + rangeSize };
    const { rows, changed, unread } = await rowsOf(range);
    const judged = await writeUnfit(req, changed);
    const reread = await rereadFoods({ req, ids: unread, derive: refresh.derive });
    const done = state.done + rows;
    state = {
      ...state,
      after: range.upTo,
      done,
      total: Math.max(state.total, done),
      reread: state.reread + unread.length,
      changed: state.changed + judged + reread,
      perSecond: Math.round((done - run.done) / Math.max(0.001, (performance.now() - started) / 1000)),
    };
    await saveRefresh(req, state);
  }
  return state;
}

/** Reads and judges the foods of a range. Where every food is read again, nothing is judged from stored facts. */
function rowReader({ plan, pool, source }: Refresh): (range: IdRange) => Promise<JudgedRows> {
  if (plan.kind === 'all') {
    return async ({ after, upTo }) => {
      const { rows } = await pool.query<{ id: number }>(
        'SELECT id FROM foods WHERE id > $1 AND id <= $2 ORDER BY id',
        [after, upTo],
      );
      return { rows: rows.length, changed: [], unread: rows.map(({ id }) => id) };
    };
  }
  const { diets, words, categories } = plan;
  const read = {
    columns: columnsOfDiets(compileRules(source.rules).compiled, diets),
    withTexts: words !== null,
  };
  return async (range) => {
    const client = await pool.connect();
    let bytes;
    try {
      bytes = await readFactRows(client, {
        ...read,
        ranges: [range],
        isCatalogue: false,
        afresh: categories,
      });
    } finally {
      client.release();
    }
    return judgeInThread(bytes, { task: { read, diets, words }, rules: source.rules });
  };
}

/** Reads the labels of foods again, and writes what differs. */
async function rereadFoods({
  req,
  ids,
  derive,
}: {
  req: PayloadRequest;
  ids: readonly number[];
  derive: DeriveInThreads;
}): Promise<number> {
  let changed = 0;
  for (let at = 0; at < ids.length; at += batchSize) {
    const foods = await readFoods(req, ids.slice(at, at + batchSize));
    const derived = await derive(foods);
    const known = foods.flatMap((food, index) => {
      const [id, ofFood] = [food['id'], derived[index]];
      return typeof id !== 'number' || ofFood === undefined
        ? []
        : [{ ...ofFood, id, updatedAt: food['updatedAt'] }];
    });
    // First, because the other statement sets `updatedAt`.
    changed += await writeUnfit(
      req,
      known.map(({ id, updatedAt, unfit }) => ({ id, updatedAt, unfit: String(unfit) })),
    );
    const updated = await updateDerived(
      req,
      known.map(({ id, updatedAt, allergens, quality }) => ({ id, updatedAt, allergens, quality })),
    );
    changed += updated.length;
    const newer = new Map(updated.map(({ id, updatedAt }) => [id, updatedAt]));
    await writeFacts(
      req,
      known.map(({ id, updatedAt, facts }) => ({ ...facts, id, updatedAt: newer.get(id) ?? updatedAt })),
    );
  }
  return changed;
}
