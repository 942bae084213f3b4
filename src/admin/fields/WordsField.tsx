'use client';

import type { LocalizedText } from '../../domain/language.ts';
import { useField, useTranslation, withCondition } from '@payloadcms/ui';
import type { JSONFieldClientProps } from 'payload';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { speaker } from '../texts.ts';
import { FieldFrame, inputId } from './FieldFrame.tsx';
import { JsonField } from './JsonField.tsx';
import { useNamesBySlug } from './useNamesBySlug.ts';

type Props = JSONFieldClientProps & {
  /** Suggestions while typing. Other words are accepted, too. */
  readonly suggestions?: readonly string[];
  /** The collection whose slugs are suggested, too. */
  readonly suggestionsFrom?: 'allergens';
};

const texts = {
  word: { ko: '낱말', en: 'word' },
  add: { ko: '추가…', en: 'Add…' },
  remove: { ko: '지우기', en: 'Remove' },
  none: { ko: '없음', en: 'None' },
} as const satisfies Record<string, LocalizedText>;

/**
 * A list of words in a JSON field. Every word has its own input. The last input is for the next word, which is part of
 * the value from its first letter, so no typed text waits for a key. Enter moves to the next word, a pasted column
 * becomes several words, and an empty word is removed.
 */
function Words(props: Props) {
  const { field, path, readOnly = false, suggestionsFrom } = props;
  const { value, setValue, showError, disabled } = useField<unknown>({ path });
  const { i18n } = useTranslation();
  const slugs = useNamesBySlug(suggestionsFrom);
  const suggestions = [...(props.suggestions ?? []), ...slugs.keys()];
  const list = useRef<HTMLUListElement>(null);
  const say = speaker(i18n.language);
  const words = readWords(value);
  // Another value (from an old version) is shown as JSON, so it is not lost.
  if (words === undefined) return <JsonField {...props} />;

  const isReadOnly = readOnly || disabled;
  const suggestionsId = `${inputId(path)}-suggestions`;
  const write = (next: readonly string[]): void => {
    setValue([...next]);
  };
  const change = (at: number, text: string): void => {
    write(at === words.length ? [...words, text] : words.with(at, text));
  };
  const tidy = (): void => {
    const cleanWords = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
    if (cleanWords.length !== words.length || cleanWords.some((word, at) => word !== words[at]))
      write(cleanWords);
  };
  const focus = (at: number): void => {
    list.current?.querySelectorAll('input')[at]?.focus();
  };
  const onKeyDown = (at: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    // During the composition of a syllable the input method handles the keys.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      focus(at + 1);
    } else if (event.key === 'Backspace' && event.currentTarget.value === '' && at > 0) {
      event.preventDefault();
      focus(at - 1);
    }
  };
  const onPaste = (at: number) => (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = event.clipboardData
      .getData('text')
      .split(/\r?\n/)
      .map((line) => line.trim());
    if (lines.length < 2) return;
    event.preventDefault();
    write([...words.slice(0, at), ...lines.filter((line) => line !== ''), ...words.slice(at)]);
  };

  return (
    <FieldFrame field={field} path={path} showError={showError}>
      <ul className={`dc-words${isReadOnly ? ' dc-words--fixed' : ''}`} ref={list}>
        {isReadOnly && words.length === 0 ? <li className="dc-words__none">{say(texts.none)}</li> : null}
        {[...words, ...(isReadOnly ? [] : [''])].map((word, at) => (
          // The key is the position, so a word keeps its input while it is typed.
          <li className={at === words.length ? 'dc-words__next' : 'dc-words__word'} key={at}>
            <input
              aria-label={`${say(texts.word)} ${at + 1}`}
              disabled={isReadOnly}
              id={at === words.length ? inputId(path) : undefined}
              list={suggestions.length > 0 ? suggestionsId : undefined}
              onBlur={tidy}
              onChange={(event) => {
                change(at, event.target.value);
              }}
              onKeyDown={onKeyDown(at)}
              onPaste={onPaste(at)}
              placeholder={at === words.length ? say(texts.add) : undefined}
              style={{ width: `${widthOf(word === '' ? say(texts.add) : word)}ch` }}
              type="text"
              value={word}
            />
            {isReadOnly || at === words.length ? null : (
              <button
                aria-label={`${say(texts.remove)}: ${word}`}
                onClick={() => {
                  write(words.filter((_, other) => other !== at));
                }}
                type="button"
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {suggestions.length > 0 ? (
        <datalist id={suggestionsId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </FieldFrame>
  );
}

export const WordsField = withCondition(Words);

/** Undefined when the value is not a list of words. */
function readWords(value: unknown): readonly string[] | undefined {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : undefined;
}

/** The width in Latin digits. A Hangul letter counts as two. */
function widthOf(word: string): number {
  const width = Array.from(word).reduce((sum, letter) => sum + (letter > '\u10ff' ? 2 : 1), 0);
  return Math.min(Math.max(width, 4), 60) + 1;
}
