'use client';

import { useTranslation } from '@payloadcms/ui';
import { speaker } from '../texts.ts';
import { secondFactorTexts as texts } from './secondFactorTexts.ts';
import './accounts.css';

const secondsToLogIn = 120;

/**
 * Asks for the code of the second factor above Payload's form of the login. That form sends e-mail and password only, so
 * the code goes along in a cookie that lives for two minutes; the server takes each code once.
 */
export function OneTimeCode() {
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const keep = (otp: string): void => {
    const secure = window.location.protocol === 'https:' ? '; Secure' : '';
    const age = otp === '' ? 0 : secondsToLogIn;
    document.cookie = `diningcoach-otp=${encodeURIComponent(otp)}; Path=/api/staff/login; Max-Age=${String(age)}; SameSite=Strict${secure}`;
  };
  return (
    <label className="dc-second-factor__code">
      {say(texts.codeIfOn)}
      <input
        autoComplete="one-time-code"
        id="field-otp"
        inputMode="numeric"
        onChange={(event) => {
          keep(event.target.value.trim());
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter')
            document.querySelector<HTMLFormElement>('form.login__form')?.requestSubmit();
        }}
      />
    </label>
  );
}
