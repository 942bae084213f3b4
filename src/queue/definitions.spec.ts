import { z } from 'zod';
import { jobDefinitions } from './definitions.ts';
import { recordId } from './jobDefinition.ts';

test.each(Object.entries(jobDefinitions))('%s carries ids and kinds alone', (_, { ids }) => {
  for (const field of Object.values(ids.shape))
    expect(field === recordId || field instanceof z.ZodEnum).toBe(true);
  expect(ids.safeParse({ unknown: 1 }).success).toBe(false);
});
