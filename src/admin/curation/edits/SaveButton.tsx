'use client';

import {
  FormSubmit,
  useConfig,
  useDocumentInfo,
  useEditDepth,
  useForm,
  useFormModified,
  useHotkey,
  useOperation,
  useTranslation,
} from '@payloadcms/ui';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { meanwhileAnswer, type Meanwhile } from '../history/answers.ts';
import { ConflictDialog, type Choices } from './ConflictDialog.tsx';

const stored = z.object({ updatedAt: z.string() });

/**
 * Saves a document, based on the state in which the form was opened. When somebody else has changed it meanwhile, the
 * server refuses the save, and the person chooses between both values of each field. Nothing that was typed is lost.
 */
export function SaveButton() {
  const { collectionSlug = '', data: savedData, id, uploadStatus } = useDocumentInfo();
  const { config } = useConfig();
  const { i18n, t } = useTranslation();
  const { dispatchFields, getData, setModified, submit } = useForm();
  const operation = useOperation();
  const isUnchanged = operation === 'update' && !useFormModified();
  const isDisabled = isUnchanged || uploadStatus === 'uploading';
  const button = useRef<HTMLButtonElement>(null);
  const [conflict, setConflict] = useState<Meanwhile>();
  const basedOn = stored.safeParse(savedData).data?.updatedAt;

  useHotkey({ cmdCtrlKey: true, editDepth: useEditDepth(), keyCodes: ['s'] }, (event) => {
    event.preventDefault();
    event.stopPropagation();
    button.current?.click();
  });

  const findConflict = async (since: string): Promise<Meanwhile | null> => {
    const url = `${config.serverURL}${config.routes.api}/${collectionSlug}/${String(id)}/changed`;
    const headers = { 'Accept-Language': i18n.language };
    const response = await fetch(`${url}?since=${since}`, { credentials: 'include', headers });
    return response.ok ? meanwhileAnswer.parse(await response.json()).meanwhile : null;
  };
  const save = async (since: string | undefined) => {
    const isChange = operation === 'update' && since !== undefined;
    const done = await submit(isChange ? { overrides: { updatedAt: since } } : {});
    // A refused save returns nothing. The form stays as it is, and so do the values in it.
    if (!isChange || (done !== undefined && done.res.ok)) return;
    const found = await findConflict(since);
    if (found === null) return;
    setModified(true);
    setConflict(found);
  };
  const settle = (found: Meanwhile, choices: Choices) => {
    setConflict(undefined);
    for (const { field, theirs } of found.fields)
      if (choices[field] === 'theirs')
        dispatchFields({ type: 'UPDATE', path: field, value: formValue(theirs) });
    // The form has the values after the next render.
    setTimeout(() => void save(found.updatedAt), 0);
  };

  return (
    <>
      <FormSubmit
        buttonId="action-save"
        disabled={isDisabled}
        onClick={() => void save(basedOn)}
        ref={button}
        size="medium"
        type="button"
      >
        {t('general:save')}
      </FormSubmit>
      {conflict === undefined ? null : (
        <ConflictDialog
          close={() => {
            setConflict(undefined);
          }}
          data={z.record(z.string(), z.unknown()).parse(getData())}
          meanwhile={conflict}
          settle={(choices) => {
            settle(conflict, choices);
          }}
        />
      )}
    </>
  );
}

/** A relation comes with its title, and the form has its id. */
function formValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value && 'title' in value ? value.id : value;
}
