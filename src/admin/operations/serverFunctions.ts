import { z } from 'zod';

/** The functions of the server that pages of the admin UI call: those of Payload. */
export const serverFunctionNames = [
  ...(['copy-data-from-locale', 'form-state', 'get-default-layout'] as const),
  ...(['get-folder-results-component-and-data', 'get-upcoming-scheduled-publish'] as const),
  ...(['render-document', 'render-document-slots', 'render-field', 'render-list', 'render-widget'] as const),
  ...(['schedule-publish', 'slugify', 'table-state'] as const),
] as const;

const functionCall = z.object({
  name: z.enum(serverFunctionNames),
  args: z.custom<Record<string, unknown>>(
    (args) => typeof args === 'object' && args !== null && !Array.isArray(args),
  ),
});

/**
 * Reads a call of such a function, which anybody can send. Payload looks the name up without a check: `constructor` would
 * be a function, too, which answers with what the server gives to all of them.
 */
export function readFunctionCall(sent: unknown): z.output<typeof functionCall> | undefined {
  return functionCall.safeParse(sent).data;
}

/** Whether the function has a use before the login: the form of the very first account. */
export function isForEverybody({ name }: z.output<typeof functionCall>): boolean {
  return name === 'form-state';
}

/**
 * The call without Payload's question whether somebody else has changed the document. Its dialog has one button, which
 * drops what was typed. Forms of curated documents compare both edits instead, when they are saved.
 *
 * @param curated the slugs of these collections
 */
export function keepingInput(
  call: z.output<typeof functionCall>,
  curated: readonly string[],
): z.output<typeof functionCall> {
  const { args, name } = call;
  return name === 'form-state' && curated.includes(String(args['collectionSlug']))
    ? { name, args: { ...args, checkForStaleData: false } }
    : call;
}
