import { shownText } from '../../foods/text.ts';
import { inNormalForm } from '../../normalForm.ts';

const longest = 200;

/** The name of a file as its sender claims it, fit to be shown: without a path and without characters that hide. */
export function shownFileName(claimed: string): string {
  const [last = ''] = claimed.split(/[/\\]/).slice(-1);
  const name = inNormalForm(last, 'NFC')
    .replaceAll(/[\p{C}\u2028\u2029]/gu, '')
    .trim();
  if (name === '') return 'file';
  return name.length <= longest ? name : shownText(name.slice(-longest), longest);
}
