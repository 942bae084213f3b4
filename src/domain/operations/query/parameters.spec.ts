import { findParameterFault, parameterForms, type ParameterForms } from './parameters.ts';

const forms = {
  ...parameterForms,
  q: 'text',
  draft: 'truth-value',
  sort: 'list',
  where: 'nested',
} as const satisfies ParameterForms;

const parse = (search: string) => findParameterFault([...new URLSearchParams(search)], forms);

test.each([
  '',
  'limit=1&page=100000&depth=0',
  'limit=100&depth=3',
  'sort=name,-id',
  'sort=name&sort=-id',
  'sort[0]=name&sort[1]=-id',
  'sort[]=name',
  'draft=true',
  'where[or][0][name][equals]=a&where[or][1][id][in][]=1',
  'where[name][equals]=',
  'where={}',
  'q=a,',
])('accepts %s', (search) => {
  expect(parse(search)).toBeUndefined();
});

test.each([
  ['limits=1', 'unknown_field', 'limits'],
  ['Limit=1', 'unknown_field', 'Limit'],
  ['__proto__=1', 'unknown_field', '__proto__'],
  ['where.name=1', 'unknown_field', 'where.name'],
  ['limit=', 'required', 'limit'],
  ['limit', 'required', 'limit'],
  ['q=%20', 'required', 'q'],
  ['sort=', 'required', 'sort'],
  ['sort=a,,b', 'required', 'sort'],
  ['sort=a&sort=', 'required', 'sort'],
  ['where=', 'required', 'where'],
  ['limit=5&limit=5', 'invalid_filter', 'limit'],
  ['q=a&q=b', 'invalid_filter', 'q'],
  ['where={}&where={}', 'invalid_filter', 'where'],
  ['limit[]=5', 'invalid_filter', 'limit'],
  ['sort[name]=asc', 'invalid_filter', 'sort'],
  ['where[name=a', 'invalid_filter', 'where'],
  ['where[name]x[equals]=a', 'invalid_filter', 'where'],
  ['where[__proto__][equals]=a', 'invalid_filter', 'where'],
  ['where[toString][equals]=a', 'invalid_filter', 'where'],
  ['draft=yes', 'invalid_filter', 'draft'],
  ['limit=0', 'out_of_range', 'limit'],
  ['limit=101', 'out_of_range', 'limit'],
  ['limit=-1', 'out_of_range', 'limit'],
  ['limit=1.5', 'out_of_range', 'limit'],
  ['limit=1e2', 'out_of_range', 'limit'],
  ['limit=%2B5', 'out_of_range', 'limit'],
  ['page=0', 'out_of_range', 'page'],
  ['page=100001', 'out_of_range', 'page'],
  ['depth=4', 'out_of_range', 'depth'],
  ['q=a&'.repeat(501), 'too_complex', 'url'],
])('refuses %.40s with %s at %s', (search, code, field) => {
  expect(parse(search)).toMatchObject({ code, field });
});

test('names the nearest parameter', () => {
  expect(parse('lmit=5')).toEqual({ code: 'unknown_field', field: 'lmit', nearest: 'limit' });
});
