'use client';

import type { LocalizedText } from '../../domain/language.ts';
import { Button, toast, useConfig, useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { speaker } from '../texts.ts';

const texts = {
  retry: { ko: '다시 실행', en: 'Run again' },
  retryAll: { ko: '모두 다시 실행', en: 'Run all again' },
  retried: { ko: '작업을 다시 실행합니다.', en: 'The job will run again.' },
  retriedAll: { ko: '멈춘 작업을 모두 다시 실행합니다.', en: 'All parked jobs will run again.' },
  failed: { ko: '다시 실행하지 못했습니다.', en: 'It could not be run again.' },
} as const satisfies Record<string, LocalizedText>;

/** A button that runs a parked job again and then reloads the figures. */
export function RetryJob({ id, name }: { readonly id: string; readonly name: string }) {
  return <RetryButton about={name} path={`/jobs/${id}/retry`} success={texts.retried} text={texts.retry} />;
}

/** A button that runs all parked jobs again, for example after an outage of the mail server. */
export function RetryAllJobs() {
  return <RetryButton path="/jobs/retry" success={texts.retriedAll} text={texts.retryAll} />;
}

function RetryButton({
  path,
  text,
  success,
  about,
}: {
  readonly path: string;
  readonly text: LocalizedText;
  readonly success: LocalizedText;
  readonly about?: string;
}) {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const say = speaker(i18n.language);

  const retry = async (): Promise<void> => {
    setBusy(true);
    try {
      const response = await fetch(`${config.serverURL}${config.routes.api}${path}`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Accept-Language': i18n.language },
      });
      if (response.ok) toast.success(say(success));
      else toast.error(say(texts.failed));
    } catch {
      toast.error(say(texts.failed));
    } finally {
      setBusy(false);
      router.refresh();
    }
  };

  return (
    <Button
      aria-label={about === undefined ? say(text) : `${say(text)}: ${about}`}
      buttonStyle="secondary"
      disabled={isBusy}
      margin={false}
      onClick={() => void retry()}
      size="small"
    >
      {say(text)}
    </Button>
  );
}
