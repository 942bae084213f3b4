import { exampleFields } from './exampleFields.ts';
import { readFilter } from './where.ts';

const fault = (filter: unknown) => readFilter(filter, exampleFields).fault;

describe('a filter that fits its fields', () => {
  const now = new Date('2026-11-30T03:00:00Z');

  test.each([
    [{}, {}],
    [{ name: { equals: '5' } }, { name: { equals: '5' } }],
    [{ name: { equals: null } }, { name: { equals: null } }],
    [{ name: { in: 'a,b' } }, { name: { in: ['a', 'b'] } }],
    [{ popularity: { greater_than: '1.5' } }, { popularity: { greater_than: 1.5 } }],
    [{ likesCount: { less_than: '2147483647' } }, { likesCount: { less_than: 2_147_483_647 } }],
    [{ popularity: { not_equals: 'null' } }, { popularity: { not_equals: null } }],
    [{ isPublic: { equals: 'true' } }, { isPublic: { equals: true } }],
    [{ createdAt: { less_than: '2026-11-30' } }, { createdAt: { less_than: '2026-11-30T00:00:00.000Z' } }],
    [{ createdAt: { less_than: now } }, { createdAt: { less_than: '2026-11-30T03:00:00.000Z' } }],
    [{ kind: { in: ['fresh', 'cooked'] } }, { kind: { in: ['fresh', 'cooked'] } }],
    [{ id: { in: '1,2' } }, { id: { in: [1, 2] } }],
    [{ parent: { equals: '7' } }, { parent: { equals: 7 } }],
    [{ photos: { contains: '7' } }, { photos: { contains: 7 } }],
    [{ source__name: { exists: 'false' } }, { 'source.name': { exists: false } }],
    [{ 'parent.parent.name': { like: 'a' } }, { 'parent.parent.name': { like: 'a' } }],
    [{ 'steps.text': { equals: 'a' } }, { 'steps.text': { equals: 'a' } }],
    [{ 'target.value': { equals: 1 } }, { 'target.value': { equals: 1 } }],
    [{ aliases: { exists: true } }, { aliases: { exists: true } }],
    [{ 'aliases.name': { equals: 'a b' } }, { 'aliases.name': { equals: 'a b' } }],
    [{ 'owner.id': { in: '7' } }, { 'owner.id': { in: [7] } }],
    [{ user: { equals: '5' } }, { user: { equals: 5 } }],
    [{ 'diary.name': { like: 'a' } }, { 'diary.name': { like: 'a' } }],
    [{ OR: [{ name: { equals: 'a' } }] }, { or: [{ name: { equals: 'a' } }] }],
  ])('%j is read as %j', (given, read) => {
    expect(readFilter(given, exampleFields)).toEqual({ filter: read });
  });

  test('has one condition or list a level, because Payload would ignore others', () => {
    const [a, b] = [{ name: { equals: 'a' } }, { popularity: { equals: 1 } }];
    expect(readFilter({ name: { like: 'a', not_equals: 'b' } }, exampleFields)).toEqual({
      filter: { and: [{ name: { like: 'a' } }, { name: { not_equals: 'b' } }] },
    });
    expect(readFilter({ and: [a], or: [b], ...a }, exampleFields)).toEqual({
      filter: { and: [{ and: [a] }, { or: [b] }, a] },
    });
  });
});

test.each([
  [null, 'where'],
  ['a', 'where'],
  [[], 'where'],
  [{ name: 'a' }, 'name'],
  [{ name: {} }, 'name'],
  [{ name: null }, 'name'],
  [{ title: { equals: 'a' } }, 'title'],
  [{ _and: [{ name: { equals: 'a' } }] }, '_and'],
  [{ and: { name: { equals: 'a' } } }, 'and'],
  [{ or: [] }, 'or'],
  [{ or: [{}] }, 'or.0'],
  [{ or: [{ and: [null] }] }, 'or.0.and.0'],
  [{ name: { near: '1,2' } }, 'name.near'],
  [{ name: { all: ['a'] } }, 'name.all'],
  [{ name: { equals: ['a', 'b'] } }, 'name.equals'],
  [{ name: { equals: { a: 1 } } }, 'name.equals'],
  [{ name: { contains: 1 } }, 'name.contains'],
  [{ name: { equals: 'a'.repeat(501) } }, 'name.equals'],
  [{ name: { in: Array<string>(201).fill('a') } }, 'name.in'],
  [{ popularity: { like: '1' } }, 'popularity.like'],
  [{ popularity: { equals: '1,200' } }, 'popularity.equals'],
  [{ popularity: { equals: '' } }, 'popularity.equals'],
  [{ popularity: { equals: '1e999' } }, 'popularity.equals'],
  [{ likesCount: { equals: '2147483648' } }, 'likesCount.equals'],
  [{ likesCount: { in: [1, 1.5] } }, 'likesCount.in'],
  [{ popularity: { greater_than: null } }, 'popularity.greater_than'],
  [{ isPublic: { greater_than: true } }, 'isPublic.greater_than'],
  [{ isPublic: { equals: 'yes' } }, 'isPublic.equals'],
  [{ createdAt: { equals: 'today' } }, 'createdAt.equals'],
  [{ createdAt: { equals: '2026-02-30' } }, 'createdAt.equals'],
  [{ createdAt: { greater_than: '99999-01-01' } }, 'createdAt.greater_than'],
  [{ createdAt: { equals: '2026-01-01T25:00' } }, 'createdAt.equals'],
  [{ kind: { equals: 'raw' } }, 'kind.equals'],
  [{ kind: { contains: 'fresh' } }, 'kind.contains'],
  [{ id: { equals: 'abc' } }, 'id.equals'],
  [{ id: { equals: 0 } }, 'id.equals'],
  [{ id: { in: '1,,2' } }, 'id.in'],
  [{ id: { equals: 2 ** 31 } }, 'id.equals'],
  [{ parent: { like: '1' } }, 'parent.like'],
  [{ 'parent.parent.parent.name': { equals: 'a' } }, 'parent.parent.parent.name'],
  [{ owner: { greater_than: 1 } }, 'owner.greater_than'],
  [{ 'owner.email': { like: 'a' } }, 'owner.email'],
  [{ parent__owner__email: { like: 'a' } }, 'parent__owner__email'],
  [{ user: { equals: 6 } }, 'user.equals'],
  [{ user: { equals: null } }, 'user.equals'],
  [{ user: { not_equals: 5 } }, 'user.not_equals'],
  [{ user: { exists: true } }, 'user.exists'],
  [{ sealed: { exists: true } }, 'sealed'],
  [{ source: { equals: 'a' } }, 'source'],
  [{ steps: { exists: true } }, 'steps'],
  [{ target: { equals: 1 } }, 'target'],
  [{ 'name.first': { equals: 'a' } }, 'name.first'],
  [{ aliases: { equals: 'a' } }, 'aliases.equals'],
  [{ 'aliases.x': { equals: 'a' } }, 'aliases.x'],
  [{ 'aliases.0': { equals: 'a' } }, 'aliases.0'],
  [{ 'aliases.a"b': { equals: 'a' } }, 'aliases.a"b'],
  [{ 'aliases.name': { contains: 'a' } }, 'aliases.name.contains'],
  [{ 'aliases.name': { greater_than: 1 } }, 'aliases.name.greater_than'],
  [{ 'aliases.name': { like: '+' } }, 'aliases.name.like'],
  [{ 'aliases.name': { equals: '두부' } }, 'aliases.name.equals'],
])('%j is refused at %s', (given, path) => {
  expect(fault(given)).toEqual({ code: 'invalid_filter', path });
});

test('refuses more conditions and levels than one call may have', () => {
  const one = { name: { equals: 'a' } };
  expect(fault({ or: Array<object>(30).fill(one) })).toBeUndefined();
  expect(fault({ or: Array<object>(31).fill(one) })).toMatchObject({ code: 'too_complex' });
  const nested = (levels: number): object => (levels === 0 ? one : { and: [nested(levels - 1)] });
  expect(fault(nested(5))).toBeUndefined();
  expect(fault(nested(6))).toMatchObject({ code: 'too_complex' });
});

test('accepts what the forms of the admin UI send when they mean everything', () => {
  for (const filter of [{ id: { not_equals: '' } }, { and: [] }, { or: [{}, { and: [] }] }])
    expect(readFilter(filter, exampleFields, { acceptsEmpty: true }).fault).toBeUndefined();
  expect(fault({ id: { not_equals: '' } })).toBeDefined();
});
