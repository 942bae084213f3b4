import type { TextRange } from '../words/labelToken.ts';

const yes = '있음|함유|포함|유|yes|present|contained|o';
const no = '없음|미함유|무함유|불포함|불검출|무|no|none|absent|x|×';
const rowPattern = new RegExp(String.raw`^(\s*[^:=]{1,40}?)\s*[:=]\s*(?:(${yes})|${no})\s*[.)\]]?\s*$`, 'u');

/**
 * The names of a table that are answered with "yes": "밀: 있음, 계란: 없음", "Milk: yes / Egg: no". Undefined where the text is
 * no table. A "no" proves nothing, since a table need not have a row for each allergen.
 */
export function namesInTable(text: string): TextRange[] | undefined {
  const names: TextRange[] = [];
  let rows = 0;
  for (const { 0: part, index } of text.matchAll(/[^,/;|\n]+/gu)) {
    if (!/[\p{L}\p{N}]/u.test(part)) continue;
    const row = part.length > 80 ? null : rowPattern.exec(part);
    if (row === null) return undefined;
    rows += 1;
    if (row[2] !== undefined) names.push([index, index + (row[1] ?? '').length]);
  }
  return rows === 0 ? undefined : names;
}
