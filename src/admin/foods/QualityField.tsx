'use client';

import { untranslated, type LocalizedText } from '../../domain/language.ts';
import { useFormFields, useTranslation, withCondition } from '@payloadcms/ui';
import type { JSONFieldClientProps } from 'payload';
import { z } from 'zod';
import { qualityFlagNames } from '../../domain/foods/quality.ts';
import { factOriginKinds } from '../../domain/suitability/facts/facts.ts';
import { bothSides } from '../../domain/suitability/texts/contradictionSentence.ts';
import { isNutrientName, nutrients } from '../../domain/foods/nutrients.ts';
import { nameOfFact } from '../../domain/suitability/texts/topicNames.ts';
import { speaker } from '../texts.ts';
import { FieldFrame } from '../fields/FieldFrame.tsx';
import { useNamesBySlug } from '../fields/useNamesBySlug.ts';

const side = z.object({ kind: z.enum(factOriginKinds), text: z.string().nullable() });
const flags = z.array(
  z.object({
    flag: z.string(),
    nutrients: z.array(z.string()),
    contradictions: z.array(z.object({ fact: z.string(), shows: side, denies: side })).default([]),
  }),
);

const texts = {
  none: { ko: '의심스러운 값이 없습니다.', en: 'No value is in doubt.' },
  unread: {
    ko: '읽을 수 없습니다. 모든 값을 모르는 것으로 봅니다.',
    en: 'Unreadable: every value counts as missing.',
  },
  missing: { ko: '판정할 때 없는 값으로 봅니다:', en: 'These values count as missing when judging:' },
} as const satisfies Record<string, LocalizedText>;

/** Shows the quality flags of a food as text. They are computed from its other fields, so there is nothing to edit. */
function Quality({ field, path }: JSONFieldClientProps) {
  const value = useFormFields(([fields]) => fields[path]?.value);
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const allergens = useNamesBySlug('allergens');
  const parsed = flags.safeParse(value ?? []);
  return (
    <FieldFrame field={field} path={path} showError={false}>
      {!parsed.success || parsed.data.length === 0 ? (
        <p className="dc-quality__none">{say(parsed.success ? texts.none : texts.unread)}</p>
      ) : (
        <ul className="dc-quality">
          {parsed.data.map((flag) => (
            <li key={flag.flag}>
              {say(nameOf(flag.flag))}
              {flag.nutrients.length === 0 ? null : (
                <small>{`${say(texts.missing)} ${flag.nutrients.map((name) => say(nutrientOf(name))).join(', ')}`}</small>
              )}
              {flag.contradictions.map((contradiction) => (
                <small key={contradiction.fact}>
                  {`${say(factNameOf(contradiction.fact, allergens))}: ${say(bothSides(contradiction))}`}
                </small>
              ))}
            </li>
          ))}
        </ul>
      )}
    </FieldFrame>
  );
}

export const QualityField = withCondition(Quality);

function nameOf(flag: string): LocalizedText {
  const names: Readonly<Record<string, LocalizedText>> = qualityFlagNames;
  return names[flag] ?? untranslated(flag);
}

/** The name of what a contradiction is about: an allergen or a class of ingredients. */
function factNameOf(fact: string, allergens: ReadonlyMap<string, LocalizedText>): LocalizedText {
  return allergens.get(fact.replace(/^allergens\./u, '')) ?? nameOfFact(fact);
}

function nutrientOf(name: string): LocalizedText {
  return isNutrientName(name) ? nutrients[name] : untranslated(name);
}
