import { z } from 'zod';

const problem = z.object({ title: z.string(), detail: z.string().optional() });

/** The reason of a refusal, in the language that was asked for. */
export function faultText(answer: unknown): string | undefined {
  const refused = problem.safeParse(answer).data;
  return refused?.detail ?? refused?.title;
}
