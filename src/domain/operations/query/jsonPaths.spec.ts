import { z } from 'zod';
import { hasJsonPath } from './jsonPaths.ts';

const schema = z
  .array(
    z.union([
      z.strictObject({
        diet: z.string(),
        from: z.string().optional(),
        facts: z.object({ level: z.number() }),
      }),
      z.strictObject({ notes: z.record(z.string(), z.strictObject({ text: z.string() })) }),
    ]),
  )
  .transform((list) => list);

test.each([
  ['diet', true],
  ['from', true],
  ['facts', true],
  ['facts.level', true],
  ['notes', true],
  ['notes.any.text', true],
  ['x', false],
  ['diet.x', false],
  ['facts.x', false],
  ['notes.any.x', false],
  ['constructor', false],
])('a list of objects has %s: %s', (path, expected) => {
  expect(hasJsonPath(schema, path.split('.'))).toBe(expected);
});

test.each([
  ['a list of words', z.array(z.string())],
  ['a number', z.number()],
])('%s has no names', (_, one) => {
  expect(hasJsonPath(one, ['length'])).toBe(false);
});
