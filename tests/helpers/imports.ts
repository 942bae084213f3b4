import type { Answer, clientOf } from './client.ts';
import { until } from './until.ts';

/** A small file of our own format. */
export function foodsCsv(rows: readonly (readonly [code: string, name: string, sodium: string])[]): string {
  return [
    'code,name,kind,sourceName,sodium',
    ...rows.map(([code, name, sodium]) => `${code},${name},processed,Test source,${sodium}`),
  ].join('\n');
}

export interface ImportUpload {
  readonly files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;
  readonly settings?: object;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Uploads files as one import. */
export async function uploadImport(
  url: string,
  { files, settings, token, headers }: ImportUpload,
): Promise<Answer> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('file', new Blob([content]), name);
  if (settings !== undefined) form.set('_payload', JSON.stringify(settings));
  const response = await fetch(`${url}/api/food-imports`, {
    method: 'POST',
    headers: { ...(token === undefined ? {} : { authorization: `JWT ${token}` }), ...headers },
    body: form,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Waits until the import is in one of the states, and returns it. */
export async function inState(
  call: ReturnType<typeof clientOf>,
  { id, token, states }: { id: number; token: string; states: readonly string[] },
): Promise<Answer['body']> {
  let last: Answer['body'];
  await until(`import ${String(id)} is ${states.join(' or ')}`, async () => {
    last = (await call(`/api/food-imports/${String(id)}`, { token })).body;
    return states.includes(last.state);
  });
  return last;
}
