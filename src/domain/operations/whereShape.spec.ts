import { whereFault, whereOfBrackets } from './whereShape.ts';

describe('whereFault', () => {
  test.each([
    [{}, undefined],
    [{ name: { equals: 'a' } }, undefined],
    [{ or: [{ and: [{ 'nutrients.sodium': { less_than: 5, exists: true } }] }] }, undefined],
    [{ owner: { equals: { value: 1 } } }, undefined],
    [null, ''],
    ['a', ''],
    [{ name: 'a' }, 'name'],
    [{ name: null }, 'name'],
    [{ name: { near: '1,2' } }, 'name.near'],
    [{ name: { toString: 1 } }, 'name.toString'],
    [{ or: 'a' }, 'or'],
    [{ or: [{ and: [null] }] }, 'or.0.and.0'],
  ])('of %j is %j', (where, fault) => {
    expect(whereFault(where)).toBe(fault);
  });
});

describe('whereOfBrackets', () => {
  test('builds the object that the brackets describe', () => {
    const where = whereOfBrackets([
      ['where[or][0][name][equals]', 'a'],
      ['where[or][1][id][in][0]', '1'],
      ['limit', '5'],
    ]);
    expect(JSON.parse(JSON.stringify(where))).toEqual({
      or: { 0: { name: { equals: 'a' } }, 1: { id: { in: { 0: '1' } } } },
    });
    expect(whereFault(where)).toBeUndefined();
  });

  test('treats __proto__ as an ordinary name', () => {
    const where = whereOfBrackets([['where[__proto__][polluted]', 'yes']]);
    expect(whereFault(where)).toBe('__proto__.polluted');
    expect('polluted' in {}).toBe(false);
  });

  test('makes a value in place of conditions a fault', () => {
    expect(whereFault(whereOfBrackets([['where[name]', 'a']]))).toBe('name');
  });
});
