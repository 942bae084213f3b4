import { z } from 'zod';

/** Node's codes for a full disk, a used-up quota, and a file above the limit of the process. */
export const fullDiskCodes: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const fault = z.object({ code: z.string() });

/** Whether Node's file system failed with one of these codes, such as `ENOENT`. */
export function isFileFault(error: unknown, codes: readonly string[]): boolean {
  const parsed = fault.safeParse(error);
  return parsed.success && codes.includes(parsed.data.code);
}
