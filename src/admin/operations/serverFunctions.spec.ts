import { readFileSync } from 'node:fs';
import { isForEverybody, keepingInput, readFunctionCall, serverFunctionNames } from './serverFunctions.ts';

test('the functions are those of this version of Payload', () => {
  const path = 'node_modules/@payloadcms/next/dist/utilities/handleServerFunctions.js';
  const [, list = ''] = /baseServerFunctions = \{(.*?)\n\}/s.exec(readFileSync(path, 'utf8')) ?? [];
  const names = [...list.matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, name]) => name);
  expect([...serverFunctionNames].sort()).toEqual(names.sort());
});

test.each([
  [{ name: 'constructor', args: {} }],
  [{ name: 'toString', args: {} }],
  [{ name: '__proto__', args: {} }],
  [{ name: 'nope', args: {} }],
  [{ name: ['form-state'], args: {} }],
  [{ name: 'form-state' }],
  [{ name: 'form-state', args: null }],
  [{ name: 'form-state', args: [] }],
  [null],
  ['form-state'],
])('refuses %j', (sent) => {
  expect(readFunctionCall(sent)).toBeUndefined();
});

test('keeps nothing beside the name and the arguments', () => {
  const args = { collectionSlug: 'foods' };
  expect(readFunctionCall({ name: 'table-state', args, serverFunctions: {}, config: 1 })).toEqual({
    name: 'table-state',
    args,
  });
});

test('only the form of the first account needs no login', () => {
  expect(serverFunctionNames.filter((name) => isForEverybody({ name, args: {} }))).toEqual(['form-state']);
});

test('the form of a curated document is never thrown away for a newer one', () => {
  const call = (collectionSlug: string) =>
    ({ name: 'form-state', args: { collectionSlug, checkForStaleData: true } }) as const;
  expect(keepingInput(call('foods'), ['foods']).args['checkForStaleData']).toBe(false);
  expect(keepingInput(call('images'), ['foods'])).toEqual(call('images'));
});
