import type { PayloadRequest } from 'payload';
import {
  readFilters,
  readFiltersVersion,
  type StoredFilter,
} from '../../../database/community/filters/wordFilters.ts';
import { hostOf } from '../../../domain/community/filters/links.ts';
import { compileWords, type CompiledWords } from '../../../domain/community/filters/wordFilters.ts';

/** The list of words and links, prepared for many texts. */
interface CompiledFilters {
  readonly words: CompiledWords;
  readonly hosts: ReadonlyMap<string, StoredFilter>;
}

let latest: { readonly version: string; readonly filters: CompiledFilters } | undefined;

/**
 * The list of words and links. It is compiled once for each version; every call reads the version from the database, so
 * that a change counts at once on all nodes.
 */
export async function currentFilters(req: PayloadRequest): Promise<CompiledFilters> {
  const version = await readFiltersVersion(req);
  if (latest?.version === version) return latest.filters;
  const filters = compile(await readFilters(req));
  latest = { version, filters };
  return filters;
}

function compile(rows: readonly StoredFilter[]): CompiledFilters {
  const words = rows.filter(({ kind }) => kind === 'word');
  const links = rows.filter(({ kind }) => kind === 'link');
  return {
    words: compileWords(
      words.map(({ action, anywhere, exceptions, text }) => ({
        text,
        action,
        anywhere: anywhere === true,
        exceptions: exceptions ?? [],
      })),
    ),
    hosts: new Map(links.flatMap((link) => [hostOf(link.text) ?? []].flat().map((host) => [host, link]))),
  };
}
