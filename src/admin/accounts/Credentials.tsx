'use client';

import { Button, toast, useAuth, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui';
import { useId, useState, type KeyboardEvent } from 'react';
import { z } from 'zod';
import type { LocalizedText } from '../../domain/language.ts';
import { Disclosure } from '../fields/Disclosure.tsx';
import { speaker } from '../texts.ts';
import './accounts.css';

const texts = {
  changePassword: { ko: '비밀번호 바꾸기', en: 'Change password' },
  currentPassword: { ko: '현재 비밀번호', en: 'Present password' },
  newPassword: { ko: '새 비밀번호', en: 'New password' },
  passwordAgain: { ko: '새 비밀번호 한 번 더', en: 'New password again' },
  differ: { ko: '두 비밀번호가 서로 다릅니다.', en: 'The two passwords are not the same.' },
  passwordChanged: {
    ko: '비밀번호를 바꾸었습니다. 다른 기기에서는 로그아웃되었습니다.',
    en: 'The password is changed. Other devices are logged out.',
  },
  changeEmail: { ko: '이메일 바꾸기', en: 'Change e-mail' },
  newEmail: { ko: '새 이메일', en: 'New e-mail' },
  emailSent: {
    ko: '새 주소로 메일을 보냈습니다. 메일의 버튼을 누르면 바뀝니다.',
    en: 'A mail is on its way to the new address. Its button completes the change.',
  },
  sendReset: { ko: '비밀번호 재설정 메일 보내기', en: 'Send a mail to reset the password' },
  resetHint: {
    ko: '이 계정의 비밀번호와 이메일은 본인만 바꿀 수 있습니다. 메일에는 직원이 요청했다고 적힙니다.',
    en: 'Only its owner changes the password and the e-mail of this account. The mail says that staff asked for it.',
  },
  resetSent: { ko: '재설정 메일을 보냈습니다.', en: 'The mail is on its way.' },
  failed: { ko: '처리하지 못했습니다. 다시 시도해 주세요.', en: 'It did not work. Please try again.' },
} as const satisfies Record<string, LocalizedText>;

/**
 * The password and the address of an account: their owner changes them here, and proves to know the present password. For
 * the account of somebody else, an admin can only send a mail to reset the password.
 */
export function Credentials() {
  const { id, collectionSlug = '' } = useDocumentInfo();
  const { user } = useAuth();
  if (id === undefined || user === null || user === undefined) return null;
  if (user.collection === collectionSlug && String(user.id) === String(id))
    return (
      <div className="dc-credentials">
        <PasswordForm collection={collectionSlug} />
        <EmailForm collection={collectionSlug} />
      </div>
    );
  return user['role'] === 'admin' ? (
    <ResetButton path={`/${collectionSlug}/${String(id)}/password-reset`} />
  ) : null;
}

function PasswordForm({ collection }: { readonly collection: string }) {
  const { say, send } = useSend();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const submit = async (): Promise<void> => {
    if (password !== again) {
      toast.error(say(texts.differ));
      return;
    }
    const json = { currentPassword: current, password };
    if (!(await send(`/${collection}/me/password`, { json, success: texts.passwordChanged }))) return;
    for (const clear of [setCurrent, setPassword, setAgain]) clear('');
  };
  return (
    <SmallForm
      isComplete={[current, password, again].every(Boolean)}
      submit={submit}
      title={say(texts.changePassword)}
    >
      <Input
        autoComplete="current-password"
        label={say(texts.currentPassword)}
        onChange={setCurrent}
        type="password"
        value={current}
      />
      <Input
        autoComplete="new-password"
        label={say(texts.newPassword)}
        onChange={setPassword}
        type="password"
        value={password}
      />
      <Input
        autoComplete="new-password"
        label={say(texts.passwordAgain)}
        onChange={setAgain}
        type="password"
        value={again}
      />
    </SmallForm>
  );
}

function EmailForm({ collection }: { readonly collection: string }) {
  const { say, send } = useSend();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = async (): Promise<void> => {
    const json = { email, password };
    if (!(await send(`/${collection}/me/email`, { json, success: texts.emailSent }))) return;
    for (const clear of [setEmail, setPassword]) clear('');
  };
  return (
    <SmallForm isComplete={[email, password].every(Boolean)} submit={submit} title={say(texts.changeEmail)}>
      <Input autoComplete="off" label={say(texts.newEmail)} onChange={setEmail} type="email" value={email} />
      <Input
        autoComplete="current-password"
        label={say(texts.currentPassword)}
        onChange={setPassword}
        type="password"
        value={password}
      />
    </SmallForm>
  );
}

function ResetButton({ path }: { readonly path: string }) {
  const { say, send } = useSend();
  const [isBusy, setBusy] = useState(false);
  const start = async (): Promise<void> => {
    setBusy(true);
    await send(path, { success: texts.resetSent });
    setBusy(false);
  };
  return (
    <div className="dc-credentials">
      <p>{say(texts.resetHint)}</p>
      <Button
        buttonStyle="secondary"
        disabled={isBusy}
        margin={false}
        onClick={() => void start()}
        size="medium"
      >
        {say(texts.sendReset)}
      </Button>
    </div>
  );
}

/** A form of its own inside the form of the account, which must not be sent with it. */
function SmallForm({
  children,
  isComplete,
  submit,
  title,
}: {
  readonly children: React.ReactNode;
  readonly isComplete: boolean;
  readonly submit: () => Promise<void>;
  readonly title: string;
}) {
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    if (!isComplete || isBusy) return;
    setBusy(true);
    await submit();
    setBusy(false);
  };
  const submitByEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void run();
  };
  return (
    <Disclosure className="dc-credentials__form" summary={title}>
      <div onKeyDown={submitByEnter} role="group" aria-label={title}>
        {children}
        <Button disabled={!isComplete || isBusy} margin={false} onClick={() => void run()} size="medium">
          {title}
        </Button>
      </div>
    </Disclosure>
  );
}

function Input({
  label,
  onChange,
  ...input
}: {
  readonly label: string;
  readonly type: 'password' | 'email';
  readonly value: string;
  readonly autoComplete: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

const problem = z.object({ detail: z.string() });

/** Sends a POST to the API and shows the outcome. Returns whether it worked. */
function useSend() {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const send = async (
    path: string,
    { json, success }: { json?: object; success: LocalizedText },
  ): Promise<boolean> => {
    try {
      const response = await fetch(`${config.serverURL}${config.routes.api}${path}`, {
        method: 'POST',
        credentials: 'include',
        headers: {
          'Accept-Language': i18n.language,
          ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      if (response.ok) toast.success(say(success));
      else toast.error(problem.safeParse(await response.json()).data?.detail ?? say(texts.failed));
      return response.ok;
    } catch {
      toast.error(say(texts.failed));
      return false;
    }
  };
  return { say, send };
}
