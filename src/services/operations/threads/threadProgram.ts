/** The program of a thread: reads labels, judges foods, and reads barcodes in pictures. It answers each task with one message. */
import { parentPort } from 'node:worker_threads';
import {
  readLabel,
  unreadLabel,
  type LabelReading,
  type PackTexts,
} from '../../../domain/labels/readLabel.ts';
import { compileDictionary, type Dictionary } from '../../../domain/labels/words/dictionary.ts';
import { compileAllergens } from '../../../domain/suitability/facts/allergens.ts';
import { packTextsOf } from '../../../domain/suitability/facts/factsOfFood.ts';
import type { FoodDocument } from '../../../database/foods/document.ts';
import type { Derived } from '../../../database/foods/refresh.ts';
import { decodeBarcodes } from '../../foods/decodeBarcodes.ts';
import type { ThreadMessage } from './threadPool.ts';
import { compileRules, deriveBy } from '../../suitability/compileRules.ts';
import { compileEffect, countEffect } from '../../suitability/countEffect.ts';
import { judgeRows } from '../../suitability/judgeRows.ts';
import { createBoundedCache } from './boundedCache.ts';
import type { DictionarySource, KnowledgeSource, ThreadAnswer, ThreadTask } from './threads.ts';

/** What was compiled last, and the one before it: a job that began with the old one may still run. */
function compiledBy<Source, Compiled>(compile: (source: Source) => Compiled) {
  const versions = new Map<string, Compiled>();
  return {
    get: (version: string): Compiled | undefined => versions.get(version),
    add: (version: string, source: Source): void => {
      versions.set(version, compile(source));
      for (const oldest of versions.keys()) {
        if (versions.size <= 2) break;
        versions.delete(oldest);
      }
    },
  };
}

const dictionaries = compiledBy((source: DictionarySource): Dictionary =>
  compileDictionary({ ...source, allergens: compileAllergens(source.allergens) }),
);
const ruleSets = compiledBy(compileRules);
const effects = compiledBy(compileEffect);
const knowledge = compiledBy((source: KnowledgeSource) => {
  if (dictionaries.get(source.dictionary.version) === undefined)
    dictionaries.add(source.dictionary.version, source.dictionary);
  const dictionary = dictionaries.get(source.dictionary.version);
  if (dictionary === undefined) throw new Error('a dictionary was not compiled');
  return {
    dictionary,
    derive: deriveBy({ rules: compileRules(source.rules), dictionary }),
    /** Different foods have equal labels: pack sizes, several rows of one product. */
    readings: createBoundedCache<LabelReading>({ maximumWeight: 100_000 }),
  };
});

parentPort?.on('message', (task: ThreadTask) => void answer(task));
send({ kind: 'ready' });

async function answer(task: ThreadTask): Promise<void> {
  try {
    send({ kind: 'done', answer: await perform(task) });
  } catch (error) {
    send({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function send(message: ThreadMessage<ThreadAnswer>): void {
  parentPort?.postMessage(message);
}

async function perform(task: ThreadTask): Promise<ThreadAnswer> {
  switch (task.kind) {
    case 'labels': {
      if (task.source !== undefined) dictionaries.add(task.version, task.source);
      const dictionary = dictionaries.get(task.version);
      if (dictionary === undefined) return { kind: 'needs-source' };
      return { kind: 'labels', readings: task.texts.map((texts) => readSafely(texts, dictionary)) };
    }
    case 'foods': {
      if (task.source !== undefined) knowledge.add(task.version, task.source);
      const known = knowledge.get(task.version);
      if (known === undefined) return { kind: 'needs-source' };
      const isUnread = task.withoutLabels === true;
      return { kind: 'foods', derived: task.foods.map((food) => deriveFrom(food, known, isUnread)) };
    }
    case 'rows': {
      if (task.source !== undefined) ruleSets.add(task.version, task.source);
      const rules = ruleSets.get(task.version);
      if (rules === undefined) return { kind: 'needs-source' };
      return { kind: 'rows', judged: judgeRows(task.bytes, task.task, rules) };
    }
    case 'effect': {
      if (task.source !== undefined) effects.add(task.version, task.source);
      const effect = effects.get(task.version);
      if (effect === undefined) return { kind: 'needs-source' };
      return { kind: 'effect', counted: countEffect(task.bytes, effect) };
    }
    case 'barcodes':
      return { kind: 'barcodes', barcodes: await decodeBarcodes(task) };
  }
}

/** A defect of the reader must not make a food unusable, nor the others that are read with it. Its label is not read. */
function readSafely(texts: PackTexts, dictionary: Dictionary): LabelReading {
  try {
    return readLabel(texts, dictionary);
  } catch (error) {
    // The message may quote the text.
    const place = error instanceof Error ? error.stack?.split('\n').slice(1).join('\n') : '';
    process.stderr.write(`a label was not read, because its reader failed\n${place ?? ''}\n`);
    return unreadLabel(dictionary.allergens);
  }
}

function deriveFrom(
  food: FoodDocument,
  { dictionary, derive, readings }: NonNullable<ReturnType<typeof knowledge.get>>,
  isUnread: boolean,
): Derived {
  const texts = packTextsOf(food);
  if (texts === null) return derive(food, null);
  if (isUnread) return derive(food, unreadLabel(dictionary.allergens));
  const key = JSON.stringify([texts.allergenText, texts.ingredientsText]);
  const label = readings.get(key) ?? readSafely(texts, dictionary);
  readings.set(key, label, key.length);
  return derive(food, label);
}
