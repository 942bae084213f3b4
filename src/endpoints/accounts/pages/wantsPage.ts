import Negotiator from 'negotiator';

/** Whether a caller is a browser that shows pages to people; programs get JSON. */
export function wantsPage(headers: Headers): boolean {
  const accept = headers.get('accept') ?? '*/*';
  return new Negotiator({ headers: { accept } }).mediaType(['application/json', 'text/html']) === 'text/html';
}
