import { jobDefinitions, type JobName } from '../queue/definitions.ts';

interface Title {
  readonly ko: string;
  readonly en: string;
}

const titles: Readonly<Record<JobName, Title>> = {
  'send-email': { ko: '메일 보내기', en: 'Send a mail' },
  'compute-nutrition': { ko: '식사의 영양 계산', en: 'Compute the nutrition of a meal' },
  'purge-trash': { ko: '휴지통 비우기', en: 'Purge the trash' },
  'prune-jobs': { ko: '끝난 작업 정리', en: 'Prune finished jobs' },
};

/** What a kind of job is called; a kind that this version does not know goes by its name. */
export function jobTitle(name: string): Title {
  return isJobName(name) ? titles[name] : { ko: name, en: name };
}

function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobDefinitions, name);
}
