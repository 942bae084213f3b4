import { z } from 'zod';
import type { HostileAnswer } from './send.ts';

/** What is wrong with an answer to a hostile call. */
export type AnswerFault = 'server error' | 'no answer' | 'no code' | 'accepted';

const withCode = z.object({ code: z.string().min(1) });
const graphqlErrors = z.object({
  errors: z.array(
    z.object({
      extensions: z
        .object({
          code: z.string().optional(),
          status: z.number().optional(),
          statusCode: z.number().optional(),
        })
        .optional(),
    }),
  ),
});

/** Judges an answer: never 5xx, every error has a code, and nothing wrong is accepted. */
export function faultOf({
  answer: { status, text },
  isGraphql,
  method,
  mustBeRefused,
}: {
  answer: HostileAnswer;
  method: string;
  isGraphql: boolean;
  mustBeRefused: boolean;
}): AnswerFault | undefined {
  if (status === 0) return 'no answer';
  if (status >= 500) return 'server error';
  const body = parse(text);
  const hasCode = withCode.safeParse(body).success;
  if (isGraphql && !hasCode) {
    const errors = graphqlErrors.safeParse(body).data?.errors ?? [];
    const extensions = errors.map((error) => error.extensions ?? {});
    if (
      extensions.some(
        (each) => each.code === 'internal' || Math.max(each.status ?? 0, each.statusCode ?? 0) >= 500,
      )
    )
      return 'server error';
    if (extensions.some(({ code }) => code === undefined)) return 'no code';
    if (errors.length > 0) return undefined;
  }
  if (status >= 400 && method !== 'HEAD' && !hasCode) return 'no code';
  return status < 300 && mustBeRefused ? 'accepted' : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
