'use client';

import { useField, useTranslation, withCondition } from '@payloadcms/ui';
import type { JSONFieldClientProps } from 'payload';
import { untranslated, type LocalizedText } from '../../domain/language.ts';
import { FieldFrame } from '../fields/FieldFrame.tsx';
import { speaker } from '../texts.ts';

type Props = JSONFieldClientProps & {
  /** The names of the fields of a food as people know them. */
  readonly titles: Readonly<Record<string, LocalizedText>>;
};

const texts = {
  none: { ko: '직접 고친 항목이 없습니다.', en: 'Nobody has changed a field by hand.' },
  released: { ko: '다음 가져오기가 다시 씁니다', en: 'the next import sets it again' },
} as const satisfies Record<string, LocalizedText>;

/** The fields that a person has changed. Without its tick, a field is released when the food is saved. */
function HandSet({ field, path, readOnly = false, titles }: Props) {
  const { disabled, initialValue, setValue, showError, value } = useField<unknown>({ path });
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const kept = namesIn(value);
  const names = [...new Set([...namesIn(initialValue), ...kept])];
  return (
    <FieldFrame field={field} path={path} showError={showError}>
      {names.length === 0 ? (
        <p className="dc-quality__none">{say(texts.none)}</p>
      ) : (
        <ul className="dc-hand-set">
          {names.map((name) => {
            const isKept = kept.includes(name);
            return (
              <li key={name}>
                <label>
                  <input
                    checked={isKept}
                    disabled={readOnly || disabled}
                    onChange={() => {
                      setValue(names.filter((one) => (one === name ? !isKept : kept.includes(one))));
                    }}
                    type="checkbox"
                  />{' '}
                  {say(titles[name] ?? untranslated(name))}
                  {isKept ? null : <small>{say(texts.released)}</small>}
                </label>
              </li>
            );
          })}
        </ul>
      )}
    </FieldFrame>
  );
}

export const HandSetField = withCondition(HandSet);

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
