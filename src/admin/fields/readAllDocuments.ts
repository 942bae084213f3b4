import { z } from 'zod';

const pageShape = z.object({ docs: z.array(z.unknown()), hasNextPage: z.boolean() });

/**
 * Reads all documents of a small collection. A list has at most 100 documents, so it reads page by page.
 *
 * @param url the address of the collection, without a query.
 * @param query further parameters, e.g. a selection of fields.
 * @throws when an answer is no list of such documents, or the signal is aborted.
 */
export async function readAllDocuments<Document>({
  document,
  query = '',
  signal,
  url,
}: {
  url: string;
  query?: string;
  document: z.ZodType<Document>;
  signal: AbortSignal;
}): Promise<readonly Document[]> {
  const documents: Document[] = [];
  for (let page = 1, hasNextPage = true; hasNextPage; page += 1) {
    const response = await fetch(`${url}?depth=0&sort=id&limit=100&page=${page}${query}`, {
      credentials: 'include',
      signal,
    });
    const answer = pageShape.parse(await response.json());
    documents.push(...z.array(document).parse(answer.docs));
    ({ hasNextPage } = answer);
  }
  return documents;
}
