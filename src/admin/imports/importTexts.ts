import type { ImportAction } from '../../domain/imports/process/states.ts';
import type { LocalizedText } from '../../domain/language.ts';

/** The texts of the pages of imports. */
export const texts = {
  imports: { ko: '식품 가져오기', en: 'Food imports' },
  intro: {
    ko: 'CSV 파일을 올리면, 바뀔 내용을 먼저 보여 드립니다. 시작을 누르기 전에는 아무것도 바뀌지 않습니다.',
    en: 'Upload a CSV file, and you see what it would change. Nothing changes before you start the import.',
  },
  newImport: { ko: '새로 가져오기', en: 'New import' },
  drop: { ko: 'CSV 파일을 여기에 놓거나', en: 'Drop CSV files here, or' },
  choose: { ko: '파일 고르기', en: 'Choose files' },
  dropHint: {
    ko: '.csv, .tsv, .txt, 압축한 .gz, .zip. 짝이 되는 파일(식품과 영양)은 함께 고르세요. 8개까지 가져올 수 있습니다.',
    en: '.csv, .tsv, .txt, or packed as .gz or .zip. Choose files that belong together (foods and nutrients) at once; at most 8.',
  },
  chosen: { ko: '고른 파일', en: 'Chosen files' },
  remove: { ko: '빼기', en: 'Remove' },
  upload: { ko: '올리기', en: 'Upload' },
  uploading: { ko: '올리는 중', en: 'Uploading' },
  uploaded: { ko: '파일을 받아 확인합니다', en: 'The server has the files' },
  stopUpload: { ko: '올리기 멈추기', en: 'Stop the upload' },
  uploadStopped: {
    ko: '올리기를 멈췄습니다. 서버에 남은 것은 없습니다.',
    en: 'The upload is stopped. Nothing of it is kept.',
  },
  uploadCut: {
    ko: '올리다가 연결이 끊겼습니다. 연결을 확인하고 다시 올려 주세요.',
    en: 'The connection broke during the upload. Check it, and upload again.',
  },

  none: { ko: '아직 가져온 파일이 없습니다.', en: 'Nothing has been imported yet.' },
  file: { ko: '파일', en: 'File' },
  state: { ko: '상태', en: 'State' },
  by: { ko: '올린 사람', en: 'By' },
  at: { ko: '올린 때', en: 'At' },
  rowsShort: { ko: '행', en: 'Rows' },
  commandLine: { ko: '명령줄', en: 'command line' },
  list: { ko: '가져온 목록', en: 'All imports' },

  started: { ko: '올림', en: 'Uploaded' },
  sameAs: { ko: '같은 파일을 전에 가져온 적이 있습니다', en: 'The same files were imported before' },
  earlier: { ko: '이전 가져오기 보기', en: 'See that import' },

  seen: { ko: '파일', en: 'The files' },
  encoding: { ko: '인코딩', en: 'encoding' },
  delimiter: { ko: '구분 기호', en: 'delimiter' },
  comma: { ko: '쉼표', en: 'comma' },
  semicolon: { ko: '세미콜론', en: 'semicolon' },
  tab: { ko: '탭', en: 'tab' },
  packed: { ko: '압축', en: 'packed' },
  columnsIn: { ko: '{count}열', en: '{count} columns' },
  firstRows: { ko: '처음 행', en: 'First rows' },
  moreColumns: { ko: '열 {count}개 더 있음', en: '{count} more columns' },
  headerFaults: { ko: '머리글에서 고칠 것', en: 'Columns to look at' },
  duplicateColumn: {
    ko: '{first}번째 열과 {position}번째 열의 이름이 모두 "{column}"입니다. 하나를 지우거나 다른 이름을 붙여 주세요.',
    en: 'Columns {first} and {position} both mean "{column}". Delete one of them, or rename it.',
  },
  namelessColumn: {
    ko: '{position}번째 열에 값이 있지만 이름이 없습니다. 이름을 붙이거나 열을 지워 주세요.',
    en: 'Column {position} has values but no name. Give it one, or delete it.',
  },
  unknownColumn: {
    ko: '{position}번째 열 "{column}": 모르는 이름입니다.',
    en: 'Column {position}, "{column}": the name is not known.',
  },
  meant: { ko: '"{proposal}"입니까?', en: 'Is it "{proposal}"?' },

  reading: { ko: '읽는 방법', en: 'How to read them' },
  format: { ko: '형식', en: 'Format' },
  guessed: { ko: '파일에서 알아봄', en: 'recognised' },
  ownMapping: { ko: '열을 직접 지정', en: 'My own columns' },
  noPreset: {
    ko: '아는 형식이 아닙니다. 어느 열이 무엇인지 알려 주세요.',
    en: 'This is no format that we know. Please say which column is what.',
  },
  noPresetOfSeveral: {
    ko: '파일들이 한 형식에 맞지 않습니다. 짝이 맞는지 보고, 한 파일씩 가져올 수도 있습니다. 열을 직접 지정하려면 파일이 하나여야 합니다.',
    en: 'No format fits all files. See if they belong together, or import them one by one. You can say which column is what for one file.',
  },
  questions: { ko: '먼저 답해 주세요', en: 'Please answer first' },
  likely: { ko: '이쪽 같습니다', en: 'looks right' },
  matchBy: { ko: '같은 식품 찾기', en: 'How a row finds its food' },
  matchByCode: { ko: '출처와 코드로', en: 'by source and code' },
  matchByBarcode: { ko: '바코드로', en: 'by barcode' },

  mapping: { ko: '열 지정', en: 'Columns' },
  savedMapping: {
    ko: '저장해 둔 열 지정 "{name}"을(를) 씁니다.',
    en: 'The saved columns "{name}" fit this file.',
  },
  column: { ko: '파일의 열', en: 'Column of the file' },
  example: { ko: '보기', en: 'Example' },
  field: { ko: '항목', en: 'Field' },
  unit: { ko: '단위', en: 'Unit' },
  unitOf: { ko: '단위: {column}', en: 'Unit of {column}' },
  fieldOf: { ko: '항목: {column}', en: 'Field of {column}' },
  leaveOut: { ko: '쓰지 않음', en: 'not used' },
  barcodeAndCode: { ko: '바코드 (코드로도 씀)', en: 'Barcode, and code too' },
  categoryField: { ko: '식품군 (슬러그 또는 출처의 분류)', en: 'Category (slug, or group of the source)' },
  ofFood: { ko: '식품', en: 'Food' },
  ofNutrients: { ko: '영양성분', en: 'Nutrients' },
  kind: { ko: '식품 종류', en: 'Kind of food' },
  choosePlease: { ko: '고르세요', en: 'please choose' },
  source: { ko: '출처 이름', en: 'Name of the source' },
  per: { ko: '값의 기준', en: 'Figures are per' },
  perServing: { ko: '1회 제공량', en: 'serving' },
  saveAs: { ko: '다음에도 쓸 이름 (선택)', en: 'Save these columns as (optional)' },
  saveHint: {
    ko: '이름을 적으면 열이 같은 다음 파일에 이 지정을 보여 드립니다.',
    en: 'With a name, they are proposed for the next file with these columns.',
  },
  stillNeeded: { ko: '아직 필요한 항목: {fields}', en: 'Still needed: {fields}' },
  columnTwice: {
    ko: '이름이 같은 열이 또 있어 쓸 수 없습니다.',
    en: 'Its name occurs twice, so it cannot be used.',
  },

  makePreview: { ko: '미리보기', en: 'Preview' },
  previewAgain: { ko: '이 방법으로 다시 미리보기', en: 'Preview again like this' },
  changeReading: { ko: '읽는 방법 바꾸기', en: 'Change how it is read' },

  progress: { ko: '진행', en: 'Progress' },
  ofRows: { ko: '{total}행 가운데 {rows}행', en: '{rows} of {total} rows' },
  rowsSoFar: { ko: '{rows}행', en: '{rows} rows' },
  perSecond: { ko: '초당 {rows}행', en: '{rows} rows a second' },
  timeLeft: { ko: '{time} 남음', en: '{time} left' },
  almost: { ko: '곧 끝납니다', en: 'almost done' },
  lookingAt: { ko: '파일을 확인하고 있습니다.', en: 'The server looks at the files.' },
  waitsForTurn: {
    ko: '다른 가져오기가 끝나면 시작합니다. 이 쪽을 닫아도 됩니다.',
    en: 'It starts when the import before it has ended. You may close this page.',
  },
  goesOn: { ko: '이 쪽을 닫아도 계속됩니다.', en: 'It goes on when you close this page.' },
  takesBack: { ko: '쓴 내용을 되돌리고 있습니다.', en: 'What was written is being taken back.' },
  isPaused: { ko: '여기까지 쓴 내용은 그대로 있습니다.', en: 'What was written so far stays.' },
  commandPaused: {
    ko: '명령줄에서 시작했습니다. 같은 명령을 다시 실행하면 이어집니다.',
    en: 'It was started on the command line. Run the same command again to go on.',
  },
  connectionLost: {
    ko: '서버에 연결되지 않습니다. 다시 연결되면 진행을 보여 드립니다.',
    en: 'The server does not answer. The progress appears again when it does.',
  },

  preview: { ko: '미리보기', en: 'Preview' },
  report: { ko: '결과', en: 'Report' },
  reportSoFar: { ko: '지금까지의 결과', en: 'Report so far' },
  reportTakenBack: { ko: '되돌린 행', en: 'Rows that were taken back' },
  rowsInAll: { ko: '전체 {rows}행', en: '{rows} rows in all' },
  all: { ko: '모두', en: 'All' },
  warningsOfUnchanged: {
    ko: '바뀌지 않은 행의 주의는 다시 세지 않습니다. 그 행을 처음 가져온 보고서에 있습니다.',
    en: 'Warnings of unchanged rows are not counted again: the report of the import that wrote them has them.',
  },
  doubtful: { ko: '의심', en: 'in doubt' },
  keptByHand: { ko: '사람이 고친 값 유지', en: 'kept as people set them' },
  newCategories: { ko: '새 식품군 {count}개', en: '{count} new categories' },
  byFlag: { ko: '의심별', en: 'By doubt' },
  byIssue: { ko: '이유별', en: 'By reason' },
  download: { ko: '결과 CSV 내려받기', en: 'Download as CSV' },
  downloadShown: { ko: '이 목록 CSV 내려받기', en: 'Download this list as CSV' },
  nothingToChange: {
    ko: '모든 행이 지금 식품 정보와 같습니다. 가져와도 바뀌는 것이 없습니다.',
    en: 'All rows are as they are in the catalogue. The import would change nothing.',
  },
  changedNothing: {
    ko: '모든 행이 식품 정보와 같아서 아무것도 바꾸지 않았습니다.',
    en: 'All rows were as they are in the catalogue, so nothing was changed.',
  },
  manyRefused: {
    ko: '행의 {share}가 거절됩니다. 이유를 먼저 확인해 주세요.',
    en: '{share} of the rows are refused. Please look at the reasons first.',
  },
  manyWereRefused: {
    ko: '행의 {share}가 거절되었습니다. 이유를 확인해 주세요.',
    en: '{share} of the rows were refused. Please look at the reasons.',
  },
  noneShown: { ko: '해당하는 행이 없습니다.', en: 'There is no such row.' },
  unchangedNotListed: {
    ko: '바뀌지 않고 의심도 없는 행은 세기만 하고 목록에는 없습니다.',
    en: 'Rows that stay as they are, without a doubt, are counted and not listed.',
  },
  line: { ko: '{line}줄', en: 'line {line}' },
  nameless: { ko: '(이름 없음)', en: '(no name)' },
  before: { ko: '지금', en: 'Now' },
  after: { ko: '바뀐 뒤', en: 'Then' },
  was: { ko: '이전', en: 'Before' },
  is: { ko: '이후', en: 'After' },
  empty: { ko: '비어 있음', en: 'empty' },
  removed: { ko: '지워짐', en: 'removed' },
  stays: { ko: '유지', en: 'stays' },
  fileSays: { ko: '파일의 값: {value}', en: 'the file has {value}' },
  changesOf: { ko: '{name}: 바뀌는 항목', en: 'Changes of {name}' },
  error: { ko: '거절', en: 'refused' },
  warning: { ko: '주의', en: 'note' },
  doubt: { ko: '의심', en: 'doubt' },
  pruned: {
    ko: '기한이 지나 파일과 행별 결과는 정리했습니다. 식품은 그대로 있습니다.',
    en: 'Its files and rows were removed after their time. The foods are as they were.',
  },

  failedBecause: { ko: '가져오지 못한 이유', en: 'Why it failed' },
  asItWas: {
    ko: '식품 정보는 가져오기 전과 같습니다. 파일을 고쳐 새로 올려 주세요.',
    en: 'The catalogue is as it was before. Correct the file, and upload it again.',
  },
  orReadOtherwise: {
    ko: '파일이 맞다면 아래에서 읽는 방법을 바꿔 다시 미리보기 할 수 있습니다.',
    en: 'If the file is right, change below how it is read, and preview it again.',
  },
  couldNotRollBack: { ko: '되돌리지 못한 이유', en: 'Why it was not rolled back' },
  rolledBack: {
    ko: '되돌렸습니다. 추가된 식품 {deleted}개를 지우고, 바뀐 식품 {restored}개를 이전 값으로 돌렸습니다.',
    en: 'It is rolled back: {deleted} created foods are removed, and {restored} changed ones have their former values.',
  },
  rolledBackTrashed: {
    ko: '그사이 고쳤거나 쓰이는 식품 {trashed}개는 휴지통에 있습니다.',
    en: '{trashed} created foods that were changed or used since are in the trash.',
  },
  rolledBackKept: {
    ko: '식품 {kept}개에서는 그사이 사람이 고친 항목이 그대로 있습니다.',
    en: 'Of {kept} foods, what people changed since stays.',
  },
  cancelledNothing: {
    ko: '취소했습니다. 식품 정보는 가져오기 전과 같습니다.',
    en: 'It is cancelled. The catalogue is as it was before.',
  },
  finished: { ko: '끝남', en: 'Finished' },
  canRollBackUntil: { ko: '되돌릴 수 있는 기한', en: 'Can be rolled back until' },

  again: { ko: '이 파일 다시 가져오기', en: 'Import these files again' },

  groups: { ko: '출처의 분류를 식품군에 잇기', en: 'Categories of the source' },
  groupsIntro: {
    ko: '이 분류들은 우리 식품군과 아직 이어져 있지 않아, 식품군에 따른 기준이 이 식품들에는 적용되지 않습니다. 확실한 것만 이어 주세요. 고른 식품군은 이 출처의 다음 가져오기에도 쓰입니다.',
    en: 'No category of the catalogue stands for these groups yet, so rules for categories do not apply to their foods. Choose only what is certain. A choice also counts for later imports of this source.',
  },
  groupsOpen: { ko: '식품군을 정할 분류 {count}개', en: '{count} groups without a category' },
  groupFoods: { ko: '{source} · 식품 {count}개', en: '{source} · foods: {count}' },
  groupFoodsWithExample: {
    ko: '{source} · 식품 {count}개 · 예: {example}',
    en: '{source} · foods: {count} · such as {example}',
  },
  groupPlaceholder: { ko: '식품군 이름으로 찾기', en: 'Search by name' },
  groupUnknown: { ko: '목록에 있는 식품군을 골라 주세요.', en: 'Please choose a category of the list.' },
  groupProposal: { ko: '이름이 같은 식품군: {category}', en: 'Same name: {category}' },
  groupsProposeAll: {
    ko: '이름이 같은 식품군 {count}개 모두 넣기',
    en: 'Fill in all {count} with the same name',
  },
  groupsMore: { ko: '{count}개 더 보기', en: 'Show {count} more' },
  groupsSave: { ko: '식품군 저장', en: 'Save the categories' },
  groupsSaved: {
    ko: '저장했습니다. 이 출처의 다음 가져오기부터 쓰입니다.',
    en: 'Saved. It counts from the next import of this source on.',
  },
  groupsSavedBefore: {
    ko: '저장했습니다. 가져오기를 시작하면 이 식품군이 쓰입니다. 바뀐 모습을 먼저 보려면 아래의 "읽는 방법 바꾸기"에서 다시 미리보기 하세요.',
    en: 'Saved. The import uses it when you start it. To see it first, preview again under "Change how it is read" below.',
  },
  groupsSavedDone: {
    ko: '저장했습니다. 이미 가져온 식품은 아직 그대로입니다. 같은 파일을 다시 가져오면 식품군이 바뀝니다.',
    en: 'Saved. The foods that are imported already stay as they are. Import the same files again, and they get their categories.',
  },

  close: { ko: '닫기', en: 'Close' },
  failedCall: { ko: '처리하지 못했습니다. 다시 시도해 주세요.', en: 'It did not work. Please try again.' },
  exportFoods: { ko: 'CSV로 내보내기', en: 'Export as CSV' },
} as const satisfies Record<string, LocalizedText>;

/** The button of each action. */
export const actionTitles: Readonly<Record<ImportAction, LocalizedText>> = {
  preview: { ko: '미리보기', en: 'Preview' },
  start: { ko: '가져오기 시작', en: 'Start the import' },
  pause: { ko: '일시 중지', en: 'Pause' },
  resume: { ko: '이어서 하기', en: 'Resume' },
  cancel: { ko: '취소', en: 'Cancel the import' },
  rollback: { ko: '되돌리기', en: 'Roll back' },
  delete: { ko: '기록 삭제', en: 'Delete the record' },
};

/** What is asked before an action that cannot be undone by another. */
export const consequences = {
  cancel: {
    ko: '이 가져오기를 끝냅니다. 아직 아무것도 쓰지 않았습니다.',
    en: 'It ends this import. Nothing has been written yet.',
  },
  cancelWritten: {
    ko: '지금까지 쓴 {rows}행을 모두 되돌리고 끝냅니다. 이어서 할 생각이면 일시 중지를 쓰세요.',
    en: 'The {rows} rows that are written so far are taken back, and the import ends. To go on later, pause it instead.',
  },
  rollback: {
    ko: '추가된 식품 {created}개를 지우고, 바뀐 식품 {updated}개를 이전 값으로 돌립니다. 그사이 사람이 고친 항목은 그대로 두고, 식사 일기 등에 쓰인 식품은 지우지 않고 휴지통에 둡니다. 같은 파일은 다시 가져올 수 있습니다.',
    en: 'The {created} created foods are removed, and the {updated} changed foods get their former values. What people changed since stays, and created foods that are in use (in meals, for example) go to the trash. You can import the same files again.',
  },
  delete: {
    ko: '파일과 행별 결과를 지우며, 그 뒤에는 되돌릴 수 없습니다. 식품은 그대로 남습니다.',
    en: 'Its files and its report are removed, and it cannot be rolled back after that. Its foods stay.',
  },
} as const satisfies Record<string, LocalizedText>;
