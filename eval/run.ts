/**
 * `npm run eval -- labels [FOLDER]`: compares the reader of labels with answers written by hand and prints the tables.
 * `npm run eval -- diets`: prints the verdicts of each diet on the starter catalogue, and its pairs.
 */
import { statSync } from 'node:fs';
import { evaluateDiets } from './diets.ts';
import { evaluateLabels } from './labels.ts';

const [name, folder] = process.argv.slice(2);
if (name === 'labels') {
  if (folder !== undefined && statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`There is no folder ${folder}.`);
    process.exit(1);
  }
  evaluateLabels(folder);
} else if (name === 'diets') {
  evaluateDiets();
} else {
  console.error(
    'Usage: npm run eval -- labels [FOLDER], a folder with kr_labels_dev.json, en_labels_dev.json or labels.json; or npm run eval -- diets',
  );
  process.exit(1);
}
process.exit(0);
