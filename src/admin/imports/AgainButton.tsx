'use client';

import { useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { z } from 'zod';
import { speaker } from '../texts.ts';
import { texts } from './importTexts.ts';
import { useImportCalls } from './page/useImportCalls.ts';

const created = z.object({ doc: z.object({ id: z.int() }) });

/** Imports the files of an import again, without another upload. @param name of the import, where several are shown. */
export function AgainButton({
  base,
  id,
  name,
}: {
  readonly base: string;
  readonly id: number;
  readonly name?: string;
}) {
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const router = useRouter();
  const { call, fault, isBusy } = useImportCalls(id);
  const start = async (): Promise<void> => {
    const answer = created.safeParse(await call('POST', '/again')).data;
    if (answer !== undefined) router.push(`${base}/${String(answer.doc.id)}`);
  };
  return (
    <>
      <button
        aria-label={name === undefined ? undefined : `${say(texts.again)}: ${name}`}
        className="dc-button"
        disabled={isBusy}
        onClick={() => void start()}
        type="button"
      >
        {say(texts.again)}
      </button>
      <span className="dc-imports__alarm" role="alert">
        {fault}
      </span>
    </>
  );
}
