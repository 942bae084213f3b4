import type pg from 'pg';
import type { FoodDocument } from '../../database/foods/document.ts';
import type { Derived } from '../../database/foods/refresh.ts';
import { ThreadFault, type ThreadPool } from '../operations/threads/threadPool.ts';
import { threads, type ThreadAnswer, type ThreadTask } from '../operations/threads/threads.ts';
import { presentVersions, readKnowledgeSource, type VersionedSource } from './foodKnowledge.ts';

/** The longest texts that a food may have take a tenth of it. */
const limitMs = 4_000;
/** Compiling dictionary and rules takes less than a second on an idle machine. */
const compileMs = 10_000;
const taskCharacters = 20_000;
const taskFoods = 100;

/** What the facts of a food are found from. The rest need not be copied to a thread. */
const neededFields = [
  'id',
  'updatedAt',
  'kind',
  'name',
  'nameEn',
  'aliases',
  'category',
  'basis',
  'nutrients',
  'nutrientQualifiers',
  'quality',
  'servingSize',
  'servingUnit',
  'allergens',
  'allergensFrom',
  'allergenText',
  'ingredientsText',
  'labels',
  'texture',
] as const;

/** Computes what is stored with many foods, in threads, so that this one can do other work. */
export type DeriveInThreads = (foods: readonly FoodDocument[]) => Promise<readonly Derived[]>;

/**
 * Each label is read once, with a time limit. A label that takes too long is not read: nothing is known from it.
 *
 * @param input.maximumTasks how many tasks this caller gives the threads at a time; others use them, too.
 */
export function deriveInThreads({
  knowledge,
  maximumTasks = 3,
  pool = threads(),
}: {
  knowledge: VersionedSource;
  maximumTasks?: number;
  pool?: ThreadPool<ThreadTask, ThreadAnswer>;
}): DeriveInThreads {
  const { version, source } = knowledge;
  const turn = turns(maximumTasks);

  const run = async (foods: readonly FoodDocument[], withoutLabels = false): Promise<readonly Derived[]> => {
    const task = { kind: 'foods', foods, version, withoutLabels } as const;
    const answer = await pool.run(task, { limitMs });
    if (answer.kind === 'foods') return answer.derived;
    const second = await pool.run({ ...task, source }, { limitMs: limitMs + compileMs });
    if (second.kind !== 'foods') throw new Error('a thread did not read the foods');
    return second.derived;
  };
  const runSafely = async (foods: readonly FoodDocument[]): Promise<readonly Derived[]> => {
    try {
      return await run(foods);
    } catch (error) {
      if (!(error instanceof ThreadFault)) throw error;
      if (foods.length === 1) return await run(foods, true);
    }
    // One of them takes too long. The others are read without it.
    const derived: Derived[] = [];
    for (const food of foods) derived.push(...(await runSafely([food])));
    return derived;
  };
  return async (foods) => {
    const tasks = tasksOf(foods).map((some) => turn(() => runSafely(some)));
    return (await Promise.all(tasks)).flat();
  };
}

/**
 * The same by the present rules and dictionary, for work that takes long: what changes meanwhile counts from the next
 * foods on. Those that are written before the change is followed are refreshed with all others.
 */
export function deriveByKnowledge(pool: pg.Pool): DeriveInThreads {
  let latest: { readonly version: string; readonly derive: Promise<DeriveInThreads> } | undefined;
  return async (foods) => {
    const version = JSON.stringify(await presentVersions(pool));
    if (latest?.version !== version) {
      const derive = readKnowledgeSource(pool).then((knowledge) => deriveInThreads({ knowledge }));
      latest = { version, derive };
    }
    const derive = await latest.derive;
    return derive(foods);
  };
}

function tasksOf(foods: readonly FoodDocument[]): FoodDocument[][] {
  const tasks: FoodDocument[][] = [];
  let characters = Infinity;
  for (const food of foods) {
    const letters = lettersOf(food['ingredientsText']) + lettersOf(food['allergenText']);
    characters += letters;
    if (characters > taskCharacters || (tasks.at(-1)?.length ?? 0) >= taskFoods) {
      tasks.push([]);
      characters = letters;
    }
    tasks.at(-1)?.push(neededOf(food));
  }
  return tasks;
}

/** Most figures of a food are unknown. A thread does not need to be told of each. */
function neededOf(food: FoodDocument): FoodDocument {
  const needed: Record<string, unknown> = {};
  for (const name of neededFields) needed[name] = food[name];
  const nutrients = food['nutrients'];
  if (typeof nutrients !== 'object' || nutrients === null) return needed;
  const known: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(nutrients)) if (value !== null) known[name] = value;
  return { ...needed, nutrients: known };
}

function lettersOf(text: unknown): number {
  return typeof text === 'string' ? text.length : 0;
}

/** Lets a number of tasks run at the same time, in the order in which they came. */
function turns(maximum: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let free = maximum;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
