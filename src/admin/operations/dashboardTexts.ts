import type { LocalizedText } from '../../domain/language.ts';
import type { WatchedFact } from '../../services/operations/dashboard.ts';
import { nutrients } from '../../domain/foods/nutrients.ts';

/** The texts of the dashboard. */
export const texts = {
  title: { ko: '한눈에 보기', en: 'At a glance' },
  unavailable: {
    ko: '지금은 이 수치를 불러올 수 없습니다. 잠시 뒤 새로 고쳐 주세요.',
    en: 'These figures are not available right now. Please reload in a moment.',
  },
  about: { ko: '약', en: 'about' },

  foods: { ko: '식품', en: 'Foods' },
  foodsInAll: { ko: '등록된 식품', en: 'foods in the catalogue' },
  foodsByKind: { ko: '종류별 식품 수', en: 'Foods by kind' },
  noFoods: {
    ko: '아직 식품이 없습니다. CSV 파일을 가져오거나 첫 식품을 등록해 보세요.',
    en: 'There are no foods yet. Import a CSV file, or enter the first one.',
  },
  importFoods: { ko: '파일에서 가져오기', en: 'Import foods from a file' },
  addFood: { ko: '식품 등록하기', en: 'Enter a food' },

  completeness: { ko: '정보가 알려진 식품의 비율', en: 'Foods with known facts' },
  completenessNote: {
    ko: '모르는 값이 있으면 판정이 ‘알 수 없음’이 됩니다. 의심스러운 값은 모르는 것으로 셉니다.',
    en: 'A missing fact leaves the verdict unknown. A value in doubt counts as missing.',
  },
  ofSample: { ko: '일부 식품에서 추정한 값입니다.', en: 'Estimated from a sample of the foods.' },

  members: { ko: '회원', en: 'Members' },
  membersInAll: { ko: '전체', en: 'in all' },
  last7Days: { ko: '최근 7일 가입', en: 'joined in 7 days' },
  last30Days: { ko: '최근 30일 가입', en: 'joined in 30 days' },
  noMembers: { ko: '아직 가입한 회원이 없습니다.', en: 'Nobody has signed up yet.' },

  diaries: { ko: '식사 일기', en: 'Meal diaries' },
  diariesInAll: { ko: '전체 기록', en: 'meals in all' },
  diariesByDay: { ko: '최근 7일 동안 기록된 식사', en: 'Meals written in the last seven days' },
  noDiaries: { ko: '아직 기록된 식사가 없습니다.', en: 'No meal has been written down yet.' },

  jobs: { ko: '작업', en: 'Jobs' },
  waiting: { ko: '대기', en: 'waiting' },
  running: { ko: '실행 중', en: 'running' },
  failed: { ko: '실패, 다시 시도 예정', en: 'failed, will be tried again' },
  parked: { ko: '멈춤, 확인 필요', en: 'parked, need attention' },
  done: { ko: '하루 동안 완료', en: 'done within a day' },
  workers: { ko: '살아 있는 작업자', en: 'workers alive' },
  noWorkers: {
    ko: '작업자가 응답하지 않습니다. 메일과 영양 계산이 밀립니다.',
    en: 'No worker responds: mails and computations are waiting.',
  },
  judgingAgain: { ko: '식품을 다시 판정하는 중', en: 'Foods are being judged again' },
  judgedOf: {
    ko: '{total}개 중 {done}개, 초당 {perSecond}개',
    en: '{done} of {total}, {perSecond} a second',
  },
  parkedJobs: { ko: '멈춘 작업', en: 'Parked jobs' },
  noParked: { ko: '멈춘 작업이 없습니다.', en: 'No job is parked.' },
  job: { ko: '작업', en: 'Job' },
  reason: { ko: '이유', en: 'Reason' },
  attempts: { ko: '시도', en: 'Attempts' },
  parkedAt: { ko: '멈춘 때', en: 'Parked at' },
  action: { ko: '처리', en: 'Action' },
  adminsRetry: { ko: '다시 실행은 관리자가 할 수 있습니다.', en: 'An admin can run them again.' },
} as const satisfies Record<string, LocalizedText>;

/** The names of the facts of a food. */
export function factName(fact: WatchedFact): LocalizedText {
  switch (fact) {
    case 'allergenDeclaration':
      return { ko: '알레르기 표시', en: 'Allergen declaration' };
    case 'ingredientsText':
      return { ko: '원재료명', en: 'Ingredients' };
    default:
      return nutrients[fact];
  }
}
