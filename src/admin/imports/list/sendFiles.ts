import { z } from 'zod';
import { faultText } from '../faultText.ts';

export type UploadOutcome =
  | { readonly id: number }
  /** The server's reason, or why there is none. */
  | { readonly fault: string };

export interface Upload {
  readonly done: Promise<UploadOutcome>;
  readonly stop: () => void;
}

const created = z.object({ doc: z.object({ id: z.int() }) });

/** Sends files as one import. `fetch` cannot tell how much it has sent. */
export function sendFiles({
  url,
  files,
  language,
  onProgress,
}: {
  url: string;
  files: readonly File[];
  language: string;
  onProgress: (bytes: number, total: number) => void;
}): Upload {
  const request = new XMLHttpRequest();
  const form = new FormData();
  for (const file of files) form.append('file', file);
  const done = new Promise<UploadOutcome>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(loaded, total);
    };
    request.onload = () => {
      const answer = created.safeParse(request.response).data;
      resolve(
        request.status === 201 && answer !== undefined
          ? { id: answer.doc.id }
          : { fault: faultText(request.response) ?? 'cut' },
      );
    };
    request.onabort = () => {
      resolve({ fault: 'stopped' });
    };
    request.onerror = () => {
      resolve({ fault: 'cut' });
    };
  });
  request.open('POST', url);
  request.responseType = 'json';
  request.withCredentials = true;
  request.setRequestHeader('Accept-Language', language);
  request.send(form);
  return {
    done,
    stop: () => {
      request.abort();
    },
  };
}
