'use client';

import { useConfig, useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useEffect, useId, useRef, useState, type DragEvent } from 'react';
import { formatsFor } from '../../charts/formats.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { speaker } from '../../texts.ts';
import { texts } from '../importTexts.ts';
import { sendFiles, type Upload } from './sendFiles.ts';
import { bytesText } from '../bytesText.ts';

const maximumFiles = 8;

/** The place where files are dropped or chosen, and their upload. */
export function UploadFiles({ base }: { readonly base: string }) {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const router = useRouter();
  const language = toLanguage(i18n.language);
  const say = speaker(language);
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const send = useRef<HTMLButtonElement>(null);
  const upload = useRef<Upload>(undefined);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [isOver, setOver] = useState(false);
  const [sent, setSent] = useState<{ bytes: number; total: number }>();
  const [fault, setFault] = useState<string>();

  // What comes next has the focus: the button that sends the files.
  useEffect(() => {
    if (files.length > 0) send.current?.focus();
  }, [files]);
  useEffect(
    () => () => {
      upload.current?.stop();
    },
    [],
  );

  const add = (more: readonly File[]): void => {
    setFault(undefined);
    setFiles((before) => {
      const isNew = (file: File): boolean =>
        !before.some(({ name, size }) => name === file.name && size === file.size);
      return [...before, ...more.filter(isNew)].slice(0, maximumFiles);
    });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (sent === undefined) add([...event.dataTransfer.files]);
  };
  const start = async (): Promise<void> => {
    setFault(undefined);
    setSent({ bytes: 0, total: files.reduce((sum, { size }) => sum + size, 0) });
    upload.current = sendFiles({
      url: `${config.serverURL}${config.routes.api}/food-imports`,
      files,
      language,
      onProgress: (bytes, total) => {
        setSent({ bytes, total });
      },
    });
    const outcome = await upload.current.done;
    upload.current = undefined;
    if ('id' in outcome) {
      router.push(`${base}/${String(outcome.id)}`);
      return;
    }
    setSent(undefined);
    setFault(
      outcome.fault === 'stopped'
        ? say(texts.uploadStopped)
        : outcome.fault === 'cut'
          ? say(texts.uploadCut)
          : outcome.fault,
    );
  };
  return (
    <section
      aria-label={say(texts.newImport)}
      className={`dc-drop${isOver ? ' dc-drop--over' : ''}`}
      onDragLeave={() => {
        setOver(false);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDrop={drop}
    >
      <p aria-live="polite" className="dc-imports__alarm" role="status">
        {fault}
      </p>
      {sent === undefined ? (
        <>
          <p className="dc-buttons">
            <label htmlFor={`${hint}-input`}>{say(texts.drop)}</label>
            <button
              className={`dc-button${files.length === 0 ? ' dc-button--main' : ''}`}
              onClick={() => input.current?.click()}
              type="button"
            >
              {say(texts.choose)}
            </button>
          </p>
          <input
            accept=".csv,.tsv,.txt,.gz,.zip,text/csv"
            className="dc-hidden"
            id={`${hint}-input`}
            multiple
            onChange={(event) => {
              add([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
            ref={input}
            tabIndex={-1}
            type="file"
          />
          <p className="dc-imports__note">{say(texts.dropHint)}</p>
          {files.length === 0 ? null : (
            <>
              <ul aria-label={say(texts.chosen)} className="dc-drop__files">
                {files.map((file) => (
                  <li key={`${file.name} ${String(file.size)}`}>
                    <span>{file.name}</span>
                    <span className="dc-imports__note">{bytesText(file.size, language)}</span>
                    <button
                      aria-label={`${say(texts.remove)}: ${file.name}`}
                      className="dc-button"
                      onClick={() => {
                        setFiles((before) => before.filter((one) => one !== file));
                      }}
                      type="button"
                    >
                      {say(texts.remove)}
                    </button>
                  </li>
                ))}
              </ul>
              <p className="dc-buttons">
                <button
                  className="dc-button dc-button--main"
                  onClick={() => void start()}
                  ref={send}
                  type="button"
                >
                  {say(texts.upload)}
                </button>
              </p>
            </>
          )}
        </>
      ) : (
        <>
          <progress aria-label={say(texts.uploading)} max={Math.max(1, sent.total)} value={sent.bytes} />
          <p className="dc-imports__facts">
            <span>
              {sent.bytes < sent.total || sent.total === 0
                ? `${say(texts.uploading)}: ${bytesText(sent.bytes, language)} / ${bytesText(sent.total, language)}`
                : say(texts.uploaded)}
            </span>
            <span>
              {formatsFor(language).percent(
                sent.total === 0 ? 0 : Math.floor((100 * sent.bytes) / sent.total) / 100,
              )}
            </span>
          </p>
          <p className="dc-buttons">
            <button className="dc-button" onClick={() => upload.current?.stop()} type="button">
              {say(texts.stopUpload)}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
