import { z } from 'zod';

const document = z.looseObject({ id: z.int() });
const page = z.looseObject({ docs: z.array(document) });

type Document = z.infer<typeof document>;
type Selection = Readonly<Record<string, unknown>> | null | undefined;

/**
 * Adds to the documents of an answer what their reader sees, whatever operation answers: one document, a page, or several
 * that were changed. Fields that the caller did not select are left out again, because what is shown is made of more.
 */
export async function showDocuments<Result>(
  result: Result,
  select: Selection,
  show: (documents: Document[]) => Promise<Document[]>,
): Promise<Result> {
  const found = page.safeParse(result).data;
  if (found !== undefined)
    return { ...result, docs: (await show(found.docs)).map((one) => selected(one, select)) };
  const one = document.safeParse(result).data;
  if (one === undefined) return result;
  const [shown = one] = await show([one]);
  return selected(shown, select) as Result;
}

/** Payload's selection names what is wanted (`true`, or a part), or what is not (`false`). */
function selected(shown: Document, select: Selection): Document {
  const names = Object.entries(select ?? {});
  if (names.length === 0) return shown;
  const isExclusion = names.every(([, wanted]) => wanted === false);
  const isWanted = (name: string) =>
    name === 'id' || (isExclusion ? select?.[name] !== false : name in (select ?? {}));
  return document.parse(Object.fromEntries(Object.entries(shown).filter(([name]) => isWanted(name))));
}
