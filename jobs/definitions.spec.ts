import { z } from 'zod';
import { recordId, type JobDefinition } from '../src/queue/jobDefinition.ts';
import { jobDefinitions } from './definitions.ts';

const cases = jobDefinitions.map((definition): [string, JobDefinition] => [definition.name, definition]);

test.each(cases)('%s contains only ids and words of a closed list', (_, { ids }) => {
  for (const field of Object.values(ids.shape)) {
    const needed = field instanceof z.ZodOptional ? field.unwrap() : field;
    expect(needed === recordId || needed instanceof z.ZodEnum).toBe(true);
  }
  expect(ids.safeParse({ unknown: 1 }).success).toBe(false);
});

test.each(cases.filter(([, { daily, everyMinutes }]) => daily !== undefined || everyMinutes !== undefined))(
  '%s runs by a schedule and needs no ids',
  (_, { ids }) => {
    expect(ids.safeParse({}).success).toBe(true);
  },
);

test('no two jobs have the same name', () => {
  expect(new Set(jobDefinitions.map(({ name }) => name)).size).toBe(jobDefinitions.length);
});
