import type { ModeratorAction } from '../../domain/community/moderation/actions.ts';
import type { ReportTargetSlug } from '../../domain/community/moderation/targets.ts';
import type { AmountUnit } from '../../domain/meals/items.ts';
import type { LocalizedText } from '../../domain/language.ts';

/** The texts of the moderation desk. */
export const texts = {
  desk: { ko: '신고 처리', en: 'Moderation desk' },
  toDesk: { ko: '신고 처리로 가기', en: 'Go to the desk' },
  intro: {
    ko: '무거운 건이 먼저, 같으면 오래된 건이 먼저입니다.',
    en: 'The heaviest case comes first; of equal ones, the oldest.',
  },
  filter: { ko: '거르기', en: 'Filter' },
  show: { ko: '보기', en: 'Show' },
  reset: { ko: '모두 지우기', en: 'Clear' },
  state: { ko: '상태', en: 'State' },
  reason: { ko: '이유', en: 'Reason' },
  cause: { ko: '원인', en: 'Cause' },
  age: { ko: '접수', en: 'Age' },
  any: { ko: '전체', en: 'Any' },
  mine: { ko: '내가 맡은 건', en: 'Mine' },
  unseen: { ko: '아무도 안 본 건', en: 'Not looked at' },
  none: { ko: '해당하는 건이 없습니다.', en: 'There is no such case.' },
  casesInAll: { ko: '건', en: 'cases' },
  what: { ko: '대상', en: 'What' },
  reasons: { ko: '신고 이유', en: 'Reasons' },
  weight: { ko: '무게', en: 'Weight' },
  opened: { ko: '접수', en: 'Opened' },
  claimedBy: { ko: '담당', en: 'Claimed by' },
  untilTime: { ko: '{time}까지', en: 'until {time}' },
  you: { ko: '나', en: 'you' },
  gone: { ko: '대상이 없습니다.', en: 'The target is gone.' },
  mealInCase: { ko: '식사 일기(건을 열면 보입니다)', en: 'A meal (shown in its case)' },

  pick: { ko: '선택', en: 'Select' },
  pickAll: { ko: '이 쪽 모두 선택', en: 'Select all on this page' },
  batch: { ko: '여러 건 한꺼번에 처리', en: 'Decide several cases at once' },
  picked: { ko: '{count}건 선택', en: '{count} selected' },
  batchDone: { ko: '{count}건을 처리했습니다.', en: 'Decided: {count}.' },
  batchRefused: { ko: '{count}건은 처리하지 않았습니다:', en: 'Not decided: {count}.' },

  caseName: { ko: '신고 건', en: 'Case' },
  back: { ko: '목록으로', en: 'Back to the queue' },
  nextCase: { ko: '다음 건', en: 'Next case' },
  noNext: { ko: '기다리는 건이 더 없습니다.', en: 'No other case waits.' },
  content: { ko: '내용', en: 'Content' },
  author: { ko: '작성자', en: 'Author' },
  written: { ko: '작성', en: 'Written' },
  edited: { ko: '수정', en: 'Edited' },
  board: { ko: '게시판', en: 'Board' },
  anonymousAuthor: { ko: '익명', en: 'anonymous' },
  sanctions: { ko: '유효한 조치', en: 'decisions that hold' },
  listed: { ko: '목록에 있는 낱말·링크', en: 'Words and links on the list' },
  pictures: { ko: '사진 보기', en: 'Show pictures' },
  picture: { ko: '올린 사진', en: 'A picture of the author' },
  revisions: { ko: '수정 전 내용', en: 'Before its edits' },
  thread: { ko: '앞뒤 댓글', en: 'The thread around it' },
  postAround: { ko: '댓글이 달린 글', en: 'The post around it' },
  reported: { ko: '신고된 댓글', en: 'Reported' },
  reply: { ko: '답글', en: 'Reply' },
  introduction: { ko: '소개', en: 'Introduction' },
  noIntroduction: { ko: '소개가 없습니다.', en: 'There is no introduction.' },
  deletedByAuthor: { ko: '작성자가 삭제함', en: 'deleted by its author' },
  foods: { ko: '음식', en: 'Foods' },
  mealPhotos: {
    ko: '식사 사진 보기(열람 기록이 남습니다)',
    en: 'Show the photos of the meal (the log records it)',
  },
  openPage: { ko: '문서 열기', en: 'Open the document' },
  reports: { ko: '신고', en: 'Reports' },
  noReports: { ko: '회원 신고가 없습니다.', en: 'No member has reported it.' },
  history: { ko: '처리 기록', en: 'History' },
  noHistory: { ko: '아직 아무 조치도 없습니다.', en: 'Nothing has been decided yet.' },
  automatic: { ko: '신고로 자동 숨김', en: 'by reports, nobody has looked' },
  undone: { ko: '되돌림', en: 'taken back' },
  undo: { ko: '되돌리기', en: 'Undo' },
  days: { ko: '일', en: 'days' },

  work: { ko: '처리', en: 'Work on it' },
  claim: { ko: '맡기', en: 'Claim' },
  release: { ko: '내려놓기', en: 'Release' },
  moreTime: { ko: '시간 늘리기', en: 'More time' },
  free: { ko: '아무도 맡지 않았습니다.', en: 'Nobody works on it.' },
  isYours: { ko: '내가 맡았습니다', en: 'You work on it' },
  isTheirs: { ko: '다른 운영자가 맡았습니다', en: 'Somebody else works on it' },
  resolvedHint: {
    ko: '처리된 건입니다. 조치를 되돌리면 다시 열립니다.',
    en: 'It is resolved. Undo an action to open it again.',
  },
  ofContent: { ko: '내용', en: 'Content' },
  ofAuthor: { ko: '작성자', en: 'Author' },
  ofBoard: { ko: '게시판', en: 'Board' },

  theyRead: { ko: '작성자가 읽는 글', en: 'What the author reads' },
  message: {
    ko: '작성자에게 덧붙이는 글(선택, 작성자가 그대로 읽습니다)',
    en: 'More for the author (optional; they read it as it is)',
  },
  messageHint: {
    ko: '질병이나 신고한 사람을 짐작할 수 있는 내용은 적지 마세요.',
    en: 'Please name no disease, and nothing that tells who reported it.',
  },
  messageSent: { ko: '작성자에게 쓴 글', en: 'To the author' },
  note: { ko: '메모(운영진만 봅니다)', en: 'Note (for moderators only)' },
  forDays: { ko: '기간(일)', en: 'For days' },
  keepOpen: { ko: '이어서 다른 조치도 합니다', en: 'Something else follows: keep the case' },
  cancel: { ko: '취소', en: 'Cancel' },
  really: { ko: '정말 진행할까요?', en: 'Do you really want this?' },
  yes: { ko: '네, 진행합니다', en: 'Yes, go ahead' },

  claimed: { ko: '맡았습니다.', en: 'The case is yours.' },
  released: { ko: '내려놓았습니다.', en: 'You have released it.' },
  done: { ko: '처리했습니다', en: 'Done' },
  taken: { ko: '조치를 되돌렸습니다.', en: 'The action is taken back.' },
  stale: {
    ko: '그사이 다른 운영자가 처리했습니다. 아무것도 바꾸지 않았고, 지금 상태를 다시 불러왔습니다.',
    en: 'A colleague was faster. Nothing was changed, and you see the case as it is now.',
  },
  failed: { ko: '처리하지 못했습니다. 다시 시도해 주세요.', en: 'It did not work. Please try again.' },

  appeal: { ko: '이의 제기', en: 'Appeal' },
  appealAbout: { ko: '이의가 제기된 조치', en: 'The author appeals this action' },
  accept: { ko: '받아들이기(조치를 되돌림)', en: 'Accept (takes the action back)' },
  reject: { ko: '조치 유지', en: 'Reject (the action stays)' },
  accepted: { ko: '이의를 받아들였습니다.', en: 'The appeal is accepted.' },
  rejected: { ko: '조치를 유지했습니다.', en: 'The appeal is rejected.' },

  opening: { ko: '익명 작성자 확인', en: 'Who wrote it' },
  openingHint: {
    ko: '운영자 두 명이 동의해야 하며, 작성자가 보는 기록에 남습니다.',
    en: 'It takes two moderators, and the author sees in the log that it was done.',
  },
  openingReason: { ko: '확인이 필요한 이유', en: 'Why it is needed' },
  ask: { ko: '확인 요청하기', en: 'Ask for it' },
  agree: { ko: '동의하기', en: 'Agree' },
  refuse: { ko: '거절하기', en: 'Refuse' },
  takeBack: { ko: '요청 거두기', en: 'Take it back' },
  refuseReason: { ko: '거절하는 이유', en: 'Why you refuse' },
  showAuthor: { ko: '작성자 보기', en: 'Show the author' },
  authorIs: { ko: '작성자', en: 'The author is' },
  authorGone: { ko: '탈퇴한 회원입니다.', en: 'The member has left.' },
  asked: {
    ko: '확인을 요청했습니다. 다른 운영자의 동의를 기다립니다.',
    en: 'It now waits for a second moderator.',
  },
  agreed: {
    ko: '동의했습니다. 24시간 동안 두 사람이 볼 수 있습니다.',
    en: 'Both of you see the author for 24 hours.',
  },
  refused: { ko: '거절했습니다.', en: 'It is refused.' },
  askedBy: { ko: '요청', en: 'Asked by' },

  atAGlance: { ko: '커뮤니티 현황', en: 'The community' },
  unavailable: {
    ko: '지금은 이 수치를 불러올 수 없습니다. 잠시 뒤 새로 고쳐 주세요.',
    en: 'These figures are not available right now. Please reload in a moment.',
  },
  waiting: { ko: '기다리는 건', en: 'Cases that wait' },
  waitingByAge: { ko: '기다린 시간별 건수', en: 'Cases that wait, by age' },
  reportsByReason: { ko: '이유별 신고(최근 4주)', en: 'Reports by reason, four weeks' },
  noReportsYet: { ko: '최근 4주 동안 신고가 없습니다.', en: 'Nobody has reported anything in four weeks.' },
  firstLook: { ko: '첫 확인까지 걸린 시간', en: 'Time to first look' },
  median: { ko: '중앙값', en: 'median' },
  p90: { ko: '열에 아홉은 이 안에', en: 'nine of ten within' },
  notSeen: { ko: '아직 안 본 건', en: 'not looked at' },
  openAppeals: { ko: '이의 대기', en: 'open appeals' },
  noFigure: { ko: '없음', en: 'none yet' },
  fourWeeks: { ko: '최근 4주', en: 'Four weeks' },
  newMembers: { ko: '새 회원', en: 'New members' },
  newPosts: { ko: '새 게시글', en: 'New posts' },
  newReports: { ko: '신고', en: 'Reports' },
  asTable: { ko: '표로 보기', en: 'As a table' },
  day: { ko: '날짜', en: 'Day' },
  number: { ko: '수', en: 'Number' },

  keyboard: { ko: '단축키', en: 'Keyboard' },
  keysOn: { ko: '단축키 사용', en: 'Use these keys' },
  keyNext: { ko: '다음 줄', en: 'next row' },
  keyPrevious: { ko: '이전 줄', en: 'row before' },
  keyPick: { ko: '초점이 있는 줄 선택', en: 'select the row with the focus' },
  keyBatch: { ko: '선택한 건', en: 'the selected cases' },
  keyOpen: { ko: '건 열기', en: 'open the case' },
  keyFilter: { ko: '거르기로 가기', en: 'go to the filter' },
  keyFirst: { ko: '가장 급한 건 열기', en: 'open the most urgent case' },
  keyClaim: { ko: '맡기·내려놓기', en: 'claim or release' },
  keyUndo: { ko: '마지막 조치 되돌리기', en: 'undo the last action' },
  keyHelp: { ko: '단축키 보기', en: 'show these keys' },
} as const satisfies Record<string, LocalizedText>;

export const targetTitles: Readonly<Record<ReportTargetSlug, LocalizedText>> = {
  posts: { ko: '게시글', en: 'Post' },
  comments: { ko: '댓글', en: 'Comment' },
  'meal-diaries': { ko: '식사 일기', en: 'Meal' },
  members: { ko: '회원', en: 'Member' },
};

/** The units of the foods of a meal. */
export const amountUnitTitles: Readonly<Record<AmountUnit, LocalizedText>> = {
  g: { ko: 'g', en: 'g' },
  ml: { ko: 'ml', en: 'ml' },
  serving: { ko: '회분', en: 'servings' },
};

/** What it means to hide what reports have hidden. */
export const keepHiddenConsequence: LocalizedText = {
  ko: '숨긴 채로 두고 신고를 인정합니다. 작성자에게 알리며, 작성자는 이의를 제기할 수 있습니다.',
  en: 'It stays hidden, and the reports are confirmed. The author is told, and can appeal.',
};

/** What an action does, before it is done. */
export const consequences: Readonly<Record<ModeratorAction, LocalizedText>> = {
  dismiss: {
    ko: '신고를 인정하지 않습니다. 숨겨졌거나 검토 중이던 내용은 다시 보입니다.',
    en: 'The reports are not confirmed. What was hidden or held appears.',
  },
  hide: {
    ko: '작성자와 운영진 말고는 볼 수 없게 됩니다. 작성자에게 알립니다.',
    en: 'Only the author and moderators see it from now on. The author is told.',
  },
  restore: {
    ko: '모두에게 다시 보입니다. 작성자에게 알립니다.',
    en: 'Everybody sees it again. The author is told.',
  },
  remove: {
    ko: '삭제된 것으로 표시하고, 같은 사진은 다시 올릴 수 없습니다. 작성자에게 알립니다.',
    en: 'It is taken away, and its pictures cannot be uploaded again. The author is told.',
  },
  warn: { ko: '작성자에게 경고를 보냅니다.', en: 'The author gets a warning.' },
  mute: {
    ko: '작성자는 이 기간에 읽을 수만 있습니다. 익명 작성자는 익명으로만 쓸 수 없습니다.',
    en: 'The author can only read for this time. An anonymous author just cannot write anonymously.',
  },
  suspend: {
    ko: '바로 로그아웃되고, 이 기간에 이름으로 쓴 글이 모두 보이지 않습니다. 메일로 알립니다.',
    en: 'All sessions end now, and what the member wrote by name is not shown for this time. A mail tells why.',
  },
  ban: {
    ko: '풀 때까지 로그인할 수 없고, 이름으로 쓴 글이 모두 보이지 않습니다. 메일로 알립니다.',
    en: 'The member cannot log in until somebody lifts it, and what they wrote by name is not shown. A mail tells why.',
  },
  lift: {
    ko: '쓰기 제한과 이용 정지를 모두 풉니다. 작성자에게 알립니다.',
    en: 'Ends every mute, suspension and ban. The author is told.',
  },
  closeBoard: {
    ko: '게시판 전체에 새 글을 쓸 수 없습니다. 있는 글은 그대로 보입니다.',
    en: 'Nobody can write a new post on the whole board. What is there stays.',
  },
  openBoard: { ko: '게시판에 다시 글을 쓸 수 있습니다.', en: 'Members can write on the board again.' },
};
