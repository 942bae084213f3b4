import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { temporaryFolder } from '../temporaryFolder.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/mfds');
type FixtureName = 'cooked_food' | 'cooked_nutrition' | 'fresh_food' | 'fresh_nutrition';

/** Path of an invented file in the format of the Korean MFDS. */
export function fixture(name: FixtureName): string {
  return join(fixtures, `${name}.csv`);
}

/** Reads the lines of a fixture, so that a test can change them. */
export function fixtureLines(name: FixtureName): string[] {
  return readFileSync(fixture(name), 'utf8').trimEnd().split('\n');
}

/** Writes a file for one test in a temporary folder and returns its path. */
export function writeCsv(
  name: string,
  lines: readonly string[],
  as: { encoding?: string; eol?: string } = {},
): string {
  const path = join(temporaryFolder('csv'), name);
  const eol = as.eol ?? '\n';
  writeFileSync(
    path,
    iconv.encode(lines.join(eol) + eol, as.encoding ?? 'utf-8', { addBOM: as.encoding !== undefined }),
  );
  return path;
}

/** Writes a pair of files with `count` invented cooked foods. */
export function manyCooked(count: number): { foods: string; nutrition: string } {
  const foods = fixtureLines('cooked_food').slice(0, 2);
  const nutrition = fixtureLines('cooked_nutrition').slice(0, 2);
  for (let id = 1; id <= count; id += 1) {
    const code = `X${String(id).padStart(6, '0')}-ZZ-AVG`;
    foods.push(`${id},${code},지어낸 음식 ${id},,지어낸 가게,볶음류,갈래 ${id % 30},,,,외식`);
    nutrition.push(`${id},${100 + (id % 200)},250,-,10,8,-,-,${id % 900},1.5,-`);
  }
  return { foods: writeCsv('many_food.csv', foods), nutrition: writeCsv('many_nutrition.csv', nutrition) };
}
