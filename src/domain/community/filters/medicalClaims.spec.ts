import { claimsToHeal } from './medicalClaims.ts';

test.each([
  ...[
    '당뇨가 완치됩니다',
    '당뇨가  완 치 됩니다',
    '이거 먹고 당뇨 완치!',
    '고혈압이 싹 나았어요',
    '통풍이 깨끗하게 나아요',
  ],
  ...[
    '약 끊고 이것만 드세요',
    '저는 약 끊고 좋아졌어요',
    '약을 끊으세요',
    '혈압약 안 먹어도 됩니다',
    '인슐린 필요 없어요',
  ],
  ...[
    '당뇨약 대신 여주즙을 드세요',
    '항암치료 대신 이 식단으로',
    '투석 안 받아도 됩니다',
    '약 없이도 혈당이 잡혀요, 약 없이 혈압 잡았어요',
  ],
  ...[
    '암이 사라졌습니다',
    '아토피가 없어졌어요',
    '신장병을 고칠 수 있습니다',
    '돼지감자는 천연 인슐린입니다',
    '의사들이 숨기는 방법',
  ],
  ...['메니에르병이 치료됩니다', '콩팥병 특효!', '약보다 효과 좋아요', '스테로이드 버리세요'],
  ...[
    'cures diabetes',
    'This tea cured my cancer',
    'Stop your insulin',
    'Stop taking your medication now',
    'quit your meds',
  ],
  ...[
    'You will not need insulin. Diabetes is gone',
    "You don't need your medicine any more",
    'better than chemo',
    'Reverses kidney disease in 30 days',
  ],
  ...[
    'My eczema disappeared',
    'A miracle cure',
    'natural insulin',
    'CURES　DIABETES',
    'c\u200bures diabetes',
    'instead of your pills, drink this',
  ],
  ...[
    '병원 안 가도 됩니다',
    '항암 대신 자연치유 하세요',
    '투석을 멈췄어요',
    '당뇨 완치 비법',
    '아토피 완치 후기',
    '약을 줄이고 이 즙을 드세요',
  ],
  ...[
    '약 먹지 마세요',
    '항암치료 받지 마세요',
    '스타틴 드시지 마세요',
    '의사 말 듣지 말고 이렇게 하세요',
    '인슐린 안 맞아도 돼요',
  ],
  ...[
    '양파즙 먹고 당뇨가 완치되었어요',
    '당뇨 졸업했어요',
    '암세포가 죽습니다',
    '암을 이기는 밥상',
    '완.치 가능한 당뇨',
    '완·치되는 당.뇨',
    'This replaces your blood pressure medication',
    'D1abetes cured',
    'сures diabetes',
  ],
  ...[
    'this heals your kidneys',
    'Throw your pills away',
    'No more metformin!',
    'insulin-free in two weeks',
    'You can stop dialysis',
  ],
])('%s is a claim', (text) => {
  expect(claimsToHeal(text)).toBe(true);
});

test.each([
  ...[
    '약을 끊지 마세요',
    '의사와 상의 없이 약을 끊으면 안 됩니다',
    '약 끊으면 위험해요',
    '주치의 선생님이 약을 줄이자고 하셨어요',
  ],
  ...[
    '당뇨는 완치가 되나요?',
    '완치되고 싶어요',
    '얼른 나았으면 좋겠어요',
    '당뇨는 완치가 안 된대요',
    '완치라는 광고는 믿지 마세요',
  ],
  ...[
    '약 30분 걸었어요',
    '친구와 약속을 끊었어요',
    '약국에서 샀어요',
    '절약하고 끊임없이',
    '만약 밥 대신 두부를 먹으면',
    '약간 줄이세요',
  ],
  ...[
    '밥 대신 두부를 먹었어요',
    '설탕 대신 스테비아를 써요',
    '커피를 끊었어요',
    '라면 끊고 국물도 줄였어요',
    '술을 끊었습니다',
  ],
  ...[
    '혈당이 내려갔어요',
    '혈압이 130으로 안정됐어요',
    '저염식 두 달째입니다',
    '암 환자 식단 공유해요',
    '병원에서 약을 바꿨어요',
  ],
  ...['두부가 고기보다 좋아요', '배고픔이 사라졌어요', '붓기가 없어졌어요', '저녁 산책하고 나아졌어요', ''],
  ...[
    'Never stop your insulin',
    'Is there a cure for diabetes?',
    'There is no cure for diabetes',
    'My doctor stopped my medication',
  ],
  ...[
    'Do not skip your medication',
    'I stopped eating sugar',
    'tofu instead of meat',
    'I hope my eczema goes away',
    'This does not cure diabetes',
  ],
  ...['혈당이 정상으로 돌아왔어요', '혈당 스파이크가 없어졌어요', '주사를 안 맞아도 돼서 좋아요'],
  ...['instead of sugar I put honey in and take my pills', 'diabetes cured ham'],
  ...['I quit smoking', 'cured ham has a lot of salt', 'a recipe for people with diabetes'],
  ...[
    '빈속에 약 먹지 마세요',
    '약은 커피와 함께 드시지 마세요',
    '남은 약 먹지 마세요',
    '병원 안 가면 안 됩니다',
    '멈추지 않고 걸었어요',
  ],
  ...['gluten-free bread', 'sugar free', 'beef liver with onions', 'no more salt for me'],
])('%j is none', (text) => {
  expect(claimsToHeal(text)).toBe(false);
});

test('a long text takes milliseconds', () => {
  expect(claimsToHeal('약 '.repeat(10_000) + '당뇨 '.repeat(5_000))).toBe(false);
});
