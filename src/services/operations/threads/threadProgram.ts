/** The program of a thread: reads labels, and barcodes in pictures. It answers each task with one message. */
import { parentPort } from 'node:worker_threads';
import {
  readLabel,
  unreadLabel,
  type LabelReading,
  type PackTexts,
} from '../../../domain/labels/readLabel.ts';
import { compileDictionary, type Dictionary } from '../../../domain/labels/words/dictionary.ts';
import { compileAllergens } from '../../../domain/suitability/facts/allergens.ts';
import { decodeBarcodes } from '../../foods/decodeBarcodes.ts';
import type { ThreadMessage } from './threadPool.ts';
import type { DictionarySource, ThreadAnswer, ThreadTask } from './threads.ts';

/** The last dictionary, and the one before it: a job that began with the old one may still run. */
const maximumDictionaries = 2;
const dictionaries = new Map<string, Dictionary>();

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
      if (task.source !== undefined) addDictionary(task.source);
      const dictionary = dictionaries.get(task.version);
      if (dictionary === undefined) return { kind: 'needs-dictionary' };
      return { kind: 'labels', readings: task.texts.map((texts) => readSafely(texts, dictionary)) };
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

function addDictionary({ version, rows, allergens }: DictionarySource): void {
  dictionaries.set(version, compileDictionary({ version, rows, allergens: compileAllergens(allergens) }));
  for (const oldest of dictionaries.keys()) {
    if (dictionaries.size <= maximumDictionaries) break;
    dictionaries.delete(oldest);
  }
}
