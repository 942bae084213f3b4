import { rowIssueCodes, rowIssues, rowIssueText, type RowIssue } from './rowIssues.ts';
import { reasonOfState, rowReasons } from './rowReasons.ts';

const hangul = /[가-힣]/;
/** Every parameter of any text. */
const parameters = {
  limit: 9,
  found: 3,
  expected: 4,
  choices: 'a, b',
  firstFile: 'x.csv',
  firstLine: 2,
  other: 'y',
};
const at = { field: 'sodium', value: '1~2' };
const reasons = Object.keys(rowReasons).flatMap((name) => {
  const known = name in rowReasons ? (name as keyof typeof rowReasons) : undefined;
  return known === undefined ? [] : [known];
});
const cases = rowIssueCodes.flatMap((code): [string, RowIssue][] =>
  rowIssues[code].en.includes('{reason}')
    ? reasons.map((reason) => [`${code} (${reason})`, { code, ...at, parameters: { ...parameters, reason } }])
    : [[code, { code, ...at, parameters }]],
);

test.each(cases)('%s is said in Korean and in English', (_, issue) => {
  const [en, ko] = [rowIssueText(issue, 'en').reason, rowIssueText(issue, 'ko').reason];
  expect(ko).toMatch(hangul);
  expect(en).not.toMatch(hangul);
  for (const text of [en, ko]) expect(text).not.toMatch(/[{}]|undefined/);
  // The reason is in the language of the text, and no code.
  const reason = issue.parameters?.reason;
  if (reason === undefined) return;
  expect(ko).toContain(rowReasons[reason].ko);
  expect(en).toContain(rowReasons[reason].en);
  expect(rowReasons[reason].ko).toMatch(hangul);
});

test('a code and a reason of another version are shown as they are', () => {
  expect(rowIssueText({ code: 'of_old' }, 'ko')).toEqual({ severity: 'warning', reason: 'of_old' });
  const old = { code: 'refused', parameters: { reason: 'value too long' } };
  expect(rowIssueText(old, 'en').reason).toBe('The database refused this row: value too long.');
});

test.each([
  ['22001', 'too_long'],
  ['54000', 'too_long'],
  ['22003', 'out_of_range'],
  ['22P05', 'not_storable'],
  ['23505', 'same_food'],
  ['23514', 'against_rules'],
])('the state %s of PostgreSQL is the reason %s', (state, reason) => {
  expect(reasonOfState(state)).toBe(reason);
});
