/**
 * `npm run eval -- labels [FOLDER]`: compares the reader of labels with answers written by hand and prints the tables.
 */
import { evaluateLabels } from './labels.ts';

const [name, folder] = process.argv.slice(2);
if (name !== 'labels') {
  console.error(
    'Usage: npm run eval -- labels [FOLDER], a folder with kr_labels_dev.json, en_labels_dev.json or labels.json',
  );
  process.exit(1);
}
evaluateLabels(folder);
process.exit(0);
