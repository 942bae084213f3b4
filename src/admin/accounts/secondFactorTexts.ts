import type { LocalizedText } from '../../domain/language.ts';

export const secondFactorTexts = {
  title: { ko: '2단계 인증', en: 'Second factor' },
  on: {
    ko: '사용 중입니다. 로그인할 때 인증 앱의 코드도 입력합니다.',
    en: 'It is on. A login also asks for the code of the authenticator app.',
  },
  off: {
    ko: '사용하지 않습니다. 인증 앱을 등록하면 비밀번호가 새어 나가도 계정이 안전합니다.',
    en: 'It is off. With an authenticator app, a stolen password is not enough to log in.',
  },
  begin: { ko: '인증 앱 등록', en: 'Add an authenticator app' },
  scan: {
    ko: '인증 앱으로 이 QR 코드를 읽은 뒤 앱에 나오는 코드를 입력해 주세요.',
    en: 'Scan this QR code with an authenticator app, then enter the code that the app shows.',
  },
  qr: { ko: '인증 앱에 등록할 QR 코드', en: 'QR code for the authenticator app' },
  secret: { ko: 'QR 코드를 읽을 수 없으면 이 키를 입력하세요:', en: 'If you cannot scan it, type this key:' },
  code: { ko: '인증 앱의 코드', en: 'Code of the authenticator app' },
  codeIfOn: {
    ko: '인증 앱의 코드 (2단계 인증을 쓰는 경우)',
    en: 'Code of the authenticator app (if you use a second factor)',
  },
  finish: { ko: '확인하고 사용', en: 'Check and turn on' },
  remove: { ko: '2단계 인증 해제', en: 'Turn off the second factor' },
  keepCodes: {
    ko: '휴대전화를 잃어버리면 아래 코드로 로그인할 수 있습니다. 코드마다 한 번만 쓸 수 있고 다시 보여 드리지 않으니 안전한 곳에 적어 두세요.',
    en: 'If you lose your phone, you can log in with these codes. Each works once. They are not shown again, so keep them in a safe place.',
  },
  failed: { ko: '처리하지 못했습니다. 다시 시도해 주세요.', en: 'It did not work. Please try again.' },
  mustAdd: {
    ko: '이 서비스에서는 2단계 인증이 필요합니다. 인증 앱을 등록하면 다른 메뉴를 쓸 수 있습니다.',
    en: 'This service requires a second factor. Add an authenticator app to use the other pages.',
  },
  toAccount: { ko: '계정에서 등록하기', en: 'Add it in your account' },
} as const satisfies Record<string, LocalizedText>;
