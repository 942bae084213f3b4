/** The program of a thread: reads labels, and barcodes in pictures. It answers each task with one message. */
import { parentPort } from 'node:worker_threads';
import { readLabel } from '../../domain/labels/readLabel.ts';
import { compileDictionary, type Dictionary } from '../../domain/labels/words/dictionary.ts';
import { compileAllergens } from '../../domain/suitability/facts/allergens.ts';
import { decodeBarcodes } from '../foods/decodeBarcodes.ts';
import type { ThreadMessage } from './threadPool.ts';
import type { DictionarySource, ThreadAnswer, ThreadTask } from './threads.ts';

/** The last dictionary, and the one before it: a job that began with the old one may still run. */
const maximumDictionaries = 2;
const dictionaries = new Map<string, Dictionary>();

parentPort?.on('message', async (task: ThreadTask) => {
  try {
    send({ kind: 'done', answer: await perform(task) });
  } catch (error) {
    send({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
send({ kind: 'ready' });

function send(message: ThreadMessage<ThreadAnswer>): void {
  parentPort?.postMessage(message);
}

async function perform(task: ThreadTask): Promise<ThreadAnswer> {
  switch (task.kind) {
    case 'labels': {
      if (task.source !== undefined) addDictionary(task.source);
      const dictionary = dictionaries.get(task.version);
      if (dictionary === undefined) return { kind: 'needs-dictionary' };
      return { kind: 'labels', readings: task.texts.map((texts) => readLabel(texts, dictionary)) };
    }
    case 'barcodes':
      return { kind: 'barcodes', barcodes: await decodeBarcodes(task) };
  }
}

function addDictionary({ version, rows, allergens }: DictionarySource): void {
  dictionaries.set(version, compileDictionary({ version, rows, allergens: compileAllergens(allergens) }));
  for (const oldest of dictionaries.keys()) {
    if (dictionaries.size <= maximumDictionaries) break;
    dictionaries.delete(oldest);
  }
}
