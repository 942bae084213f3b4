'use client';

import { useTranslation } from '@payloadcms/ui';
import { useState } from 'react';
import { valueAtPath } from '../../../domain/curation/fieldValues.ts';
import { fillText, locales } from '../../../domain/language.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { Dialog } from '../../controls/Dialog.tsx';
import { speaker } from '../../texts.ts';
import { texts } from '../curationTexts.ts';
import type { Meanwhile } from '../history/answers.ts';
import { valueText } from '../valueText.ts';
import '../../controls/controls.css';
import '../curation.css';

/** Which value of each field stays. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/** Both values of each field that somebody else has changed, side by side. What was not touched here is taken over. */
export function ConflictDialog({
  close,
  data,
  meanwhile,
  settle,
}: {
  readonly close: () => void;
  /** What the form has. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly meanwhile: Meanwhile;
  readonly settle: (choices: Choices) => void;
}) {
  const { i18n } = useTranslation();
  const language = toLanguage(i18n.language);
  const say = speaker(language);
  const mine = (field: string) => valueAtPath(data, field);
  const [choices, setChoices] = useState<Choices>(() =>
    Object.fromEntries(
      meanwhile.fields.map(({ base, field }) => {
        const isUntouched = isSame(mine(field), idOf(base));
        return [field, isUntouched ? 'theirs' : 'mine'] as const;
      }),
    ),
  );
  const at = new Date(meanwhile.at).toLocaleString(locales[language], {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (
    <Dialog close={close} title={say(texts.conflictTitle)}>
      <p>{fillText(say(texts.conflictAbout), { at, by: meanwhile.by ?? say(texts.server) })}</p>
      {meanwhile.fields.map(({ base, field, label, theirs }) => (
        <fieldset className="dc-choice" key={field}>
          <legend>{label}</legend>
          <p>
            {say(texts.base)}: {valueText(base, language)}
          </p>
          {(
            [
              ['mine', texts.keepMine, mine(field)],
              ['theirs', texts.takeTheirs, theirs],
            ] as const
          ).map(([choice, text, value]) => (
            <label key={choice}>
              <input
                checked={choices[field] === choice}
                name={field}
                onChange={() => {
                  setChoices({ ...choices, [field]: choice });
                }}
                type="radio"
              />
              <span>
                <strong>{say(text)}</strong>
                {valueText(isSame(value, idOf(base)) ? base : value, language)}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <p className="dc-buttons">
        <button
          className="dc-button dc-button--main"
          onClick={() => {
            settle(choices);
          }}
          type="button"
        >
          {say(texts.saveChosen)}
        </button>
        <button className="dc-button" onClick={close} type="button">
          {say(texts.backToForm)}
        </button>
      </p>
    </Dialog>
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}
