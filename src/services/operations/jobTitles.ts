import { untranslated, type LocalizedText } from '../../domain/language.ts';
import { jobDefinitions, type JobName } from '../../queue/definitions.ts';

const titles: Readonly<Record<JobName, LocalizedText>> = {
  'send-email': { ko: '메일 보내기', en: 'Send a mail' },
  'compute-nutrition': { ko: '식사의 영양 계산', en: 'Compute the nutrition of a meal' },
  'refresh-foods': { ko: '모든 식품 다시 판정', en: 'Judge all foods again' },
  'tend-food-search': { ko: '식품 검색 정비', en: 'Tend the food search' },
  'remove-files': { ko: '지워진 회원의 파일 삭제', en: 'Remove the files of erased members' },
  'purge-trash': { ko: '휴지통 비우기', en: 'Purge the trash' },
  'prune-jobs': { ko: '끝난 작업 정리', en: 'Prune finished jobs' },
};

/** What a kind of job is called; a kind that this version does not know goes by its name. */
export function jobTitle(name: string): LocalizedText {
  return isJobName(name) ? titles[name] : untranslated(name);
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

function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobDefinitions, name);
}
