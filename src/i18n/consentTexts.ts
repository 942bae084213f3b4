import type { ConsentName } from '../domain/accounts/consents.ts';
import type { Language } from '../domain/language.ts';

interface ConsentText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/**
 * The current texts that members agree to, as their page shows them. Who changes what a text means gives it a new version
 * in src/domain/accounts/consents.ts, so that members are asked again.
 */
export const consentTexts: Readonly<Record<ConsentName, Readonly<Record<Language, ConsentText>>>> = {
  terms: {
    ko: {
      title: '이용약관',
      paragraphs: [
        '다이닝코치는 음식 정보와 판정, 식사 기록을 제공합니다. 일반적인 건강 정보이며 진단이나 치료를 대신하지 않습니다.',
        '만 14세 이상이면 누구나 가입할 수 있습니다. 만 14세 미만은 법정대리인이 동의하기 전까지 건강정보를 입력할 수 없습니다.',
        '가입할 때 받은 이메일, 사용자 이름, 비밀번호(해시)와 회원이 직접 남긴 기록을 보관합니다.',
        '언제든지 모든 정보를 내려받고 계정을 삭제할 수 있습니다. 삭제하면 모든 정보가 함께 사라집니다.',
      ],
    },
    en: {
      title: 'Terms of use',
      paragraphs: [
        'DiningCoach offers facts about foods, verdicts, and a meal diary. It is general information and does not replace a diagnosis or treatment.',
        'Everybody who is 14 or older can have an account. Who is younger cannot enter anything about health until a parent or guardian agrees.',
        'We keep the e-mail address, the name and the (hashed) password of the sign-up, and what members write themselves.',
        'You can download everything and erase your account at any time. All data are erased with it.',
      ],
    },
  },
  healthData: {
    ko: {
      title: '건강정보(민감정보) 처리 동의',
      paragraphs: [
        '목적: 식단, 질환, 알레르기, 신체 정보를 음식과 비교하여 먹어도 되는지 알려 드립니다.',
        '항목: 건강 프로필에 입력한 내용. 진단과 알레르기는 암호화하여 보관하며, 직접 공유하지 않는 한 아무에게도 보이지 않습니다.',
        '기간: 동의를 철회하거나 계정을 삭제할 때까지. 철회하면 바로 사용을 멈추고 7일 뒤에 삭제합니다.',
        '동의하지 않을 수 있습니다. 그러면 계정을 만들 수 없습니다. 동의는 언제든지 철회할 수 있고, 철회하면 회원에게 맞춘 판정은 제공되지 않습니다.',
      ],
    },
    en: {
      title: 'Consent to the use of health data',
      paragraphs: [
        'Purpose: we compare your diets, diseases, allergies and body measures with foods, to tell you whether you may eat them.',
        'Data: what you enter in your health profile. Diseases and allergies are stored encrypted, and nobody sees them unless you share them.',
        'Time: until you withdraw the consent or erase your account. After a withdrawal we stop at once, and erase the data after 7 days.',
        'You may refuse. Then you cannot create an account. You may withdraw the consent at any time. Then there are no more verdicts for you.',
      ],
    },
  },
  scanHistory: {
    ko: {
      title: '스캔 기록 보관 동의',
      paragraphs: [
        '스캔한 바코드와 시각을 보관하여 다시 찾아볼 수 있게 합니다. 판정 결과는 보관하지 않습니다.',
        '선택 사항이며, 철회하면 기록이 바로 삭제됩니다. 기록은 최대 400일 동안 보관합니다.',
      ],
    },
    en: {
      title: 'Keeping a scan history',
      paragraphs: [
        'We keep which barcodes you scanned and when, so that you find them again. Verdicts are not kept.',
        'It is optional. When you withdraw it, the history is deleted at once. Entries are kept for at most 400 days.',
      ],
    },
  },
  marketing: {
    ko: {
      title: '소식 받기',
      paragraphs: [
        '새로운 기능과 이벤트 소식을 메일로 보내 드립니다. 선택 사항이며 언제든지 철회할 수 있습니다.',
      ],
    },
    en: {
      title: 'News by mail',
      paragraphs: [
        'We write to you about new features and events. It is optional, and you can stop it at any time.',
      ],
    },
  },
};
