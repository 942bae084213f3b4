import { Worker } from 'node:worker_threads';
import { shippedIngredients } from '../../helpers/foods/shippedDictionary.ts';
import { readLabel, unreadLabel } from '../../../src/domain/labels/readLabel.ts';
import { compileDictionary } from '../../../src/domain/labels/words/dictionary.ts';
import { compileAllergens } from '../../../src/domain/suitability/facts/allergens.ts';
import { starterAllergens } from '../../../src/domain/suitability/facts/starterAllergens.ts';
import { createThreadPool } from '../../../src/services/operations/threads/threadPool.ts';
import type { ThreadAnswer, ThreadTask } from '../../../src/services/operations/threads/threads.ts';
import { readLabels } from '../../../src/services/labels/readLabels.ts';

const source = {
  version: 'shipped',
  rows: shippedIngredients(),
  allergens: { version: 'shipped', entries: starterAllergens },
};
const dictionary = {
  ...compileDictionary({ ...source, allergens: compileAllergens(source.allergens) }),
  source,
};
const label = (ingredientsText: string) => ({ ingredientsText, allergenText: '밀 함유' });

it('reads labels in a thread, as the reader itself does', async () => {
  const texts = [
    label('밀가루, 우유'),
    label('새우'),
    { allergenText: '해당사항 없음' },
    label('밀가루, 우유'),
  ];
  const readings = await readLabels(texts, dictionary);
  expect(readings).toEqual(texts.map((one) => readLabel(one, dictionary)));
});

it('does not read a label that takes too long, and reads the others beside it', async () => {
  // A thread whose reader never ends with one of the texts.
  const program = `
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', ({ texts }) => {
      for (const { ingredientsText } of texts) while (ingredientsText === 'slow');
      parentPort.postMessage({ kind: 'done', answer: { kind: 'labels', readings: texts } });
    });
    parentPort.postMessage({ kind: 'ready' });
  `;
  const pool = createThreadPool<ThreadTask, ThreadAnswer>({
    maximumThreads: 1,
    maximumWaiting: 10,
    startThread: () => new Worker(program, { eval: true }),
  });
  const texts = ['one', 'slow', 'two'].map(label);
  const [one, slow, two] = await readLabels(texts, dictionary, pool);
  expect([one, two]).toEqual([texts[0], texts[2]]);
  expect(slow).toEqual(unreadLabel(dictionary.allergens));
});
