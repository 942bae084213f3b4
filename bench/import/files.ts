import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { generateFoods } from '../search/catalogue/generateFoods.ts';
import { seededRandom } from '../search/catalogue/random.ts';

const columns =
  'kind,name,brand,category,sourceName,sourceLicence,code,barcode,aliases,ingredientsText,allergenText,servingSize,servingUnit,energyKcal,carbohydrate,sugars,protein,fat,saturatedFat,sodium';

/** Writes a file of generated foods in our own format. The same count gives the same file. */
export async function writeFoods(
  path: string,
  { count, withTexts, seed = 7 }: { count: number; withTexts: boolean; seed?: number },
): Promise<void> {
  const stream = createWriteStream(path);
  const random = seededRandom(seed);
  const text = withTexts ? packTexts(random) : () => ['', ''];
  const amount = (most: number): string => (random() < 0.15 ? '' : (random() * most).toFixed(1));
  let lines = `${columns}\n`;
  let at = 0;
  for (const { name, brand, aliases, kind } of generateFoods(count, seed)) {
    at += 1;
    const [carbohydrate, protein, fat] = [random() * 40, random() * 20, random() * 20];
    const energy = (carbohydrate * 4 + protein * 4 + fat * 9).toFixed(0);
    const [ingredients = '', allergens = ''] = text();
    const cells = [
      kind,
      name,
      brand ?? '',
      '',
      'bench',
      'none',
      `B${String(seed)}-${String(at)}`,
      '',
      (aliases ?? []).join(';'),
      ingredients,
      allergens,
      random() < 0.5 ? '' : '100',
      'g',
      energy,
      carbohydrate.toFixed(1),
      amount(carbohydrate),
      protein.toFixed(1),
      fat.toFixed(1),
      amount(fat),
      amount(900),
    ];
    lines += `${cells.map(quoted).join(',')}\n`;
    if (lines.length < 1_000_000) continue;
    if (!stream.write(lines)) await once(stream, 'drain');
    lines = '';
  }
  stream.end(lines);
  await finished(stream);
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Lists of ingredients as packs have them: 4 to 25 entries, some with a share, an origin or a part in brackets. */
function packTexts(random: () => number): () => string[] {
  const rows: string[][] = parse(readFileSync(join(import.meta.dirname, '../../catalogue/ingredients.csv')));
  const names = rows.slice(1).map(([name = '']) => name);
  const one = () => names[Math.floor(random() ** 2 * names.length)] ?? '';
  const entry = (): string => {
    const luck = random();
    if (luck < 0.1) return `${one()} ${(random() * 60).toFixed(1)}%`;
    if (luck < 0.2) return `${one()}(국산)`;
    if (luck < 0.3) return `${one()}[${one()},${one()}]`;
    return one();
  };
  return () => {
    const entries = Array.from({ length: 4 + Math.floor(random() * 22) }, entry);
    return [entries.join(', '), random() < 0.6 ? '대두, 밀, 우유 함유' : ''];
  };
}
