/** A longer wait is as good as none: a device is given up to which nothing could be delivered for a day. */
const maximumSeconds = 86_400;

/** How many seconds an answer asks to wait (`Retry-After`: seconds, or a date); undefined when it does not say. */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - now.getTime()) / 1000);
  return seconds > 0 ? Math.min(seconds, maximumSeconds) : undefined;
}
