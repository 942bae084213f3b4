import type { PayloadRequest } from 'payload';
import { z } from 'zod';

import { readRuleNames } from '../../../database/suitability/ruleDrafts.ts';
import type { Transactional } from '../../../database/transaction.ts';
import { untranslated, type LocalizedText } from '../../../domain/language.ts';
import type { Person } from '../../../domain/suitability/rules/drafts/ruleDraft.ts';
import type { RuleNames } from '../../../domain/suitability/rules/sentences/ruleSentence.ts';
import { Problem } from '../../../errors/problem.ts';
import { lockDocument } from '../../operations/writes/lockDocument.ts';

const rules = z.looseObject({ version: z.int() });

/** A diet with its stored rules, published or not. */
export interface StoredDiet {
  readonly id: number;
  readonly slug: string;
  readonly ruleSet: z.output<typeof rules> | undefined;
  /** Of the stored rules; 0: there are none. */
  readonly version: number;
}

/** @throws {Problem} `not_found` */
export async function readDiet(req: PayloadRequest, id: number): Promise<StoredDiet> {
  const { ruleSet, slug } = await req.payload.findByID({
    collection: 'diets',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  });
  const stored = rules.safeParse(ruleSet).data;
  return { id, slug, ruleSet: stored, version: stored?.version ?? 0 };
}

/** The same, while no other change of the diet and of its draft runs. */
export async function readLockedDiet(req: PayloadRequest, id: number): Promise<StoredDiet> {
  await lockDocument(req, { collection: 'diets', id, before: 'change' });
  return readDiet(req, id);
}

/** The member of staff who calls. The name is shown to everybody who reads the rules, so it is never an address. */
export function callingPerson({ user }: PayloadRequest): Person {
  if (user?.collection !== 'staff') throw new Problem('forbidden');
  const name = user.name?.trim() ?? '';
  return { id: user.id, name: name === '' ? `#${String(user.id)}` : name };
}

/** The names of categories and allergens. A slug without a name is shown as it is. */
export async function loadRuleNames(req: Transactional): Promise<RuleNames> {
  const names = new Map<string, LocalizedText>();
  for (const { kind, name, nameEn, slug } of await readRuleNames(req))
    names.set(`${kind} ${slug}`, { ko: name, en: nameEn ?? name });
  const nameOf = (kind: 'category' | 'allergen') => (slug: string) =>
    names.get(`${kind} ${slug}`) ?? untranslated(slug);
  return { category: nameOf('category'), allergen: nameOf('allergen') };
}
