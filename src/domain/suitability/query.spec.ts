import { parseSuitabilityQuery } from './query.ts';

const parse = (query: string) => parseSuitabilityQuery(new URLSearchParams(query));
const nothing = { diets: [], allergens: [], usesProfile: true, amount: undefined, day: undefined };

test.each([
  ['', nothing],
  ['diets=a,b', { ...nothing, diets: ['a', 'b'] }],
  ['diets=a&diets=b', { ...nothing, diets: ['a', 'b'] }],
  ['diets=a,b&diets=b&diets=a', { ...nothing, diets: ['a', 'b'] }],
  ['diets=%20a%20,b', { ...nothing, diets: ['a', 'b'] }],
  ['allergens=milk&profile=none', { ...nothing, allergens: ['milk'], usesProfile: false }],
  ['amount=150', { ...nothing, amount: { value: 150, unit: 'g' } }],
  ['amount=1.5&unit=serving', { ...nothing, amount: { value: 1.5, unit: 'serving' } }],
  ['date=2026-11-30', { ...nothing, day: '2026-11-30' }],
])('parses %s', (query, expected) => {
  expect(parse(query)).toEqual({ ok: true, query: expected });
});

test.each([
  ['profile=none', 'required', 'diets'],
  ['profile=mine&diets=a', 'invalid_filter', 'profile'],
  ['amount=0', 'invalid_amount', 'amount'],
  ['amount=-1', 'invalid_amount', 'amount'],
  ['amount=1e3', 'invalid_amount', 'amount'],
  ['amount=0x10', 'invalid_amount', 'amount'],
  ['amount=10001', 'invalid_amount', 'amount'],
  ['amount=1&unit=cup', 'invalid_unit', 'unit'],
  ['unit=g', 'required', 'amount'],
  ['date=2026-02-30', 'invalid_date', 'date'],
])('refuses %s with %s at %s', (query, code, field) => {
  expect(parse(query)).toMatchObject({ ok: false, fault: { code, field } });
});
