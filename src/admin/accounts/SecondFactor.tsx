'use client';

import { Button, toast, useAuth, useConfig, useDocumentInfo, useField, useTranslation } from '@payloadcms/ui';
import type { CheckboxFieldClientProps } from 'payload';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { z } from 'zod';
import { speaker } from '../texts.ts';
import { secondFactorTexts as texts } from './secondFactorTexts.ts';
import './accounts.css';

const setupShape = z.object({ secret: z.string(), qr: z.string() });
const codesShape = z.object({ recoveryCodes: z.array(z.string()) });
const problemShape = z.object({ title: z.string() });

/** The second factor of a staff account: its owner sets it up and removes it, and an admin removes that of another. */
export function SecondFactor({ path }: CheckboxFieldClientProps) {
  const { value: isOn = false, setValue } = useField<boolean>({ path });
  const { id } = useDocumentInfo();
  const { user } = useAuth();
  const { i18n } = useTranslation();
  const send = useSend();
  const router = useRouter();
  const [setup, setSetup] = useState<z.infer<typeof setupShape>>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [otp, setOtp] = useState('');
  const say = speaker(i18n.language);
  // A new account has none yet.
  if (id === undefined) return null;
  const isOwn = user?.collection === 'staff' && user.id === id;

  const setOn = (isNowOn: boolean): void => {
    setValue(isNowOn, true);
    setSetup(undefined);
    setOtp('');
    router.refresh();
  };
  const begin = async (): Promise<void> => {
    const answer = await send('POST', '/staff/me/second-factor');
    if (answer !== undefined) setSetup(setupShape.parse(answer));
  };
  const finish = async (): Promise<void> => {
    const answer = await send('POST', '/staff/me/second-factor/confirm', { otp });
    if (answer === undefined) return;
    setCodes(codesShape.parse(answer).recoveryCodes);
    setOn(true);
  };
  const remove = async (): Promise<void> => {
    const answer = isOwn
      ? await send('DELETE', '/staff/me/second-factor', { otp })
      : await send('DELETE', `/staff/${String(id)}/second-factor`);
    if (answer === undefined) return;
    setCodes(undefined);
    setOn(false);
  };
  const code = (
    <label className="dc-second-factor__code">
      {say(texts.code)}
      <input
        autoComplete="one-time-code"
        inputMode="numeric"
        onChange={(event) => {
          setOtp(event.target.value);
        }}
        value={otp}
      />
    </label>
  );

  return (
    <section aria-label={say(texts.title)} className="field-type dc-second-factor">
      <h3>{say(texts.title)}</h3>
      <p>{say(isOn ? texts.on : texts.off)}</p>
      {codes !== undefined && (
        <div role="status">
          <p>{say(texts.keepCodes)}</p>
          <pre>{codes.join('\n')}</pre>
        </div>
      )}
      {setup !== undefined && (
        <div>
          <p>{say(texts.scan)}</p>
          <img alt={say(texts.qr)} src={`data:image/svg+xml,${encodeURIComponent(setup.qr)}`} />
          <p>
            {say(texts.secret)} <code>{setup.secret}</code>
          </p>
        </div>
      )}
      {isOwn && (isOn || setup !== undefined) && code}
      {isOwn && !isOn && (
        <Button
          buttonStyle="secondary"
          onClick={() => void (setup === undefined ? begin() : finish())}
          size="small"
        >
          {say(setup === undefined ? texts.begin : texts.finish)}
        </Button>
      )}
      {isOn && (
        <Button buttonStyle="secondary" onClick={() => void remove()} size="small">
          {say(texts.remove)}
        </Button>
      )}
    </section>
  );
}

/** Sends a call and returns its answer; shows the reason and returns undefined when it was refused. */
function useSend() {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  return async (method: 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> => {
    const failed = speaker(i18n.language)(texts.failed);
    try {
      const response = await fetch(`${config.serverURL}${config.routes.api}${path}`, {
        method,
        credentials: 'include',
        headers: {
          'Accept-Language': i18n.language,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (response.ok) return answer;
      toast.error(problemShape.safeParse(answer).data?.title ?? failed);
    } catch {
      toast.error(failed);
    }
    return undefined;
  };
}
