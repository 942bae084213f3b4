'use client';

import type { LocalizedText } from '../../domain/language.ts';
import { useConfig } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { readAllDocuments } from './readAllDocuments.ts';

const named = z.object({ slug: z.string().nullish(), name: z.string(), nameEn: z.string().nullish() });

/**
 * Loads the names of a collection's documents by their slugs. The map is empty until they are loaded, when loading
 * fails, and without a collection.
 */
export function useNamesBySlug(collection: 'allergens' | undefined): ReadonlyMap<string, LocalizedText> {
  const { config } = useConfig();
  const [names, setNames] = useState<ReadonlyMap<string, LocalizedText>>(new Map());
  const url = `${config.serverURL}${config.routes.api}/${collection ?? ''}`;
  useEffect(() => {
    if (collection === undefined) return undefined;
    const controller = new AbortController();
    const load = async (): Promise<void> => {
      const documents = await readAllDocuments({
        url,
        query: '&select[slug]=true&select[name]=true&select[nameEn]=true',
        document: named,
        signal: controller.signal,
      });
      const entries = documents.flatMap(({ slug, name, nameEn }) =>
        slug == null ? [] : [[slug, { ko: name, en: nameEn ?? name }] as const],
      );
      setNames(new Map(entries));
    };
    // Without names the slugs are shown.
    load().catch(() => undefined);
    return () => {
      controller.abort();
    };
  }, [collection, url]);
  return names;
}
