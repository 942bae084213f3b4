export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read any field of an answer
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The body, which is sent as JSON. */
  readonly json?: unknown;
  /** The body as it is, of the type that the headers name. */
  readonly text?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the API as an app does: JSON in and out, the token in a header. */
export function clientOf(base: string) {
  return async function call(
    path: string,
    { method, json, text, token, headers }: Call = {},
  ): Promise<Answer> {
    const response = await fetch(`${base}${path}`, {
      method: method ?? (json === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `JWT ${token}` }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(text === undefined ? {} : { body: text }),
    });
    const { headers: answered, status } = response;
    return { status, headers: answered, body: parse(await response.text()) };
  };
}

/** Sends a file in the form field `file`, as an app does. */
export async function upload({
  bytes,
  type,
  token,
  url,
  headers: otherHeaders,
}: {
  url: string;
  headers?: Readonly<Record<string, string>>;
  bytes: Uint8Array;
  type?: string;
  token?: string | undefined;
}): Promise<Answer> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type: type ?? 'image/jpeg' }), 'IMG_0001.jpg');
  const headers = new Headers({
    ...(token === undefined ? {} : { authorization: `JWT ${token}` }),
    ...otherHeaders,
  });
  const response = await fetch(url, { method: 'POST', headers, body: form });
  return { status: response.status, headers: response.headers, body: parse(await response.text()) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
