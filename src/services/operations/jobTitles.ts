import { jobDefinitions } from '../../../jobs/definitions.ts';
import { untranslated, type LocalizedText } from '../../domain/language.ts';

/** What a kind of job is called; a kind that this version does not know goes by its name. */
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
    en: 'It does not fit its definition',
  },
  'unsendable mail': { ko: '보낼 수 없는 메일', en: 'The mail cannot be sent' },
  JobTimeout: { ko: '제한 시간을 넘김', en: 'It took longer than it may' },
};

/** Why a job was parked: the reasons of ours in words, anything else as it was recorded (names and codes of errors). */
export function parkingReason(reason: string): LocalizedText {
  return reasons[reason] ?? untranslated(reason);
}
