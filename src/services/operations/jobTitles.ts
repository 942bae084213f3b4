import { jobDefinitions } from '../../../jobs/definitions.ts';
import { untranslated, type LocalizedText } from '../../domain/language.ts';

/** The title of a kind of job. A kind that this version does not know is shown by its name. */
export function jobTitle(name: string): LocalizedText {
  return jobDefinitions.find((job) => job.name === name)?.title ?? untranslated(name);
}

const reasons: Readonly<Record<string, LocalizedText>> = {
  'worker ended or went silent': {
    ko: '작업자가 끝나거나 응답하지 않음',
    en: 'The worker ended or went silent',
  },
  'unknown name': { ko: '이 버전이 모르는 종류의 작업', en: 'A kind of job that this version does not know' },
  'ids do not fit the definition': {
    ko: '작업의 내용이 정의와 맞지 않음',
    en: 'Its data does not match its definition',
  },
  'recipient refused': {
    ko: '받는 메일 주소가 없음',
    en: 'The mailbox of the recipient does not exist',
  },
  'unsendable mail': { ko: '보낼 수 없는 메일', en: 'The mail cannot be sent' },
  JobTimeout: { ko: '제한 시간을 넘김', en: 'It took longer than allowed' },
};

/** The reason why a job was parked: a text for our own reasons, and the recorded name or code for other errors. */
export function parkingReason(reason: string): LocalizedText {
  return reasons[reason] ?? untranslated(reason);
}
