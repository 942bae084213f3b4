'use client';

import { useTranslation } from '@payloadcms/ui';
import { useId } from 'react';
import type { ImportQuestion } from '../../../domain/imports/settings/settings.ts';
import { speaker } from '../../texts.ts';
import { texts } from '../importTexts.ts';

/** What the files do not say. Nothing is chosen beforehand: a person must say which it is. */
export function Questions({
  answers,
  questions,
  setAnswers,
}: {
  readonly answers: Readonly<Record<string, string>>;
  readonly questions: readonly ImportQuestion[];
  readonly setAnswers: (answers: Readonly<Record<string, string>>) => void;
}) {
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const form = useId();
  return (
    <section className="dc-questions">
      <h3>{say(texts.questions)}</h3>
      {questions.map(({ choices, column, file, id, proposed, text }) => (
        <fieldset className="dc-imports__choice" key={id}>
          <legend>
            {[file, column]
              .filter((part) => part !== undefined)
              .map((part) => (
                <span className="dc-imports__note" key={part}>
                  {part}{' '}
                </span>
              ))}
            {say(text)}
          </legend>
          {choices.map(({ label, sample, value }) => (
            <label key={value}>
              <input
                checked={answers[id] === value}
                name={`${form} ${id}`}
                onChange={() => {
                  setAnswers({ ...answers, [id]: value });
                }}
                required
                type="radio"
                value={value}
              />{' '}
              {say(label)}
              {value === proposed ? <span className="dc-pill">{say(texts.likely)}</span> : null}
              {sample === undefined ? null : <q>{sample}</q>}
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
