import { figureInWords, limitFigure, type LimitInText } from './figures.ts';

const atMost = (limit: number): LimitInText => ({ operator: 'at-most', limit, unit: 'mg' });

test.each<[number, LimitInText, string, string]>([
  [5, atMost(120), '5 mg', '5 mg'],
  [1_234.567, atMost(120), '1,230 mg', '1,230 mg'],
  [0.012345, atMost(120), '0.0123 mg', '0.0123 mg'],
  [39_340, atMost(120), '39,300 mg', '39,300 mg'],
  [120.4, atMost(120), '120 mg 초과', 'more than 120 mg'],
  [119.6, { ...atMost(120), operator: 'less-than' }, '120 mg 미만', 'less than 120 mg'],
  [119.96, { ...atMost(120), operator: 'at-least' }, '120 mg 미만', 'less than 120 mg'],
  [120.4, { ...atMost(120), operator: 'more-than' }, '120 mg 초과', 'more than 120 mg'],
  [11.27, atMost(11.25), '11.3 mg', '11.3 mg'],
  [11.24, atMost(11.25), '11.2 mg', '11.2 mg'],
  [6.5, { ...atMost(6), unit: '%' }, '6.5%', '6.5%'],
])('%d with %j', (value, limit, ko, en) => {
  expect(figureInWords(value, limit)).toMatchObject({ ko, en });
});

test.each<[LimitInText, string]>([
  [atMost(2_300), '2,300 mg'],
  [atMost(0), '0 mg'],
  [atMost(11.25), '11.2 mg'],
  [atMost(11.24), '11.2 mg'],
  [{ ...atMost(11.24), operator: 'at-least' }, '11.3 mg'],
  [{ ...atMost(11.26), operator: 'at-least' }, '11.3 mg'],
  [atMost(9.999), '9.99 mg'],
  [atMost(1_999), '1,990 mg'],
])('the limit %j is shown as %s', (limit, text) => {
  expect(limitFigure(limit)).toBe(text);
});
