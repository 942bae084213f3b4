import { z } from 'zod';

const fault = z.object({ code: z.string() });

/** Whether Node's file system failed with one of these codes, such as `ENOENT`. */
export function isFileFault(error: unknown, codes: readonly string[]): boolean {
  const parsed = fault.safeParse(error);
  return parsed.success && codes.includes(parsed.data.code);
}
