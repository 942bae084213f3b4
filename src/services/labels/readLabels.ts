import { unreadLabel, type LabelReading, type PackTexts } from '../../domain/labels/readLabel.ts';
import { createBoundedCache } from '../operations/threads/boundedCache.ts';
import { ThreadFault, type ThreadPool } from '../operations/threads/threadPool.ts';
import { threads, type ThreadAnswer, type ThreadTask } from '../operations/threads/threads.ts';
import type { LoadedDictionary } from './dictionary.ts';

/** The longest texts that a food may have take a tenth of it. */
const limitMs = 2_000;
/** Compiling the dictionary takes less than a second on an idle machine. */
const compileMs = 10_000;
/** A task has so many letters, or one label. */
const batchCharacters = 20_000;

/** The labels read last, by dictionary and texts: a write and an import read each label more than once. */
const readings = createBoundedCache<LabelReading>({ maximumWeight: 1_000_000 });

/**
 * Reads labels with a dictionary, in a thread and with a time limit, because callers send these texts. A label that
 * takes too long is not read: each allergen is in doubt, and no class of ingredients is known.
 *
 * @returns the readings in the order of the texts.
 * @throws {Problem} `busy` when too many labels are waiting.
 */
export async function readLabels(
  texts: readonly PackTexts[],
  dictionary: LoadedDictionary,
  pool: ThreadPool<ThreadTask, ThreadAnswer> = threads(),
): Promise<LabelReading[]> {
  const labels = texts.map((label) => ({ label, key: keyOf(label, dictionary) }));
  const found = new Map(labels.map(({ key }) => [key, readings.get(key)]));
  const missing = labels.filter(({ key }) => found.get(key) === undefined);
  for (const batch of batchesOf(missing)) {
    const read = await readBatch(
      batch.map(({ label }) => label),
      { dictionary, pool },
    );
    for (const [at, { key }] of batch.entries()) {
      const reading = read[at];
      if (reading === undefined) continue;
      found.set(key, reading);
      readings.set(key, reading, key.length);
    }
  }
  return labels.map(({ key }) => found.get(key) ?? unreadLabel(dictionary.allergens));
}

function keyOf({ allergenText, ingredientsText }: PackTexts, { version }: LoadedDictionary): string {
  return JSON.stringify([version, allergenText ?? null, ingredientsText ?? null]);
}

function batchesOf<Label extends { readonly key: string }>(labels: readonly Label[]): Label[][] {
  const batches: Label[][] = [];
  let characters = Infinity;
  for (const label of labels) {
    characters += label.key.length;
    if (characters > batchCharacters) {
      batches.push([]);
      characters = label.key.length;
    }
    batches.at(-1)?.push(label);
  }
  return batches;
}

interface Reader {
  readonly dictionary: LoadedDictionary;
  readonly pool: ThreadPool<ThreadTask, ThreadAnswer>;
}

async function readBatch(texts: readonly PackTexts[], reader: Reader): Promise<readonly LabelReading[]> {
  try {
    return await readInThread(texts, reader);
  } catch (error) {
    if (!(error instanceof ThreadFault)) throw error;
    if (texts.length === 1) return [unreadLabel(reader.dictionary.allergens)];
  }
  // One of them takes too long. The others are read without it.
  const readings: LabelReading[] = [];
  for (const one of texts) readings.push(...(await readBatch([one], reader)));
  return readings;
}

async function readInThread(
  texts: readonly PackTexts[],
  { dictionary: { source }, pool }: Reader,
): Promise<readonly LabelReading[]> {
  const task = { kind: 'labels', texts, version: source.version } as const;
  const answer = await pool.run(task, { limitMs });
  if (answer.kind === 'labels') return answer.readings;
  const second = await pool.run({ ...task, source }, { limitMs: limitMs + compileMs });
  if (second.kind !== 'labels') throw new Error('a thread did not read a label');
  return second.readings;
}
