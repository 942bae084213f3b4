import { inNormalForm } from '../../normalForm.ts';
import type { MappingBasis } from '../rows/preset.ts';

const servingAmount =
  '(?:1 ?)?회 ?(?:제공량|섭취 ?참고량|섭취량|분량)|1 ?인 ?분|(?:1 |one )?(?:serving|portion)(?: size)?';
const perServing = new RegExp(
  `(?:${servingAmount}) ?(?:당|기준)|(?:per|/) ?(?:${servingAmount})|[_ ](?:per_)?(?:serving|portion)$`,
  'iu',
);
const per100 = /(?:per|\/)[ _]?100 ?(g|ml)|100 ?(g|ml) ?(?:당|기준)|[_ ]100(g|ml)$/iu;
const wholeCell = new RegExp(`^(?:per |/)?(?:${servingAmount}) ?(?:당|기준)?$`, 'iu');

/** For which amount the name of a column says that its figures are: `나트륨(mg/1회제공량)`, `Sodium per 100 g`. */
export function basisWritten(column: string): MappingBasis | undefined {
  const text = plain(column);
  const hundred = per100.exec(text);
  if (hundred !== null)
    return (hundred[1] ?? hundred[2] ?? hundred[3])?.toLowerCase() === 'ml' ? '100ml' : '100g';
  return perServing.test(text) ? 'serving' : undefined;
}

/** The name of a column without the amount that its figures are for. */
export function withoutBasis(column: string): string {
  const text = plain(column);
  return text
    .replace(per100, ' ')
    .replace(perServing, ' ')
    .replace(/\( ?\)|\[ ?\]/g, '')
    .trim();
}

/** Whether a cell says nothing else than that figures are per serving. */
export function isServingWord(cell: string): boolean {
  return cell.length <= 40 && wholeCell.test(plain(cell));
}

function plain(text: string): string {
  return text.length > 200 ? '' : inNormalForm(text, 'NFKC').replace(/\s+/g, ' ').trim();
}
