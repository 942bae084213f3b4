/**
 * `npm run eval -- labels FOLDER`: compares the reader of labels with answers written by hand and prints the tables.
 */
import { evaluateLabels } from './labels.ts';

const [name, folder] = process.argv.slice(2);
if (name !== 'labels' || folder === undefined) {
  console.error(
    'Usage: npm run eval -- labels FOLDER, the folder with kr_labels_dev.json and en_labels_dev.json',
  );
  process.exit(1);
}
evaluateLabels(folder);
process.exit(0);
