'use client';

import { useTranslation } from '@payloadcms/ui';
import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { mappingBases } from '../../../domain/imports/rows/preset.ts';
import { mappingOf, missingOf, type MappingForm } from '../../../domain/imports/settings/mappingForm.ts';
import { speaker } from '../../texts.ts';
import { texts } from '../importTexts.ts';
import { MappingEditor } from './MappingEditor.tsx';
import { Questions } from './Questions.tsx';
import type { ReadingProps } from './readingProps.ts';
import { useImportCalls } from './useImportCalls.ts';

type Props = ReadingProps & {
  readonly id: number;
  /** Whether a preview was made before. */
  readonly submit: 'first' | 'again';
};

/** How the files are to be read: the format, answers to what they do not say, own columns. It asks for the preview. */
export function SettingsForm({
  answers: given,
  guess,
  id,
  inspected,
  mapping,
  matchBy: givenMatchBy,
  presets,
  questions,
  submit,
}: Props) {
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const ids = { match: useId() };
  const { call, fault, isBusy } = useImportCalls(id);
  const [preset, setPreset] = useState(inspected);
  const [answers, setAnswers] = useState(given);
  const [matchBy, setMatchBy] = useState(givenMatchBy);
  const [form, setForm] = useState<MappingForm | null>(mapping?.initial ?? null);
  const alarm = useRef<HTMLParagraphElement>(null);
  const isOwn = preset === 'own' && mapping !== null && form !== null;
  const missing = isOwn ? missingOf(form) : [];

  useEffect(() => {
    if (fault !== undefined) alarm.current?.focus();
  }, [fault]);

  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    if (missing.length > 0) {
      alarm.current?.focus();
      return;
    }
    void call('POST', '/preview', {
      settings: {
        preset,
        matchBy,
        // The questions belong to the format that was looked at.
        answers: preset === inspected ? answers : {},
        ...(isOwn ? { mapping: mappingOf(form, mapping.decimal ?? undefined) } : {}),
      },
    });
  };
  const basisQuestions = questions.filter(({ kind }) => kind === 'per');
  /** What the figures are for stands in the form and in a question; the last word counts in both. */
  const answer = (next: Readonly<Record<string, string>>): void => {
    setAnswers(next);
    const per = mappingBases.find((basis) => basisQuestions.some(({ id }) => next[id] === basis));
    if (form !== null && per !== undefined) setForm({ ...form, per });
  };
  const change = (next: MappingForm): void => {
    if (next.per !== form?.per)
      setAnswers({ ...answers, ...Object.fromEntries(basisQuestions.map(({ id }) => [id, next.per])) });
    setForm(next);
  };
  const titleOf = (field: string): string => {
    const known = mapping?.fields.find(({ value }) => value === field)?.title;
    return known === undefined ? field : say(known);
  };
  return (
    <form className="dc-reading" onSubmit={send}>
      {guess !== null || inspected === 'own' ? null : (
        <p className="dc-imports__alarm">{say(texts.noPresetOfSeveral)}</p>
      )}
      <label className="dc-imports__field">
        {say(texts.format)}
        <select
          onChange={(event) => {
            setPreset(event.target.value);
          }}
          required
          value={preset}
        >
          {preset === '' ? <option value="">{say(texts.choosePlease)}</option> : null}
          {presets.map(({ title, value }) => (
            <option key={value} value={value}>
              {`${say(title)}${value === guess ? ` (${say(texts.guessed)})` : ''}`}
            </option>
          ))}
          {mapping === null ? null : <option value="own">{say(texts.ownMapping)}</option>}
        </select>
      </label>
      {preset === inspected && questions.length > 0 ? (
        <Questions answers={answers} questions={questions} setAnswers={answer} />
      ) : null}
      {isOwn ? (
        <>
          {guess === null ? <p>{say(texts.noPreset)}</p> : null}
          <MappingEditor form={form} mapping={mapping} setForm={change} />
        </>
      ) : null}
      <fieldset className="dc-imports__choice">
        <legend>{say(texts.matchBy)}</legend>
        {(['code', 'barcode'] as const).map((value) => (
          <label key={value}>
            <input
              checked={matchBy === value}
              name={ids.match}
              onChange={() => {
                setMatchBy(value);
              }}
              type="radio"
              value={value}
            />{' '}
            {say(value === 'code' ? texts.matchByCode : texts.matchByBarcode)}
          </label>
        ))}
      </fieldset>
      <p className="dc-imports__alarm" ref={alarm} role="alert" tabIndex={-1}>
        {missing.length > 0
          ? say(texts.stillNeeded).replace('{fields}', missing.map(titleOf).join(', '))
          : fault}
      </p>
      <p className="dc-buttons">
        <button
          className={`dc-button${submit === 'first' ? ' dc-button--main' : ''}`}
          disabled={isBusy}
          type="submit"
        >
          {say(submit === 'first' ? texts.makePreview : texts.previewAgain)}
        </button>
      </p>
    </form>
  );
}
