/** The type of a body, as its header names it. */
export interface MediaType {
  /** `application/json`, in lower case; empty without a header. */
  readonly type: string;
  /** The charset that the header names, in lower case. */
  readonly charset: string | undefined;
}

/** Reads a Content-Type header (RFC 9110, section 8.3). */
export function mediaTypeOf(header: string | null): MediaType {
  const [type = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  return { type, charset: charset?.replace(/^"(.*)"$/u, '$1') };
}

/** Whether a body has a type that we read. JSON and forms are UTF-8 (RFC 8259, section 8.1). */
export function isTypeOf({ charset, type }: MediaType, expected: string): boolean {
  return type === expected && (charset === undefined || charset === 'utf-8' || charset === 'utf8');
}
