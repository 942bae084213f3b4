import type { Answer } from '../client.ts';

/** A browser of a person who signs in: it keeps cookies, follows redirects, and sends the form that Apple shows. */
export interface Browser {
  /** Opens an address, and goes on until it leads to an app or to an answer that is none. */
  readonly open: (address: string) => Promise<Arrival>;
  /** The same, but stops at the first address of the server that contains the text, without opening it. */
  readonly openUntil: (address: string, text: string) => Promise<Step>;
  /** Sends a step, once more or in another browser. */
  readonly send: (step: Step) => Promise<Arrival>;
  readonly cookies: Map<string, string>;
}

/** A request that the browser is about to send. */
export interface Step {
  readonly address: string;
  readonly form?: URLSearchParams | undefined;
}

/** Where the browser has arrived. */
export interface Arrival extends Answer {
  /** The address of an app; undefined where the last answer was no redirect. */
  readonly app: URL | undefined;
}

/** Creates a browser. The public address of the server leads to where it really listens. */
export function newBrowser({ publicUrl, url }: { publicUrl: string; url: string }): Browser {
  const cookies = new Map<string, string>();
  const real = (address: string) =>
    address.startsWith(publicUrl) ? address.replace(publicUrl, url) : address;

  async function fetchStep({ address, form }: Step): Promise<Response> {
    const response = await fetch(real(address), {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  }

  async function go(first: Step, until?: string): Promise<Arrival | Step> {
    let step = first;
    for (let redirects = 0; redirects < 10; redirects += 1) {
      if (until !== undefined && step.address.includes(until)) return step;
      const response = await fetchStep(step);
      const { headers, status } = response;
      const text = await response.text();
      const location = headers.get('location');
      const form = /<form method="post" action="([^"]+)"/.exec(text)?.[1];
      if (location !== null) step = { address: new URL(location, step.address).href };
      else if (form !== undefined) step = { address: form, form: inputsOf(text) };
      else return { app: undefined, status, headers, body: parse(text) };
      if (!/^http:\/\/(127\.0\.0\.1|localhost)/.test(step.address))
        return { app: new URL(step.address), status, headers, body: undefined };
    }
    throw new Error('too many redirects');
  }

  return {
    cookies,
    open: async (address) => (await go({ address: `${publicUrl}${address}` })) as Arrival,
    openUntil: async (address, text) => (await go({ address: `${publicUrl}${address}` }, text)) as Step,
    send: async (step) => (await go(step)) as Arrival,
  };
}

function inputsOf(html: string): URLSearchParams {
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return new URLSearchParams(inputs.map(([, name = '', value = '']) => [name, value]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
