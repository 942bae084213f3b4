'use client';

import { useConfig } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { allergenSchemes } from '../../../domain/foods/kinds.ts';
import type { LocalizedText } from '../../../domain/language.ts';
import { compileAllergens } from '../../../domain/suitability/facts/allergens.ts';
import { readAllDocuments } from '../../fields/readAllDocuments.ts';
import { ruleKnowledge, type RuleKnowledge } from '../../../domain/suitability/rules/cases/caseFaults.ts';

const named = { slug: z.string().nullish(), name: z.string(), nameEn: z.string().nullish() };
const entry = z.object({
  ...named,
  id: z.number(),
  parent: z.number().nullish(),
  schemes: z.array(z.string()).nullish(),
});
type Entry = z.output<typeof entry>;

/** What the rules of a diet refer to, with the names for people. */
export interface RuleReferences {
  readonly categories: ReadonlyMap<string, LocalizedText>;
  readonly allergens: ReadonlyMap<string, LocalizedText>;
  /** For running cases; null until it is loaded. */
  readonly knowledge: RuleKnowledge | null;
}

const nothing: RuleReferences = { categories: new Map(), allergens: new Map(), knowledge: null };

/**
 * Loads all food categories and allergens. Until they are loaded, and when loading fails, slugs are shown and no case
 * is run.
 */
export function useRuleReferences(): RuleReferences {
  const { config } = useConfig();
  const [references, setReferences] = useState(nothing);
  const base = `${config.serverURL}${config.routes.api}`;
  useEffect(() => {
    const controller = new AbortController();
    const read = async (collection: string): Promise<readonly Entry[]> =>
      readAllDocuments({ url: `${base}/${collection}`, document: entry, signal: controller.signal });
    Promise.all([read('food-categories'), read('allergens')])
      .then(([categories, allergens]) => {
        setReferences(referencesOf(categories, allergens));
      })
      .catch(() => undefined);
    return () => {
      controller.abort();
    };
  }, [base]);
  return references;
}

function referencesOf(categories: readonly Entry[], allergens: readonly Entry[]): RuleReferences {
  return {
    categories: namesOf(categories),
    allergens: namesOf(allergens),
    knowledge: ruleKnowledge({
      categories: withParents(categories),
      allergens: compileAllergens({
        version: 'admin',
        entries: withParents(allergens).map(({ slug, parent, entry: { name, nameEn, schemes } }) => ({
          slug,
          parent,
          name: { ko: name, en: nameEn ?? name },
          synonyms: { ko: [], en: [] },
          schemes: allergenSchemes.filter((scheme) => (schemes ?? []).includes(scheme)),
          ingredientClasses: null,
        })),
      }),
    }),
  };
}

function namesOf(entries: readonly Entry[]): ReadonlyMap<string, LocalizedText> {
  return new Map(
    entries.flatMap(({ slug, name, nameEn }) =>
      slug == null ? [] : [[slug, { ko: name, en: nameEn ?? name }] as const],
    ),
  );
}

function withParents(entries: readonly Entry[]): { slug: string; parent: string | null; entry: Entry }[] {
  const slugs = new Map(entries.map(({ id, slug }) => [id, slug ?? null]));
  return entries.flatMap((one) =>
    one.slug == null
      ? []
      : [{ slug: one.slug, parent: one.parent == null ? null : (slugs.get(one.parent) ?? null), entry: one }],
  );
}
