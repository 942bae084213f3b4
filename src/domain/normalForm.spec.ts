import { inNormalForm } from './normalForm.ts';

it.each([
  ['NFC', 'e\u0301', '\u00e9'],
  ['NFD', '\u00e9', 'e\u0301'],
  ['NFKC', '\uff21\ufb01', 'Afi'],
  ['NFC', `e${'\u0301'.repeat(20)}`, `\u00e9${'\u0301'.repeat(19)}`],
] as const)('%s of %j is %j', (form, text, normal) => {
  expect(inNormalForm(text, form)).toBe(normal);
});

it('divides long runs of combining marks, so that none is sorted as a whole', () => {
  const runs = inNormalForm(`a${'\u0323\u0301'.repeat(1_000)}`, 'NFC').split('\u034f');
  expect(Math.max(...runs.map((run) => run.length))).toBeLessThan(35);
});
