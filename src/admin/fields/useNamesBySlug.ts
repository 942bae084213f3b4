'use client';

import type { LocalizedText } from '../../domain/language.ts';
import { useConfig } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { z } from 'zod';

const answer = z.object({
  docs: z.array(z.object({ slug: z.string().nullish(), name: z.string(), nameEn: z.string().nullish() })),
});

/**
 * Loads the names of a collection's documents by their slugs. The map is empty until they are loaded, when loading
 * fails, and without a collection.
 */
export function useNamesBySlug(collection: 'allergens' | undefined): ReadonlyMap<string, LocalizedText> {
  const { config } = useConfig();
  const [names, setNames] = useState<ReadonlyMap<string, LocalizedText>>(new Map());
  const url = `${config.serverURL}${config.routes.api}/${collection ?? ''}?depth=0&pagination=false&limit=2000&select[slug]=true&select[name]=true&select[nameEn]=true`;
  useEffect(() => {
    if (collection === undefined) return undefined;
    const controller = new AbortController();
    const load = async (): Promise<void> => {
      const response = await fetch(url, { credentials: 'include', signal: controller.signal });
      const parsed = answer.safeParse(await response.json());
      if (!parsed.success) return;
      const entries = parsed.data.docs.flatMap(({ slug, name, nameEn }) =>
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
