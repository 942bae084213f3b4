'use client';

import type { LocalizedText } from '../../domain/language.ts';
import { useConfig } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { z } from 'zod';

const answer = z.object({
  docs: z.array(z.object({ slug: z.string().nullish(), name: z.string(), nameEn: z.string().nullish() })),
});

/** Names of food categories by their slugs; empty until they have come, and where they cannot be had. */
export function useCategoryNames(): ReadonlyMap<string, LocalizedText> {
  const { config } = useConfig();
  const [names, setNames] = useState<ReadonlyMap<string, LocalizedText>>(new Map());
  const url = `${config.serverURL}${config.routes.api}/food-categories?depth=0&pagination=false&limit=2000&select[slug]=true&select[name]=true&select[nameEn]=true`;
  useEffect(() => {
    const leaving = new AbortController();
    const load = async (): Promise<void> => {
      const response = await fetch(url, { credentials: 'include', signal: leaving.signal });
      const parsed = answer.safeParse(await response.json());
      if (!parsed.success) return;
      const named = parsed.data.docs.flatMap(({ slug, name, nameEn }) =>
        slug == null ? [] : [[slug, { ko: name, en: nameEn ?? name }] as const],
      );
      setNames(new Map(named));
    };
    // Without names the slugs are shown.
    load().catch(() => undefined);
    return () => {
      leaving.abort();
    };
  }, [url]);
  return names;
}
