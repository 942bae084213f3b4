import type { LocalizedText } from '../../../domain/language.ts';

/** The texts of a page that a link in a mail opens. */
export interface LinkPageTexts {
  readonly title: LocalizedText;
  readonly body: LocalizedText;
  /** For a used link, where the app gives no new one. */
  readonly dead?: LocalizedText;
  readonly button: LocalizedText;
  /** After the button was pressed. */
  readonly done: { readonly title: LocalizedText; readonly body: LocalizedText };
}

export const confirmEmailTexts: LinkPageTexts = {
  title: { ko: '이메일 주소 확인', en: 'Confirm your e-mail address' },
  body: {
    ko: '아래 버튼을 누르면 이 이메일 주소가 회원님의 주소로 확인됩니다.',
    en: 'Press the button to confirm that this e-mail address is yours.',
  },
  button: { ko: '이메일 확인하기', en: 'Confirm e-mail address' },
  done: {
    title: { ko: '이메일이 확인되었습니다', en: 'Your e-mail is confirmed' },
    body: { ko: '이제 앱으로 돌아가셔도 됩니다.', en: 'You can go back to the app now.' },
  },
};

export const changeEmailTexts: LinkPageTexts = {
  title: { ko: '새 이메일 주소 확인', en: 'Confirm your new e-mail address' },
  body: {
    ko: '아래 버튼을 누르면 이 주소가 계정의 이메일이 됩니다. 다음부터는 이 주소로 로그인해 주세요.',
    en: 'Press the button to make this the e-mail address of your account. From then on you log in with it.',
  },
  button: { ko: '새 이메일 확인하기', en: 'Confirm new address' },
  done: {
    title: { ko: '이메일이 변경되었습니다', en: 'Your e-mail address was changed' },
    body: {
      ko: '다음부터는 새 주소로 로그인해 주세요. 이전 주소로도 알려 드렸습니다.',
      en: 'From now on, log in with the new address. We have told your old address, too.',
    },
  },
};

export const undoEmailTexts: LinkPageTexts = {
  title: { ko: '이메일 변경 되돌리기', en: 'Undo the change of your e-mail address' },
  body: {
    ko: '아래 버튼을 누르면 이 주소가 다시 계정의 이메일이 되고, 모든 기기에서 로그아웃되고 연결된 다른 서비스의 로그인이 모두 해제되며, 새 비밀번호를 정하는 메일을 보내 드립니다.',
    en: 'Press the button to bring this address back. All devices are logged out, all linked sign-ins of other services are unlinked, and we send you a mail to set a new password.',
  },
  button: { ko: '변경 되돌리기', en: 'Undo the change' },
  done: {
    title: { ko: '이메일 변경을 되돌렸습니다', en: 'The change is undone' },
    body: {
      ko: '새 비밀번호를 정하는 메일을 보냈습니다. 메일을 확인해 주세요.',
      en: 'We have sent you a mail to set a new password. Please look into your mailbox.',
    },
  },
};

export const resetPasswordTexts: LinkPageTexts = {
  title: { ko: '새 비밀번호 정하기', en: 'Set a new password' },
  body: {
    ko: '새 비밀번호를 정하면 모든 기기에서 로그아웃됩니다.',
    en: 'When you set a new password, all devices are logged out.',
  },
  button: { ko: '비밀번호 정하기', en: 'Set password' },
  done: {
    title: { ko: '새 비밀번호가 정해졌습니다', en: 'Your new password is set' },
    body: { ko: '이제 새 비밀번호로 로그인해 주세요.', en: 'Please log in with the new password now.' },
  },
};

export const forgotPasswordTexts: LinkPageTexts = {
  title: { ko: '비밀번호를 잊으셨나요?', en: 'Forgot your password?' },
  body: {
    ko: '계정의 이메일 주소를 입력하시면 새 비밀번호를 정하는 링크를 보내 드립니다.',
    en: 'Enter the e-mail address of your account. We send you a link to set a new password.',
  },
  button: { ko: '메일 받기', en: 'Send me the mail' },
  done: {
    title: { ko: '메일을 확인해 주세요', en: 'Please look into your mailbox' },
    body: {
      ko: '이 주소로 된 계정이 있으면 곧 메일이 도착합니다. 링크는 1시간 동안 사용할 수 있습니다.',
      en: 'If there is an account with this address, a mail arrives shortly. Its link works for one hour.',
    },
  },
};

/** A link that was used, that is over, or that never was one of ours. */
export const deadLinkTexts: Pick<LinkPageTexts, 'title' | 'body'> = {
  title: { ko: '더 이상 쓸 수 없는 링크입니다', en: 'This link does not work any more' },
  body: {
    ko: '이미 사용했거나 기간이 지난 링크입니다. 앱에서 다시 요청해 주세요.',
    en: 'It was used before, or its time is over. Please ask for a new one in the app.',
  },
};

export const fieldTexts = {
  email: { ko: '이메일', en: 'E-mail' },
  newPassword: { ko: '새 비밀번호', en: 'New password' },
  passwordAgain: { ko: '새 비밀번호 한 번 더', en: 'New password again' },
  passwordHint: {
    ko: '{minimum}자 이상. 흔한 비밀번호나 이름으로 만든 비밀번호는 쓸 수 없습니다.',
    en: 'At least {minimum} characters. No common passwords, and none made of your names.',
  },
} satisfies Record<string, LocalizedText>;
