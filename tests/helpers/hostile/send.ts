import { request, type Agent } from 'node:http';
import { performance } from 'node:perf_hooks';

export interface HostileAnswer {
  /** 0 when the connection ended without an answer. */
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

const noAnswerAfterMs = 30_000;

/** Sends exactly these bytes, which `fetch` would correct or refuse. */
export function send({
  agent,
  body,
  headers,
  method,
  path,
  url,
}: {
  agent: Agent;
  /** `http://127.0.0.1:3000` */
  url: string;
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer | undefined;
}): Promise<HostileAnswer> {
  const start = performance.now();
  return new Promise((resolve) => {
    const finish = (status: number, text: string): void => {
      resolve({ status, text, milliseconds: performance.now() - start });
    };
    const { hostname, port } = new URL(url);
    const sent = request(
      {
        agent,
        hostname,
        port,
        method,
        path: asciiOnly(path),
        headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(body.length) }) },
        timeout: noAnswerAfterMs,
      },
      (response) => {
        if (response.headers['content-type']?.startsWith('text/event-stream') === true) {
          // Such an answer has no end.
          finish(response.statusCode ?? 0, '');
          response.destroy();
          return;
        }
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          finish(response.statusCode ?? 0, Buffer.concat(chunks).toString());
        });
        response.on('error', () => {
          finish(0, 'the answer was cut');
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`no answer in ${String(noAnswerAfterMs)} ms`)));
    sent.on('error', (error) => {
      finish(0, error.message);
    });
    sent.end(body);
  });
}

/** Node refuses to send anything else in a path. */
function asciiOnly(path: string): string {
  return path.replace(/[^\u0021-\u00ff]/gu, (character) => encodeURIComponent(character));
}
