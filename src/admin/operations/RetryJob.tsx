'use client';

import type { LocalizedText } from '../../domain/language.ts';
import { Button, toast, useConfig, useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { speaker } from '../texts.ts';

const texts = {
  retry: { ko: '다시 실행', en: 'Run again' },
  retried: { ko: '작업을 다시 실행합니다.', en: 'The job will run again.' },
  failed: { ko: '다시 실행하지 못했습니다.', en: 'It could not be run again.' },
} as const satisfies Record<string, LocalizedText>;

/** A button that runs a parked job again and then reloads the figures. */
export function RetryJob({ id, name }: { readonly id: string; readonly name: string }) {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const say = speaker(i18n.language);

  const retry = async (): Promise<void> => {
    setBusy(true);
    try {
      const response = await fetch(`${config.serverURL}${config.routes.api}/jobs/${id}/retry`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Accept-Language': i18n.language },
      });
      if (response.ok) toast.success(say(texts.retried));
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
      aria-label={`${say(texts.retry)}: ${name}`}
      buttonStyle="secondary"
      disabled={isBusy}
      margin={false}
      onClick={() => void retry()}
      size="small"
    >
      {say(texts.retry)}
    </Button>
  );
}
