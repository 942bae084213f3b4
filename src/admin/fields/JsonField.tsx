'use client';

import { useField, useTranslation, withCondition } from '@payloadcms/ui';
import type { JSONFieldClientProps } from 'payload';
import { useCallback, useState } from 'react';
import { speaker } from '../texts.ts';
import { FieldFrame, inputId } from './FieldFrame.tsx';
import { jsonFault, prettyJson } from './jsonText.ts';

/**
 * A JSON field as plain text. Payload's own field loads its editor from another origin, which our content security
 * policy forbids. Invalid JSON is reported at once and cannot be saved.
 */
function Json({ field, path, readOnly = false }: JSONFieldClientProps) {
  const { i18n } = useTranslation();
  const language = i18n.language;
  const [fault, setFault] = useState<string>();
  const validate = useCallback(() => fault ?? true, [fault]);
  const { value, setValue, showError, disabled } = useField<unknown>({ path, validate });
  const [text, setText] = useState(() => prettyJson(value));
  // The value of the form changes one render after it was written here, so the last value and the last write are stored
  // separately.
  const current = JSON.stringify(value);
  const [lastValue, setLastValue] = useState(current);
  const [lastWrite, setLastWrite] = useState(current);
  if (current !== lastValue) {
    setLastValue(current);
    if (current !== lastWrite) {
      // This field did not write the value: the document was loaded or saved.
      setLastWrite(current);
      setText(prettyJson(value));
      setFault(undefined);
    }
  }

  const onChange = (next: string): void => {
    const nextFault = jsonFault(next, speaker(language));
    // Invalid JSON is stored as text, so the form counts as changed and is invalid.
    const parsed: unknown = nextFault === undefined ? (next.trim() === '' ? null : JSON.parse(next)) : next;
    setText(next);
    setFault(nextFault);
    setLastWrite(JSON.stringify(parsed));
    setValue(parsed);
  };

  const faultId = `${inputId(path)}-fault`;
  return (
    <FieldFrame field={field} path={path} showError={showError}>
      <textarea
        aria-describedby={fault === undefined ? undefined : faultId}
        aria-invalid={fault !== undefined}
        className="dc-json"
        disabled={readOnly || disabled}
        id={inputId(path)}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        rows={rowsOf(text)}
        spellCheck={false}
        value={text}
      />
      {fault === undefined ? null : (
        <p className="dc-json__fault" id={faultId} role="alert">
          {fault}
        </p>
      )}
    </FieldFrame>
  );
}

export const JsonField = withCondition(Json);

function rowsOf(text: string): number {
  return Math.min(Math.max(text.split('\n').length + 1, 3), 40);
}
