'use client';

import { useTranslation } from '@payloadcms/ui';
import { useEffect, useId, useRef } from 'react';
import type { LocalizedText } from '../../domain/language.ts';
import { speaker } from '../texts.ts';

/** Says what will happen, and asks for it once more. */
export function ConfirmDialog({
  cancel,
  confirm,
  text,
  title,
}: {
  readonly cancel: () => void;
  readonly confirm: () => void;
  readonly text: string;
  readonly title: string;
}) {
  const { i18n } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  return (
    <dialog aria-labelledby={id} className="dc-dialog" onClose={cancel} ref={dialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <h2 id={id}>{title}</h2>
        <p>{text}</p>
        <p className="dc-buttons">
          <button className="dc-button dc-button--heavy" type="submit">
            {title}
          </button>
          <button className="dc-button" onClick={() => dialog.current?.close()} type="button">
            {speaker(i18n.language)(close)}
          </button>
        </p>
      </form>
    </dialog>
  );
}

const close: LocalizedText = { ko: '닫기', en: 'Close' };
